import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import type { Account } from './account';
import { apiClient } from './client';
import { TemplatesApi } from './templates';

/** A sample of a video takes a while to upload. */
const TIMEOUT_MS = 120_000;

/**
 * The templates of the account that the node has a credential of.
 * @param given the credential, where it has been read already
 * @throws Problem for a credential without a usable host
 */
export async function templatesApi(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	given?: Account,
): Promise<TemplatesApi> {
	const account = given ?? (await context.getCredentials<Account>('exotelWhatsAppApi'));
	return new TemplatesApi(apiClient(context, account, TIMEOUT_MS), account);
}
