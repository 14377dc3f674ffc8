import { gzipSync } from 'node:zlib';

import { compressedBodies, jsonBodies, MB, otherBodies, report } from './bodies.mts';
import type { Call } from './exchange.mts';
import { bytesOf, call, json, JSON_TYPE } from './request.mts';

/** Hostile calls, each with a name for what is wrong with it. */

const METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'BREW', 'post'];

const methods = METHODS.map((method) =>
	call(`the method ${method}`, { method, body: report(), headers: [JSON_TYPE] }),
);

/** So long a call that never ends is waited for. */
const SHORT = { patienceMs: 500 };

const LENGTHS: Array<[name: string, length: string | null, ...headers: string[]]> = [
	['a length below zero', '-1'],
	['a length that is no number', 'abc'],
	['a length in hex', '0x10'],
	['a length beyond all', '9'.repeat(30)],
	['two lengths', '10', 'Content-Length: 20'],
	['a length that is too small', '10'],
	['a length that is too large', '100000'],
	['no length', null],
	['pieces and a length', '10', 'Transfer-Encoding: chunked'],
	['pieces that are none', null, 'Transfer-Encoding: chunked'],
	['an encoding of the transfer that is none', null, 'Transfer-Encoding: strange'],
];

const lengths = LENGTHS.map(([name, length, ...headers]) =>
	call(name, { body: report(), length, headers: [JSON_TYPE, ...headers] }, SHORT),
);

const CHUNKED = [JSON_TYPE, 'Transfer-Encoding: chunked'];

