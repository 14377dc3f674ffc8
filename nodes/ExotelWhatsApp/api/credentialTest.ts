import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { pasted } from '../shared/pasted';
import { Problem } from '../shared/problem';
import { apiOrigin, loginOf, type Account } from './account';
import { regionHint } from './regions';

/** What an answer to the test says of the credential; API reference, section 1.3. */
function resultFor(status: number): INodeCredentialTestResult {
	if (status === 401) {
		return {
			status: 'Error',
			message: `The API key, the API token or the region is wrong. Check all three in Exotel's API settings: ${regionHint}.`,
		};
	}
	if (status === 404) {
		return {
			status: 'Error',
			message: `Exotel does not know this account SID in this region. Check the account SID and the region in Exotel's API settings: ${regionHint}.`,
		};
	}
	if (status === 403) {
		return {
			status: 'OK',
			message:
				'Key and token are right. (Exotel does not let this account list calls, which WhatsApp does not need.)',
		};
	}
	if (status >= 200 && status < 300) {
		return { status: 'OK', message: 'Key, token, account SID and region are right.' };
	}
	return {
		status: 'Error',
		message: `Exotel answered with HTTP ${status}, so nothing is known of the credential. Try again in a minute.`,
	};
}

/**
 * Tests a credential by listing one call of the account. Exotel has no call made for this, and a
 * declarative test could not tell that 403 is a right credential. Nothing is sent or changed.
 */
export async function exotelWhatsAppApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const account = credential.data as unknown as Account;
	let url: string;
	try {
		const path = `/v1/Accounts/${encodeURIComponent(pasted(account.accountSid))}/Calls.json`;
		url = `${apiOrigin(account)}${path}?PageSize=1`;
	} catch (error) {
		const { message, advice } = Problem.from(error);
		return { status: 'Error', message: `${message}. ${advice}` };
	}
	// The only request function that n8n gives to credential tests.
	const { request } = this.helpers;
	try {
		const answer = (await request({
			uri: url,
			auth: loginOf(account),
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
			timeout: 30_000,
		})) as { statusCode: number };
		return resultFor(answer.statusCode);
	} catch {
		return {
			status: 'Error',
			message: `${new URL(url).host} could not be reached. Check the region or the custom subdomain, and whether n8n may open connections to it.`,
		};
	}
}
