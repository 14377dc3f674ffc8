import type { INodeProperties } from 'n8n-workflow';

import { countryOfAccount } from '../api/account';
import type { Action } from '../n8n/eachItem';
import { contentFields, templateContent } from './content';
import { submitted } from './create';
import type { TemplateRun } from './run';

const templateId: INodeProperties = {
	displayName: 'Template ID',
	name: 'templateId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 700000000001',
	description: "ID of the template, which 'Get' and 'Get Many' give",
};

const notice: INodeProperties = {
	displayName:
		'This replaces the whole template, which WhatsApp then has to approve again. Name and language must stay as they are; of an approved template, the category too. WhatsApp allows one edit of an approved template a day, and ten in 30 days.',
	name: 'updateNotice',
	type: 'notice',
	default: '',
};

export const update: Action<TemplateRun> = {
	operation: 'update',
	name: 'Update',
	action: 'Update a template',
	description: 'Replace the whole content of a template',
	fields: [notice, templateId, ...contentFields],
	async run({ n8n, values, prepared: { api, account } }) {
		const id = values.identifier(templateId);
		const { parameters } = n8n.getNode();
		const content = templateContent(values, parameters, countryOfAccount(account));
		return [{ json: { ...submitted(content, await api.update(id, content)), id } }];
	},
};