const inPieces = (...pieces: string[]) =>
	[...pieces.map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`), '0\r\n\r\n'].join('');

const pieces: Call[] = [
	call('a report in pieces of a byte', {
		body: inPieces(...report()),
		length: null,
		headers: CHUNKED,
	}),
	call(
		'a piece with a length beyond all',
		{ body: `${'f'.repeat(17)}\r\n{}`, length: null, headers: CHUNKED },
		SHORT,
	),
	call('pieces that never end', { body: '5\r\n{"a":', length: null, headers: CHUNKED }, SHORT),
	call(
		'a piece with a megabyte of extensions',
		{ body: `2;${'e'.repeat(MB)}\r\n{}\r\n0\r\n\r\n`, length: null, headers: CHUNKED },
		SHORT,
	),
];

const many = (count: number, one: (index: number) => string) =>
	Array.from({ length: count }, (_, index) => one(index));

const headers = [
	json('a header of 100 kB', report(), `X-Large: ${'h'.repeat(100_000)}`),
	json('two thousand headers', report(), ...many(2000, (index) => `X-${index}: a`)),
	json('a header with control characters', report(), 'X-Control: a\x01\x7Fb'),
	json('a header with a zero byte', report(), 'X-Zero: a\0b'),
	json('a header in Latin-1', report(), 'X-Latin: é'),
	json('a header without a colon', report(), 'X-Nothing'),
	json('a header that is folded', report(), 'X-Folded: a\r\n b'),
	json('a second host', report(), 'Host: example.com'),
	json('two types', report(), 'Content-Type: text/xml'),
	json('a prototype for a header', report(), '__proto__: a', 'constructor: b'),
	json('a page of another site', report(), 'Origin: https://example.com'),
	json('a forwarded address', report(), 'X-Forwarded-For: 127.0.0.1', 'Forwarded: for=unknown'),
	json(
		'an authorization that is none',
		report(),
		'Authorization: Basic ====',
		'Cookie: n8n-auth=x',
	),
	json('an upgrade', report(), 'Upgrade: websocket', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='),
	json('an expectation', report(), 'Expect: 100-continue'),
	json('an expectation that nobody meets', report(), 'Expect: the-unexpected'),
];

const QUERIES = {
	'a query with brackets': 'key[a]=b&key[]=c&__proto__[d]=e&constructor[prototype][f]=g',
	'a query that is deep': `a${'[b]'.repeat(2000)}=1`,
	'a query that comes twice': 'key=a&key=b',
	'a query of 8 kB': `a=${'q'.repeat(8000)}`,
	'a query of a thousand names': many(1000, (index) => `a${index}=1`).join('&'),
	'a query that is encoded badly': 'a=%zz&b=%E0%A4&%=%00',
};

const queries = Object.entries(QUERIES).map(([name, query]) =>
	call(name, { query, body: report(), headers: [JSON_TYPE] }),
);

const raw = (name: string, text: Buffer | string, more: Partial<Call> = SHORT): Call => ({
	name,
	bytes: () => [Buffer.from(text)],
	...more,
});

const otherLanguages = [
	raw('bytes that are no HTTP', Buffer.alloc(2000, 0xff)),
	raw('a greeting of TLS', Buffer.from('16030100c8010000c40303', 'hex')),
	raw('a greeting of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
	raw('HTTP of a version that is none', 'POST / HTTP/9.9\r\nHost: a\r\n\r\n'),
	raw('HTTP without a version', 'GET /\r\n\r\n'),
	raw('nothing', ''),
	raw('a line without an end', `POST /${'a'.repeat(200_000)}`),
];

const reportOf = (sid: string) => {
	const given = report({ sid });
	return { given, body: Buffer.from(given), headers: [JSON_TYPE] };
};

/** It takes longer to unpack than the next call, which overtakes it. */
const overtaken = report({ sid: 'Overtaken', custom_data: 'x'.repeat(8 * MB) });
const late = {
	given: overtaken,
	body: gzipSync(overtaken),
	headers: [JSON_TYPE, 'Content-Encoding: gzip'],
};

/** Calls on one connection, which do not wait for each other's answers. */
const inARow = (name: string, requests: Array<typeof late>): Call => ({
	name,
	given: [Buffer.from(`[${requests.map(({ given }) => given).join()}]`)],
	bytes: (place) => [
		Buffer.concat(
			requests.map((request, index) =>
				bytesOf(place, { ...request, staysOpen: index < requests.length - 1 }),
			),
		),
	],
});

const fifty = (sidOf: (index: number) => string) =>
	Array.from({ length: 50 }, (_, index) => reportOf(sidOf(index)));

const rows: Call[] = [
	inARow(
		'fifty calls in a row',
		fifty((index) => `Row${index}`),
	),
	inARow(
		'fifty repeats in a row',
		fifty(() => 'Same'),
	),
	inARow('a call that the next ones overtake', [late, reportOf('Same'), reportOf('Same')]),
	{
		name: 'a call hidden in the body of another',
		given: [Buffer.from(report({ sid: 'Hidden' }))],
		bytes: (place) => [
			bytesOf(place, {
				body: bytesOf(place, reportOf('Hidden')),
				length: '0',
				headers: [JSON_TYPE],
			}),
		],
	},
];

/** A piece of a call each 50 ms, for two seconds; then the caller goes. */
function slowly(name: string, request: Parameters<typeof bytesOf>[1], from: number): Call {
	return {
		name,
		pauseMs: 50,
		patienceMs: 300,
		bytes(place) {
			const bytes = bytesOf(place, request);
			const start = bytes.subarray(0, from);
			const rest = bytes.subarray(from, from + 40);
			return [start, ...Array.from(rest, (byte) => Buffer.from([byte]))];
		},
	};
}

/** Calls that keep a connection for long; many of them at once. */
export const slowCalls: Call[] = Array.from({ length: 20 }, (_, index) => [
	slowly(`headers that come slowly ${index}`, { headers: [JSON_TYPE] }, 20),
	slowly(
		`a body that comes slowly ${index}`,
		{ body: report({ custom_data: 'x'.repeat(1000) }), headers: [JSON_TYPE] },
		400,
	),
	slowly(
		`a form in parts that comes slowly ${index}`,
		{
			body: `--B\r\n${'x'.repeat(1000)}`,
			headers: ['Content-Type: multipart/form-data; boundary=B'],
		},
		400,
	),
]).flat();

/** Calls that are over at once, or after a moment. */
export const namedCalls: Call[] = [
	...Object.entries(jsonBodies).map(([name, body]) => json(name, body)),
	...Object.entries(compressedBodies).map(([name, [encoding, body]]) =>
		json(name, body, `Content-Encoding: ${encoding}`),
	),
	...Object.entries(otherBodies).map(([name, [type, body]]) =>
		call(name, { body, headers: [`Content-Type: ${type}`] }),
	),
	call('a body without a type', { body: report() }),
	...methods,
	...lengths,
	...pieces,
	...headers,
	...queries,
	...otherLanguages,
	...rows,
];
