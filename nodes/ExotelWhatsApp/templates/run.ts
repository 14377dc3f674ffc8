import type { IExecuteFunctions } from 'n8n-workflow';

import type { Account } from '../api/account';
import type { TemplatesApi } from '../api/templates';
import { templatesApi } from '../api/templatesClient';

/** What the items of a template operation share. */
export interface TemplateRun {
	api: TemplatesApi;
	account: Account;
}

/**
 * Reads the credential and makes the client of it, once for all items.
 * @throws Problem for a credential without a usable host
 */
export async function templateRun(n8n: IExecuteFunctions): Promise<TemplateRun> {
	const account = await n8n.getCredentials<Account>('exotelWhatsAppApi');
	return { account, api: await templatesApi(n8n, account) };
}
