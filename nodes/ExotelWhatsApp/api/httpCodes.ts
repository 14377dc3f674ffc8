import { Problem } from '../shared/problem';

interface HttpCode {
	/** A sentence without the words that n8n's guidelines avoid. */
	message: string;
	advice: string;
	/** True when every further request would be refused in the same way. */
	endsSending?: boolean;
}

/** What HTTP codes of Exotel mean, and what to tell the user; API reference, section 3.4. */
const CODES = new Map<number, HttpCode>([
	[
		400,
		{
			message: 'Exotel could not read the request',
			advice: 'Check the fields of the message.',
		},
	],
	[
		401,
		{
			message: 'Exotel does not accept the credential: API key, API token or region is wrong',
			advice:
				'Open the Exotel credential, compare key, token, account SID and region with the API settings page of the Exotel dashboard, and save it: n8n tests it then.',
			endsSending: true,
		},
	],
	[
		402,
		{
			message: 'The Exotel plan does not include this, or its usage limit is reached',
			advice: 'Check plan and balance in the Exotel dashboard.',
			endsSending: true,
		},
	],
	[
		403,
		{
			message: 'The Exotel account is not allowed to do this',
			advice:
				'Ask Exotel to enable WhatsApp for the account. If the account has a list of allowed IP addresses, add the one of n8n.',
			endsSending: true,
		},
	],
	[
		404,
		{
			message: 'Exotel does not know this account SID in this region',
			advice:
				'Open the Exotel credential and compare account SID and region with the API settings page of the Exotel dashboard.',
			endsSending: true,
		},
	],
	[
		409,
		{
			message: 'Exotel cannot do this in the present state of the account',
			advice: 'Wait a minute, then see in the Exotel dashboard what is going on.',
		},
	],
	[
		429,
		{
			message: 'Exotel took nothing of this request: its rate limit is reached',
			advice: 'Wait a minute, then send again, and more slowly.',
			endsSending: true,
		},
	],
]);

/** What to do about a message that may have gone out. */
export const WHEN_UNCERTAIN =
	'Look the message up in the Exotel dashboard, or wait for its delivery report, before sending it again: it may have gone out.';

/** The problem that any code outside 2xx stands for. */
export function httpProblem(code: number): Problem {
	if (code >= 500) {
		return new Problem('Exotel could not say whether it took the message', WHEN_UNCERTAIN, code);
	}
	const known = CODES.get(code);
	if (known) return new Problem(known.message, known.advice, code);
	return new Problem(
		`Exotel refused the request with HTTP ${code}`,
		'Check the Exotel credential and the fields of the message.',
		code,
	);
}

/** Whether every request after an answer with this code would be refused in the same way. */
export function endsSending(code: number): boolean {
	return CODES.get(code)?.endsSending ?? false;
}

export function isSuccess(code: number): boolean {
	return code >= 200 && code < 300;
}

/** True when the code says for certain that nothing was accepted. */
export function isRefusal(code: number): boolean {
	return code >= 300 && code < 500;
}
