/** The forms in which a secret may stand in a log, a database or an item. */

/**
 * The part of its Base64 that is the same whatever stands before and behind it, for each place that its
 * first byte can have in a group of three.
 */
function base64Cores(secret: string, encoding: 'base64' | 'base64url'): string[] {
	return [0, 1, 2].map((before) => {
		const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
		const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString(encoding);
		// A character that is made of bits of the secret alone begins at the next full six bits.
		return whole.slice(Math.ceil((before * 8) / 6));
	});
}

const jsonEscaped = (text: string) => JSON.stringify(text).slice(1, -1);

/** As in a JSON that no character but those of ASCII is in. */
const unicodeEscaped = (text: string) =>
	jsonEscaped(text).replace(
		/[^\x20-\x7E]/g,
		(one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);

const percentEncodedWhole = (text: string) =>
	[...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

const htmlEscaped = (text: string) =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');

/** A secret in every form: plain, URL-encoded, escaped, in hex and within any Base64. */
export function formsOf(secret: string): string[] {
	const hex = Buffer.from(secret).toString('hex');
	return [
		...new Set([
			secret,
			encodeURIComponent(secret),
			encodeURIComponent(encodeURIComponent(secret)),
			new URLSearchParams({ a: secret }).toString().slice(2),
			percentEncodedWhole(secret),
			percentEncodedWhole(secret).toUpperCase(),
			jsonEscaped(secret),
			jsonEscaped(jsonEscaped(secret)),
			unicodeEscaped(secret),
			htmlEscaped(secret),
			hex,
			hex.toUpperCase(),
			...base64Cores(secret, 'base64'),
			...base64Cores(secret, 'base64url'),
		]),
	];
}

/** All that the secrets of a credential are in requests: by themselves, and as a login. */
export const secretsOf = (account: {
	apiKey: string;
	apiToken: string;
	callbackSecret?: string;
}): string[] => [
	account.apiToken,
	`${account.apiKey}:${account.apiToken}`,
	...(account.callbackSecret === undefined ? [] : [account.callbackSecret]),
];
