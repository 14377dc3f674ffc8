import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Action } from '../n8n/eachItem';
import { Problem } from '../shared/problem';
import type { TemplatesApi } from '../api/templates';
import type { TemplateRun } from './run';
import type { Template } from '../api/templateDefinition';
import { pickedTemplate, template, templateLanguage, type Picked } from '../templatePicker/field';

/** Here a template of any status can be had, and by its ID too. */
const anyTemplate: INodeProperties = {
	...template,
	modes: [
		...(template.modes ?? []),
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 700000000001' },
	],
	description: 'The list has approved templates; name and ID find those of any status',
};

async function wanted(api: TemplatesApi, { mode, value, language }: Picked): Promise<Template> {
	if (mode !== 'id') return await api.find(value, language);
	const [found] = await api.list({ fits: ({ id }) => id === value, limit: 1 });
	if (found) return found;
	throw new Problem(
		`There is no template with the ID "${value}" in this WhatsApp Business Account`,
		"Check the ID. 'Get Many' lists all templates.",
	);
}

export const get: Action<TemplateRun> = {
	operation: 'get',
	name: 'Get',
	action: 'Get a template',
	description: 'Look up one template: its status, category and components',
	fields: [anyTemplate, templateLanguage],
	async run({ values, prepared: { api } }) {
		const picked = pickedTemplate(values);
		const found = await wanted(api, picked);
		return [{ json: { ...found } as unknown as IDataObject }];
	},
};
