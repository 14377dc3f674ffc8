import type { Values } from '../../shared/values';
import type { Template, TemplateButton, TemplateComponent } from '../../api/templateDefinition';
import { kindOfButton } from './buttons';
import { bodyId, buttonId, headerLinkId, headerProductId, headerTextId, type Scope } from './ids';
import { filled } from '../../shared/placeholders';
import { isOfCode } from './variables';

type ReadId = (id: string) => string;

function headerLine({ format = 'TEXT', text = '' }: TemplateComponent, scope: Scope, read: ReadId) {
	if (format === 'TEXT') return filled(text, () => read(headerTextId(scope)));
	const id = format === 'PRODUCT' ? headerProductId(scope) : headerLinkId(scope);
	return `[${format[0]}${format.slice(1).toLowerCase()}: ${read(id)}]`;
}

function buttonLine(button: TemplateButton, index: number, scope: Scope, read: ReadId): string {
	const { filled: sent, extra } = kindOfButton(button) ?? {};
	const [first] = sent?.variables ?? [];
	const valueOf = () => (first ? read(buttonId(scope, index, first.what)) : '');
	return [`[${button.text ?? 'Copy code'}]`, extra?.(button, valueOf)].filter(Boolean).join(' ');
}

/** The lines of each type of component. */
const LINES: Record<string, (component: TemplateComponent, scope: Scope, read: ReadId) => string> =
	{
		HEADER: headerLine,
		BODY: ({ text = '' }, scope, read) => filled(text, (name) => read(bodyId(scope, name))),
		LIMITED_TIME_OFFER: ({ limited_time_offer: offer }) => offer?.text ?? '',
		FOOTER: ({ text = '' }) => text,
		BUTTONS: ({ buttons = [] }, scope, read) =>
			buttons.map((button, index) => buttonLine(button, index, scope, read)).join('\n'),
		CAROUSEL: ({ cards = [] }, _, read) =>
			cards
				.map(
					({ components }, card) => `Card ${card + 1}\n${blocks(components, { card }, read, '\n')}`,
				)
				.join('\n\n'),
	};

function blocks(components: TemplateComponent[], scope: Scope, read: ReadId, between: string) {
	return components
		.map((component) => LINES[component.type]?.(component, scope, read) ?? '')
		.filter((block) => block !== '')
		.join(between);
}

/** Of a template whose text WhatsApp writes, the code is all that is known. */
function codeText({ components }: Template, read: ReadId): string {
	const id = bodyId({}, '1');
	const body = components.find(({ type }) => type === 'BODY');
	return filled(body?.text ?? '{{1}}', () => read(id));
}

/**
 * The message as the customer will read it: header, text, footer, buttons and cards, with the values
 * filled in. What a value leaves empty stays empty.
 * @param values by the ids of the variables
 */
export function previewOf(template: Template, values: Values): string {
	const read: ReadId = (id) => values.optionalText({ name: id, displayName: id })?.trim() ?? '';
	return isOfCode(template)
		? codeText(template, read)
		: blocks(template.components, {}, read, '\n\n');
}
