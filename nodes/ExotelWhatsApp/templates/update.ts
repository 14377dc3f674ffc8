import type { INodeProperties } from 'n8n-workflow';

import type { Action } from '../n8n/eachItem';
import { templatesApi } from '../api/templatesClient';
import { contentFields } from './content';
import { givenContent, submitted } from './create';

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

export const update: Action = {
	operation: 'update',
	name: 'Update',
	action: 'Update a template',
	description: 'Replace the whole content of a template',
	fields: [notice, templateId, ...contentFields],
	async run({ n8n, values }) {
		const id = values.identifier(templateId);
		const content = await givenContent(n8n, values);
		const api = await templatesApi(n8n);
		return [{ json: { ...submitted(content, await api.update(id, content)), id } }];
	},
};
