import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';

import { anyBody } from '../../callbacks/any.mts';
import type { Call } from './exchange.mts';
import { call } from './request.mts';

/** What happens to a body on its way; the number says where. */
const DAMAGES: Array<(body: Buffer, at: number) => Buffer> = [
	(body) => body,
	(body) => body,
	(body) => body,
	(body, at) => body.subarray(0, at % (body.length + 1)),
	(body, at) => Buffer.concat([body, body.subarray(at % (body.length + 1))]),
	(body, at) => {
		const changed = Buffer.from(body);
		if (changed.length > 0) changed[at % changed.length] = at % 256;
		return changed;
	},
	(body) => Buffer.from(body.toString('utf8'), 'utf16le'),
	(body) => Buffer.from(body.toString('utf8'), 'latin1'),
	(body) => Buffer.from(JSON.stringify(body.toString('utf8'))),
	(body) => Buffer.from(`payload=${encodeURIComponent(body.toString('utf8'))}`),
];

const ENCODINGS: Array<[name: string, pack: (body: Buffer) => Buffer]> = [
	['', (body) => body],
	['', (body) => body],
	['', (body) => body],
	['', (body) => body],
	['gzip', gzipSync],
	['deflate', deflateSync],
	['br', brotliCompressSync],
	['gzip', (body) => body],
];

const TYPES = [
	'application/json',
	'application/json',
	'application/json',
	'application/json',
	'application/json',
	'application/json',
	'application/json',
	'application/json',
	'application/json',
	'application/json; charset=utf-16le',
	'application/json; charset=latin1',
	'text/plain',
	'text/html',
	'application/xml',
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=B',
	'application/x-strange',
	'',
];

const METHODS = ['POST', 'POST', 'POST', 'POST', 'POST', 'POST', 'POST', 'POST', 'PUT', 'GET'];

const generated = fc
	.record({
		body: anyBody,
		damage: fc.constantFrom(...DAMAGES),
		at: fc.nat(),
		encoding: fc.constantFrom(...ENCODINGS),
		type: fc.constantFrom(...TYPES),
		method: fc.constantFrom(...METHODS),
		isWrapped: fc.boolean(),
	})
	.map(({ body: value, damage, at, encoding: [encoding, pack], type, method, isWrapped }) => {
		const whole = isWrapped ? { whatsapp: { messages: [value] } } : value;
		const damaged = damage(Buffer.from(JSON.stringify(whole) ?? ''), at);
		const headers = [
			...(type === '' ? [] : [`Content-Type: ${type}`]),
			...(encoding === '' ? [] : [`Content-Encoding: ${encoding}`]),
		];
		const name = `${method}, ${headers.join(', ')}: ${damaged.toString('latin1').slice(0, 2000)}`;
		const body = pack(damaged);
		return call(name, { method, headers, body }, { given: [damaged, body] });
	});

/** The same calls for the same seed. */
export const generatedCalls = (count: number, seed: number): Call[] =>
	fc.sample(generated, { numRuns: count, seed });
