import type { INodeProperties } from 'n8n-workflow';

import { Problem } from '../shared/problem';
import { shown } from '../shared/data';
import type { Values } from '../shared/values';

/** What a template is filed under; API reference, section 6.2. */

const MAX_NAME = 512;
const NAME = new RegExp(`^[a-z0-9_]{1,${MAX_NAME}}$`);

export const templateName: INodeProperties = {
	displayName: 'Template Name',
	name: 'templateName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. order_update',
	description: `Small letters a to z, digits and underscores, up to ${MAX_NAME} characters`,
};

const CATEGORIES = [
	{ name: 'Authentication', value: 'AUTHENTICATION' },
	{ name: 'Marketing', value: 'MARKETING' },
	{ name: 'Utility', value: 'UTILITY' },
];

export const category: INodeProperties = {
	displayName: 'Category',
	name: 'category',
	type: 'options',
	options: CATEGORIES,
	default: 'UTILITY',
	description:
		'What the template is for. Authentication templates have parts of their own, which you give as JSON.',
};

export const language: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'string',
	default: 'en',
	required: true,
	placeholder: 'e.g. en_US',
	description: 'Language code of the text, such as en, en_US or hi',
};

/** The categories, to pick several of. */
export const categories: INodeProperties = {
	displayName: 'Category',
	name: 'category',
	type: 'multiOptions',
	options: CATEGORIES,
	default: [],
	description: 'Only templates of these categories. Empty: all.',
};

/**
 * A name that WhatsApp takes.
 * @throws Problem for any other
 */
export function checkedName(values: Values): string {
	const name = values.identifier(templateName);
	if (NAME.test(name)) return name;
	throw new Problem(
		`${values.label(templateName)} may have small letters a to z, digits and underscores, up to ${MAX_NAME} characters, and was given ${shown(name)}`,
		'Write it as in order_update.',
	);
}
