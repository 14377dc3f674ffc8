import type { INodeProperties } from 'n8n-workflow';

import { isRecord } from '../shared/data';
import { Values } from '../shared/values';

/** Stands between name and language in the values of the list. Neither can have it. */
export const BETWEEN = '|';

export const listedValue = (name: string, language: string) => `${name}${BETWEEN}${language}`;

/** An approved template: picked from the list, which brings its language, or by its name. */
export const template: INodeProperties = {
	displayName: 'Template',
	name: 'template',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a template...',
			typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. order_update',
		},
	],
	description:
		'The approved template. The list needs a WhatsApp Business Account ID in the credential; a name does not.',
};

/** Beside a template that is given by its name. */
export const templateLanguage: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'string',
	default: '',
	placeholder: 'e.g. en_US',
	description:
		'Language code of the template as it was approved, such as en, en_US or hi. Not needed for a template from the list.',
};

/** A template as the user has picked it. */
export interface Picked {
	mode: string;
	/** Its name, or what else the mode asks for. */
	value: string;
	/** Undefined when the user gave none. */
	language: string | undefined;
}

/**
 * Reads the template and its language. What the list gives has both in one value, and counts before
 * the language field; an expression may give such a value by its name too.
 * @throws Problem when no template is given
 */
export function pickedTemplate(values: Values): Picked {
	const given = values.raw(template);
	const { mode = 'name', value = given } = isRecord(given) ? given : {};
	const text = values.within({ [template.name]: value }).identifier(template);
	const [name, ofList] = text.split(BETWEEN);
	const language = ofList || values.optionalIdentifier(templateLanguage);
	return { mode: String(mode), value: name, language };
}
