import type { Call } from './exchange.mts';

/** A call of HTTP, any part of which may be wrong. */
export interface Request {
	method?: string;
	/** Behind the path, without the `?`. */
	query?: string;
	/** As they are written; those of `Host`, `Connection` and the length come by themselves. */
	headers?: string[];
	body?: Buffer | string;
	/** Written instead of the length of the body; none at all for null. */
	length?: string | null;
	/** Whether more comes on the same connection. */
	staysOpen?: boolean;
}

/** The bytes of a call to a place. */
export function bytesOf(place: URL, request: Request): Buffer {
	const { method = 'POST', query = '', headers = [], body = '', length, staysOpen } = request;
	const bytes = Buffer.from(body);
	const queries = [place.search.slice(1), query].filter((part) => part !== '').join('&');
	const lines = [
		`${method} ${place.pathname}${queries && '?'}${queries} HTTP/1.1`,
		`Host: ${place.host}`,
		...(length === null ? [] : [`Content-Length: ${length ?? bytes.length}`]),
		...(staysOpen ? [] : ['Connection: close']),
		...headers,
	];
	return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]);
}

export const JSON_TYPE = 'Content-Type: application/json';

/** n8n never answers some bodies that say they are XML and are not, whatever the node: nobody waits long. */
const XML = { patienceMs: 1000 };

const isXml = ({ headers = [] }: Request) =>
	headers.some((header) => /^content-type: (application|text)\/xml/i.test(header));

/** A call that goes out in one piece. */
export const call = (name: string, request: Request, more: Partial<Call> = {}): Call => ({
	name,
	bytes: (place) => [bytesOf(place, request)],
	given: [Buffer.from(request.body ?? '')],
	...(isXml(request) && XML),
	...more,
});

/** A call with a body of JSON, or of what only says that it is. */
export const json = (name: string, body: Buffer | string, ...headers: string[]): Call =>
	call(name, { body, headers: [JSON_TYPE, ...headers] });
