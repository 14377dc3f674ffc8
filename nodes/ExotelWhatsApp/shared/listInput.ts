import type { INodeProperties } from 'n8n-workflow';

import type { Field, Values } from './values';

/** What a list looks like in the editor, both ways. */
export interface ListInput {
	/** The fixed collection, shown when the list is filled in by hand. */
	fields: INodeProperties;
	/** Key and label of one entry of it. */
	entry: Field;
	/** An example of the list as data. */
	example: string;
	/** What an entry of the data may hold. */
	dataDescription: string;
}

const source = (list: ListInput): INodeProperties => ({
	displayName: `${list.fields.displayName} From`,
	name: `${list.fields.name}Source`,
	type: 'options',
	options: [
		{
			name: 'Expression or JSON',
			value: 'data',
			description: 'The list comes from the workflow, as an array',
		},
		{ name: 'Fields Below', value: 'fields', description: 'The list is filled in here' },
	],
	default: 'fields',
	description: `How to give the ${list.fields.displayName.toLowerCase()}`,
});

const data = (list: ListInput): INodeProperties => ({
	displayName: `${list.fields.displayName} Data`,
	name: `${list.fields.name}Data`,
	type: 'json',
	default: '[]',
	required: true,
	hint: `e.g. ${list.example}`,
	description: list.dataDescription,
	displayOptions: { show: { [source(list).name]: ['data'] } },
});

/**
 * Parameters of a list: a choice, the fixed collection, and a JSON field beside it. n8n drops an
 * expression that stands for a whole fixed collection, so a list from data needs a field of its own.
 */
export function listFields(list: ListInput): INodeProperties[] {
	return [
		source(list),
		{ ...list.fields, displayOptions: { show: { [source(list).name]: ['fields'] } } },
		data(list),
	];
}

/** The entries of the list, wherever the user gave them. */
export function listEntries(list: ListInput, values: Values): Values[] {
	const fromData = values.option(source(list)) === 'data';
	return values.list(fromData ? data(list) : list.fields, list.entry);
}
