import { randomBytes } from 'node:crypto';

/** Where Exotel posts the reports of one message and the replies to it, and the key that only this message's calls know. */
export interface WaitAddress {
	url: string;
	key: string;
}

/**
 * The execution's own address with a key in its query. n8n before 2.14 checks nothing there, and
 * the address is the same in each round of a loop, so the key is what tells calls apart.
 * @param resumeUrl n8n's `$execution.resumeUrl`
 */
export function waitAddress(resumeUrl: string): WaitAddress {
	const key = randomBytes(24).toString('base64url');
	const url = new URL(resumeUrl);
	url.searchParams.set('key', key);
	return { url: url.href, key };
}
