/** What an HTTP code of the send call means for its messages, and what to tell the user. */
interface HttpMeaning {
	/** A sentence without the words that n8n's guidelines avoid. */
	message: string;
	/** What the user can do. */
	advice: string;
	/** True when every further request would be refused in the same way. */
	endsSending?: boolean;
}

/** API reference, section 3.4. */
const MEANINGS = new Map<number, HttpMeaning>([
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
				'Open the Exotel credential, compare key, token, account SID and region with the API settings page of the Exotel dashboard, and press Test.',
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

const SERVER_SIDE: HttpMeaning = {
	message: 'Exotel could not say whether it took the message',
	advice:
		'Look the message up in the Exotel dashboard, or wait for its delivery report, before sending it again: it may have gone out.',
};

/** The meaning of any code outside 2xx. */
export function httpMeaning(code: number): HttpMeaning {
	if (code >= 500) return SERVER_SIDE;
	return (
		MEANINGS.get(code) ?? {
			message: `Exotel refused the request with HTTP ${code}`,
			advice: 'Check the Exotel credential and the fields of the message.',
		}
	);
}

export function isSuccess(code: number): boolean {
	return code >= 200 && code < 300;
}

/** True when the code says for certain that nothing was accepted. */
export function isRefusal(code: number): boolean {
	return code >= 300 && code < 500;
}
