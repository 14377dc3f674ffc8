import { countryOf } from '../shared/countries';
import { pasted, withoutBlanks } from '../shared/pasted';
import type { CountryCode } from '../shared/phoneNumberLibrary';
import { Problem } from '../shared/problem';
import { urlOf } from '../shared/url';

/** The user's account at Exotel, as the credential `exotelWhatsAppApi` holds it and as it was pasted. */
export interface Account {
	apiKey: string;
	apiToken: string;
	accountSid: string;
	subdomain: string;
	customSubdomain?: string;
	/** WhatsApp business account; calls for templates need it. */
	wabaId?: string;
	callbackSecret?: string;
	/** The sender where a node gives none. */
	defaultFrom?: string;
	/** ISO 3166 code of the country of numbers without country code. */
	defaultCountry?: string;
}

/** Value of `subdomain` that says: the host is in `customSubdomain`. */
const CUSTOM = 'custom';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * What a user pastes as a host, as an origin. Exotel's pages write the host with a leading `@`, and
 * browsers give it with a scheme and slashes.
 * @throws Problem in a sentence, when it is no host or would send the token unencrypted
 */
function origin(given: string): string {
	const text = pasted(given).replace(/^@+/, '');
	const [, scheme, rest] = /^(?:([a-z][a-z\d+.-]*):\/\/)?@*(.*)$/i.exec(text) ?? [];
	const host = (rest ?? '').split(/[/?#\\]/)[0];
	const hostname = host.replace(/:\d+$/, '').toLowerCase();
	const isLoopback = LOOPBACK.test(hostname);
	const protocol = (scheme ?? (isLoopback ? 'http' : 'https')).toLowerCase();
	if (host.includes('@')) {
		throw new Problem(
			'The custom subdomain of the Exotel credential holds more than a host',
			'Give it without key and token, as in api.exotel.com.',
		);
	}
	if (host === '' || /\s/.test(host) || !urlOf(`https://${host}`)) {
		throw new Problem(
			`The custom subdomain of the Exotel credential is not a host name: "${given}"`,
			'Give it as in api.exotel.com.',
		);
	}
	if (protocol !== 'https' && !(protocol === 'http' && isLoopback)) {
		throw new Problem(
			'The custom subdomain of the Exotel credential must use https, since the API token travels with each request',
			`Give ${host} without "${protocol}://".`,
		);
	}
	return `${protocol}://${host}`;
}

/**
 * Where the account's API lives, such as `https://api.exotel.com`: the host of its region, or one
 * that the user has named.
 * @throws Problem in a sentence, for a custom host that cannot be used
 */
export function apiOrigin({ subdomain, customSubdomain }: Account): string {
	return origin(subdomain === CUSTOM ? (customSubdomain ?? '') : subdomain);
}

/**
 * Whether the API is on this machine, as a sandbox is: then it reaches this n8n at any address.
 * @throws Problem like `apiOrigin`
 */
export function isOnThisMachine(account: Account): boolean {
	return LOOPBACK.test(new URL(apiOrigin(account)).hostname);
}

/** The path under which v2 of the API has all that belongs to the account. */
export function accountPath({ accountSid }: Account): string {
	return `/v2/accounts/${encodeURIComponent(pasted(accountSid))}`;
}

/** Key and token for HTTP Basic; the credential's `authenticate` makes the same of them. */
export function loginOf({ apiKey, apiToken }: Account): { user: string; pass: string } {
	return { user: withoutBlanks(apiKey), pass: withoutBlanks(apiToken) };
}

/** The ID of the WhatsApp business account; undefined when the credential has none. */
export function wabaIdOf({ wabaId }: Pick<Account, 'wabaId'>): string | undefined {
	return withoutBlanks(wabaId ?? '') || undefined;
}

/** The secret that callbacks carry; undefined when the credential has none. */
export function callbackSecretOf({ callbackSecret }: Account): string | undefined {
	return pasted(callbackSecret ?? '') || undefined;
}

/**
 * Country of numbers without country code, if the credential has one.
 * @throws Problem for what is no country
 */
export function countryOfAccount({ defaultCountry }: Account): CountryCode | undefined {
	return countryOf(defaultCountry, 'Default Country of the Exotel credential');
}
