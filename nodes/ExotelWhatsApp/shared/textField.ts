import type { INodeProperties } from 'n8n-workflow';

/** A field for a line of text, which may be left empty. */
export const textField = (
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description,
});
