import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { countryOfAccount, type Account } from '../api/account';
import type { Action } from '../n8n/eachItem';
import type { TemplateContent } from '../api/templates';
import { templatesApi } from '../api/templatesClient';
import type { Values } from '../shared/values';
import { contentFields, templateContent } from './content';

/**
 * What leaves for a template that was submitted: what Exotel said of it, over what was given.
 * @param answer Exotel's data of the template
 */
export function submitted(content: TemplateContent, answer: Record<string, unknown>): IDataObject {
	return { id: null, status: null, ...content, ...answer } as unknown as IDataObject;
}

/**
 * The template that an item describes.
 * @throws Problem for what WhatsApp does not take
 */
export async function givenContent(
	n8n: IExecuteFunctions,
	values: Values,
): Promise<TemplateContent> {
	const account = await n8n.getCredentials<Account>('exotelWhatsAppApi');
	return templateContent(values, n8n.getNode().parameters, countryOfAccount(account));
}

export const create: Action = {
	operation: 'create',
	name: 'Create',
	action: 'Create a template',
	description: 'Submit a template for approval, which takes WhatsApp minutes to a day',
	fields: contentFields,
	async run({ n8n, values }) {
		const content = await givenContent(n8n, values);
		const api = await templatesApi(n8n);
		return [{ json: submitted(content, await api.create(content)) }];
	},
};
