import type { INodeProperties } from 'n8n-workflow';

import type { Action } from '../n8n/eachItem';
import { templatesApi } from '../api/templatesClient';
import { checkedName, templateName } from './fields';

const notice: INodeProperties = {
	displayName:
		'This deletes the template in all of its languages. If it was approved, WhatsApp blocks its name for 30 days.',
	name: 'deleteNotice',
	type: 'notice',
	default: '',
};

export const deleteTemplate: Action = {
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a template',
	description: 'Delete a template in all of its languages; its name is blocked for 30 days',
	fields: [notice, templateName],
	async run({ n8n, values }) {
		const name = checkedName(values);
		const api = await templatesApi(n8n);
		await api.delete(name);
		return [{ json: { deleted: true, name } }];
	},
};
