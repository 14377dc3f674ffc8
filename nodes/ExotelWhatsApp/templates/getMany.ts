import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Action } from '../n8n/eachItem';
import { Values } from '../shared/values';
import type { Template } from '../api/templateDefinition';
import { categories } from './fields';
import type { TemplateRun } from './run';

const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

const filterName: INodeProperties = {
	displayName: 'Name Contains',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. order',
	description: 'Only templates with this text in their name',
};

const filterLanguage: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'string',
	default: '',
	placeholder: 'e.g. en_US',
	description: 'Only templates in this language, by its code',
};

const filterStatus: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'multiOptions',
	options: [
		{ name: 'Approved', value: 'APPROVED' },
		{ name: 'Disabled', value: 'DISABLED' },
		{ name: 'Paused', value: 'PAUSED' },
		{ name: 'Pending', value: 'PENDING' },
		{ name: 'Rejected', value: 'REJECTED' },
	],
	default: [],
	description: 'Only templates in these states. Empty: all.',
};

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	default: {},
	placeholder: 'Add filter',
	options: [categories, filterLanguage, filterName, filterStatus],
};

/** Which templates the filters let through; an empty filter lets all. */
export function templateFilter(given: Values): (template: Template) => boolean {
	const [status, category] = [filterStatus, categories].map((field) => given.options(field));
	const name = given.optionalIdentifier(filterName)?.toLowerCase() ?? '';
	const language = given.optionalIdentifier(filterLanguage)?.toLowerCase();
	return (one) =>
		(status.length === 0 || status.includes(one.status)) &&
		(category.length === 0 || category.includes(one.category)) &&
		(language === undefined || one.language.toLowerCase() === language) &&
		one.name.toLowerCase().includes(name);
}

export const getMany: Action<TemplateRun> = {
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many templates',
	description: 'List templates, one item each, with their status and components',
	fields: [returnAll, limit, filters],
	async run({ values, prepared: { api } }) {
		const given = new Values((values.raw(filters) ?? {}) as Record<string, unknown>);
		const isLimited = !values.boolean(returnAll);
		const found = await api.list({
			fits: templateFilter(given),
			limit: isLimited ? values.number(limit, 1) : undefined,
		});
		return found.map((one) => ({ json: { ...one } as unknown as IDataObject }));
	},
};
