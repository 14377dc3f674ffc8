import type { IDataObject } from 'n8n-workflow';

import { countryOfAccount } from '../api/account';
import type { Action } from '../n8n/eachItem';
import type { TemplateContent } from '../api/templates';
import { contentFields, templateContent } from './content';
import type { TemplateRun } from './run';

/**
 * What leaves for a template that was submitted: what Exotel said of it, over what was given.
 * @param answer Exotel's data of the template
 */
export function submitted(content: TemplateContent, answer: Record<string, unknown>): IDataObject {
	return { id: null, status: null, ...content, ...answer } as unknown as IDataObject;
}

export const create: Action<TemplateRun> = {
	operation: 'create',
	name: 'Create',
	action: 'Create a template',
	description: 'Submit a template for approval, which takes WhatsApp minutes to a day',
	fields: contentFields,
	async run({ n8n, values, prepared: { api, account } }) {
		const { parameters } = n8n.getNode();
		const content = templateContent(values, parameters, countryOfAccount(account));
		return [{ json: submitted(content, await api.create(content)) }];
	},
};
