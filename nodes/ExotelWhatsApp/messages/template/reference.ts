import { shown } from '../../shared/data';
import { Problem } from '../../shared/problem';
import type { Values } from '../../shared/values';
import type { Template } from '../../api/templateDefinition';
import { pickedTemplate, template, templateLanguage } from '../../templatePicker/field';

/** A template as an item names it. */
export interface TemplateReference {
	name: string;
	/** May be left out where the template has only one. */
	language?: string;
}

/** Whether a template has been picked at all. */
export function isNamed(values: Values): boolean {
	const { value = values.raw(template) } = (values.raw(template) ?? {}) as { value?: unknown };
	return Boolean(value);
}

/** The template that an item names: picked from the list, or by its name. */
export function templateReference(values: Values): TemplateReference {
	const { value: name, language } = pickedTemplate(values);
	return { name: name.trim(), language };
}

/**
 * The same where nothing is looked up, so that the language has to be given.
 * @throws Problem without one
 */
export function wholeReference(values: Values): Required<TemplateReference> {
	const { name, language } = templateReference(values);
	return { name, language: language ?? values.text(templateLanguage) };
}

const WHY_NOT: Record<string, string> = {
	DISABLED: 'WhatsApp has disabled it. Make a new template.',
	PAUSED:
		'WhatsApp has paused it because of complaints, for some hours at first. Wait, or take another template.',
	PENDING: 'Wait until WhatsApp has approved it.',
	REJECTED: 'See why WhatsApp rejected it, then fix it and resubmit.',
};

function ofLanguage(ofName: Template[], { name, language }: TemplateReference): Template {
	const languages = ofName.map((one) => one.language).join(', ');
	if (ofName.length === 0) {
		throw new Problem(
			`There is no template ${shown(name)} in the WhatsApp Business Account of the credential`,
			'Pick the template from the list, or check its name letter by letter.',
		);
	}
	if (language === undefined && ofName.length === 1) return ofName[0];
	const found = ofName.find((one) => one.language === language);
	if (found) return found;
	throw new Problem(
		language === undefined
			? `The template ${shown(name)} has several languages: ${languages}`
			: `The template ${shown(name)} has no language ${shown(language)}, only ${languages}`,
		`Set ${templateLanguage.displayName} to one of them.`,
	);
}

/**
 * The template that is meant, if it can be sent.
 * @throws Problem when there is none, or WhatsApp has not approved it
 */
export function templateAmong(all: Template[], wanted: TemplateReference): Template {
	const found = ofLanguage(
		all.filter(({ name }) => name === wanted.name),
		wanted,
	);
	const advice = WHY_NOT[found.status];
	if (advice === undefined) return found;
	throw new Problem(
		`The template ${shown(found.name)} cannot be sent: its status is ${found.status}`,
		advice,
	);
}
