import type { INodeProperties } from 'n8n-workflow';

import type { Action } from '../n8n/eachItem';
import { checkedName, templateName } from './fields';
import type { TemplateRun } from './run';

const notice: INodeProperties = {
	displayName:
		'This deletes the template in all of its languages. If it was approved, WhatsApp blocks its name for 30 days.',
	name: 'deleteNotice',
	type: 'notice',
	default: '',
};

export const deleteTemplate: Action<TemplateRun> = {
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a template',
	description: 'Delete a template in all of its languages; its name is blocked for 30 days',
	fields: [notice, templateName],
	async run({ values, prepared: { api } }) {
		const name = checkedName(values);
		await api.delete(name);
		return [{ json: { deleted: true, name } }];
	},
};
