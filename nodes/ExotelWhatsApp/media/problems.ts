import { Problem } from '../shared/problem';

/** Why a file could not be had, and what to do. */

const expired = (code: number) =>
	new Problem(
		'The link to the file has expired or was withdrawn',
		'Links to media in incoming messages live for minutes. Put this node right after the trigger, before anything that waits, and ask the customer to send the file again.',
		code,
	);

const needsLogin = (code: number) =>
	new Problem(
		'The server does not give out the file',
		"Most likely the link has expired: links to media in incoming messages live for minutes, so put this node right after the trigger. Exotel's credential goes to hosts of exotel.com only, so a link to another host must work without a login.",
		code,
	);

const PROBLEMS = new Map([
	[401, needsLogin],
	[403, needsLogin],
	[404, expired],
	[410, expired],
]);

/** What an HTTP code outside 2xx says of a file. */
export function fileProblem(code: number): Problem {
	const known = PROBLEMS.get(code);
	if (known) return known(code);
	return new Problem(
		`The server answered HTTP ${code} instead of the file`,
		'Open the link in a browser to see what is wrong with it, or try again soon.',
		code,
	);
}

export const withoutLink = () =>
	new Problem(
		'The message came without a link to its file',
		'Ask the customer to send the file again. What came with it is in the fields media and text.',
	);

export const unreachable = () =>
	new Problem(
		'The server of the file gave no answer',
		'Check the URL, and whether n8n may open connections to its host. Links in incoming messages live for minutes.',
	);

export const brokenOff = () =>
	new Problem(
		'The connection broke off while the file came in',
		'Run it again soon: the link lives for minutes.',
	);
