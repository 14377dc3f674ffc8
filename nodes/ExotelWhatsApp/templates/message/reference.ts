import { isRecord, shown } from '../../shared/data';
import { InvalidInput } from '../../shared/invalidInput';
import type { Values } from '../../shared/values';
import type { Template } from '../definition';
import { language, template } from './fields';
import { titleOf } from './variables';

/** What names a template: it exists once for each language. */
export type TemplateReference = Pick<Template, 'language' | 'name'>;

/** Separates name and language in what the list of templates gives. */
const SEPARATOR = '|';

/** The text of a resource locator, or of an expression that stands for all of it. */
function textOf(given: unknown): unknown {
	return isRecord(given) && 'value' in given ? given.value : given;
}

/** Whether a template has been picked at all. */
export const isNamed = (values: Values) => Boolean(textOf(values.raw(template)));

/**
 * The template that an item names: picked from the list, or by name and language.
 * @throws InvalidInput when one of the two is missing
 */
export function templateReference(values: Values): TemplateReference {
	const within = values.within({
		...values.all(),
		[template.name]: textOf(values.raw(template)),
	});
	const [name, own] = within.text(template).split(SEPARATOR);
	return { name: name.trim(), language: own?.trim() || values.text(language).trim() };
}

const WHY_NOT: Record<string, string> = {
	DISABLED: 'WhatsApp has disabled it. Make a new template.',
	PAUSED:
		'WhatsApp has paused it because of complaints, for some hours at first. Wait, or take another template.',
	PENDING: 'Wait until WhatsApp has approved it.',
	REJECTED: 'See in the Exotel dashboard why WhatsApp rejected it, mend it, and hand it in again.',
};

/**
 * The template of that name and language, if it can be sent.
 * @throws InvalidInput when there is none, or WhatsApp has not approved it
 */
export function templateAmong(all: Template[], wanted: TemplateReference): Template {
	const ofName = all.filter(({ name }) => name === wanted.name);
	const found = ofName.find((one) => one.language === wanted.language);
	if (!found) {
		const languages = ofName.map((one) => one.language).join(', ');
		throw new InvalidInput(
			`There is no template ${shown(titleOf(wanted))} in the WhatsApp Business Account of the credential`,
			languages
				? `The template has these languages: ${languages}. Set Language to one of them.`
				: 'Pick the template from the list, or check its name letter by letter.',
		);
	}
	const advice = WHY_NOT[found.status];
	if (advice === undefined) return found;
	throw new InvalidInput(
		`The template ${titleOf(found)} cannot be sent: its status is ${found.status}`,
		advice,
	);
}
