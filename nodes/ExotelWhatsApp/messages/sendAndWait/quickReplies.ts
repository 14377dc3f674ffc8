import type { Content } from '../../api/sendRequest';
import { isRecord, shown } from '../../shared/data';
import { Problem } from '../../shared/problem';
import type { QuickReply } from '../template/quickReplies';

type Component = Record<string, unknown>;

const isQuickReply = ({ sub_type: subType }: Component) => subType === 'quick_reply';

const place = ({ index }: Component) => Number(index);

/** A button with the ID that a tap on it brings back; API reference, section 2.3. */
const withId = ({ index, text }: QuickReply): Component => ({
	type: 'button',
	sub_type: 'quick_reply',
	index: String(index),
	parameters: [{ type: 'payload', payload: text }],
});

function componentsOf(template: Component): Component[] {
	const { components } = template;
	return Array.isArray(components) ? components.filter(isRecord) : [];
}

function refuseEqualIds(buttons: Component[]): void {
	const ids = buttons.map(({ parameters }) => JSON.stringify(parameters));
	const twice = ids.find((id, position) => ids.indexOf(id) !== position);
	if (twice === undefined) return;
	throw new Problem(
		`Two quick replies of the template bring back the same: ${shown(twice)}`,
		'Give each quick reply a payload of its own, so that the answers can be told apart.',
	);
}

/**
 * A template whose quick replies all bring back an ID, in their order: that of the user, or else their
 * text.
 * @param known the quick replies of the template, where it was looked up
 */
export function withQuickReplies(content: Content, known: QuickReply[]): Content {
	const template = content.template as Component;
	const given = componentsOf(template);
	const answered = new Set(given.filter(isQuickReply).map(place));
	const added = known.filter(({ index }) => !answered.has(index)).map(withId);
	const buttons = [...given.filter(isQuickReply), ...added].sort((a, b) => place(a) - place(b));
	refuseEqualIds(buttons);
	const components = [...given.filter((one) => !isQuickReply(one)), ...buttons];
	if (components.length === 0) return content;
	return { ...content, template: { ...template, components } };
}

/** @throws Problem for a template on which nobody can tap */
export function refuseWithoutQuickReply(content: Content): void {
	if (componentsOf(content.template as Component).some(isQuickReply)) return;
	throw new Problem(
		'An approval needs a quick reply to tap on, and the template has none that this node knows of',
		"Pick a template with quick replies: the first one approves, the others decline. Where the template is not looked up, give each quick reply a payload in 'Button Variables'.",
	);
}
