import type { Refusal } from '../api/reply';

/** Why a file could not be had, and what to do. */

const EXPIRED: Omit<Refusal, 'code'> = {
	message: 'The link to the file has expired or was withdrawn',
	description:
		'Links to media in incoming messages live for minutes. Put this node right after the trigger, before anything that waits, and ask the customer to send the file again.',
};

const LOGIN: Omit<Refusal, 'code'> = {
	message: 'The server does not give out the file',
	description:
		"Most likely the link has expired: links to media in incoming messages live for minutes, so put this node right after the trigger. Exotel's credential goes to hosts of exotel.com only, so a link to another host must work without a login.",
};

const MEANINGS = new Map<number, Omit<Refusal, 'code'>>([
	[401, LOGIN],
	[403, LOGIN],
	[404, EXPIRED],
	[410, EXPIRED],
]);

/** What an HTTP code outside 2xx says of a file. */
export function refusalFor(code: number): Refusal {
	const other = {
		message: `The server answered HTTP ${code} instead of the file`,
		description: 'Open the link in a browser to see what is wrong with it, or try again soon.',
	};
	return { code, ...(MEANINGS.get(code) ?? other) };
}

export const UNREACHABLE: Refusal = {
	code: null,
	message: 'The server of the file gave no answer',
	description:
		'Check the URL, and whether n8n may open connections to its host. Links in incoming messages live for minutes.',
};

export const BROKEN_OFF: Refusal = {
	code: null,
	message: 'The connection broke off while the file came in',
	description: 'Run it again soon: the link lives for minutes.',
};
