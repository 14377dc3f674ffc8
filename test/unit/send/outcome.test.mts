import { outcomesOf, type Outcome } from '../../../nodes/ExotelWhatsApp/send/outcome';
import { said } from '../support/messages.mts';
import { accepted, envelope, failed, HTML } from '../support/answers.mts';

const outcomesOfBody = (body: unknown, count: number, statusCode = 202) =>
	outcomesOf({ statusCode, body, retryAfter: null }, count);
const one = (body: unknown, statusCode: number): Outcome => {
	const outcomes = outcomesOfBody(body, 1, statusCode);
	expect(outcomes).toHaveLength(1);
	return outcomes[0];
};

describe('a message that Exotel accepted', () => {
	it.each([200, 202, 207])('has its SID (HTTP %i)', (statusCode) => {
		expect(outcomesOfBody(envelope([accepted('AbC1')]), 1, statusCode)).toEqual([
			{ status: 'accepted', sid: 'AbC1', code: 202, requestId: '0f0f', problem: null },
		]);
	});

	it('is told from others by its place', () => {
		const body = envelope([accepted('AbC1'), accepted('AbC2')]);
		expect(outcomesOfBody(body, 2).map(({ status, sid }) => [status, sid])).toEqual([
			['accepted', 'AbC1'],
			['accepted', 'AbC2'],
		]);
	});

	it.each<[string, Record<string, unknown>]>([
		['code 200', { code: 200 }],
		['its code as text', { code: '202' }],
		['no error_data', { error_data: undefined }],
		['another status word', { status: 'queued' }],
	])('may have %s', (_, change) => {
		const body = JSON.parse(
			JSON.stringify(envelope([{ ...accepted('AbC1'), ...change }])),
		) as unknown;
		expect(one(body, 202)).toMatchObject({ status: 'accepted', sid: 'AbC1', problem: null });
	});

	it('may stand in whatsapp.messages at the top level', () => {
		const body = { request_id: '0f0f', whatsapp: { messages: [accepted('AbC1')] } };
		expect(one(body, 202)).toEqual({
			status: 'accepted',
			sid: 'AbC1',
			code: 202,
			requestId: '0f0f',
			problem: null,
		});
	});
});

describe('a message that Exotel refused', () => {
	it('is rejected beside one that was accepted', () => {
		const body = envelope([accepted('AbC1'), failed(1001, 'short text', 'longer text')]);
		const [first, second] = outcomesOfBody(body, 2);
		expect(first).toMatchObject({ status: 'accepted', sid: 'AbC1', problem: null });
		const { problem, ...rest } = second;
		expect(rest).toEqual({ status: 'rejected', sid: null, code: 400, requestId: '0f0f' });
		expect(problem && said(problem)).toEqual({
			code: 1001,
			message: 'short text',
			advice: expect.stringMatching(/^longer text\. /) as string,
		});
	});

	it('is rejected when all are, under HTTP 202', () => {
		const body = envelope([failed(1001, 'a', 'first'), failed(1002, 'b', 'second')]);
		expect(outcomesOfBody(body, 2).map(({ status, problem }) => [status, problem?.code])).toEqual([
			['rejected', 1001],
			['rejected', 1002],
		]);
	});

	const data = { sid: 'AbC1' };
	it.each<[string, Record<string, unknown>, string, number | null]>([
		[
			'no error_data',
			{ code: 400, status: 'failure', data: null },
			'Exotel gave the message the status failure and the code 400',
			400,
		],
		[
			'error_data null',
			{ code: 400, error_data: null, status: 'failure' },
			'Exotel gave the message the status failure and the code 400',
			400,
		],
		['only a description', { code: 400, error_data: { description: 'longer' } }, 'longer', 400],
		['only a message', { code: 400, error_data: { code: 1001, message: 'short' } }, 'short', 1001],
		['no data', { code: 202, status: 'success' }, 'Exotel gave no SID for the message', 202],
		[
			'data without a SID',
			{ code: 202, status: 'success', data: {} },
			'Exotel gave no SID for the message',
			202,
		],
		[
			'an empty SID',
			{ code: 200, status: 'success', data: { sid: ' ' } },
			'Exotel gave no SID for the message',
			200,
		],
		[
			'a SID with code 400',
			{ code: 400, status: 'failure', data },
			'Exotel gave the message the status failure and the code 400',
			400,
		],
		[
			'no code',
			{ status: 'success', data },
			'Exotel gave the message the status success and the code unknown',
			null,
		],
		['nothing at all', {}, 'Exotel gave the message the status unknown and the code unknown', null],
	])('is rejected with %s', (_, entry, message, code) => {
		const outcome = one(envelope([entry]), 202);
		expect(outcome).toMatchObject({ status: 'rejected', problem: { message, code } });
		expect(outcome.problem?.advice).toContain(message);
	});

	it('has the text of its own entry under HTTP 400', () => {
		const body = envelope([failed(1001, 'no channel', 'at least one channel is mandatory')], 400);
		expect(one(body, 400)).toMatchObject({
			status: 'rejected',
			code: 400,
			requestId: '0f0f',
			problem: { code: 1001, message: 'no channel' },
		});
	});

	it('is not the fate of one that was accepted under HTTP 400', () => {
		const body = envelope([accepted('AbC1'), failed(1001, 'a', 'b')], 400);
		expect(outcomesOfBody(body, 2, 400).map(({ status }) => status)).toEqual([
			'accepted',
			'rejected',
		]);
	});

	it.each([400, 401, 402, 403, 404, 409, 429, 500, 502, 503])(
		'is never said to be rejected and perhaps out (entry code %i)',
		(code) => {
			const { status, problem } = one(envelope([{ code, status: 'failure', data: null }]), 202);
			const mayBeOut = /may have gone out/.test(problem?.advice ?? '');
			expect({ status, mayBeOut }).toEqual({
				status: mayBeOut ? 'unknown' : 'rejected',
				mayBeOut,
			});
		},
	);

	it('is not told of others: one with 429 says nothing of those beside it', () => {
		const body = envelope([accepted('AbC1'), { code: 429, status: 'failure', data: null }]);
		expect(outcomesOfBody(body, 2)[1].problem?.advice).not.toContain('None of them');
	});

	it.each([
		['an entry', envelope([failed(1001, 'short', 'longer')]), 202],
		['a request', { error_data: { code: 1001, message: 'short', description: 'longer' } }, 400],
	])("reads what Exotel says of %s before what to do, and is not sent 'below'", (_, body, http) => {
		const { problem } = one(body, http);
		expect(problem?.advice).toMatch(/longer\. ./);
		expect(problem?.advice).not.toMatch(/\bbelow\b/);
	});
});

describe('a request that Exotel refused', () => {
	const whatExotelSays: Array<[string, number, unknown, number | string, string | null]> = [
		[
			'400 with 1001',
			400,
			{
				request_id: '0f0f',
				response: null,
				error_data: { code: 1001, description: 'at least one channel is mandatory' },
			},
			1001,
			'at least one channel is mandatory',
		],
		[
			'401 RestException',
			401,
			{ RestException: { Status: 401, Message: 'Authentication failed', Code: 34010 } },
			34010,
			'Authentication failed',
		],
		['401 with message', 401, { message: 'Unauthorized' }, 401, 'Unauthorized'],
		['402 with error', 402, { error: 'plan' }, 402, 'plan'],
		['403 with nested error', 403, { error: { code: 7, message: 'no access' } }, 7, 'no access'],
		['404 as plain text', 404, 'not here', 404, 'not here'],
		['409', 409, {}, 409, null],
		['413 as HTML', 413, HTML, 413, null],
		['429', 429, { message: 'Too many requests' }, 429, 'Too many requests'],
		['401 with an empty body', 401, '', 401, null],
		['307', 307, '', 307, null],
	];
	it.each(whatExotelSays)('%s rejects every message', (_, statusCode, body, code, words) => {
		const outcomes = outcomesOfBody(body, 3, statusCode);
		expect(outcomes).toHaveLength(3);
		for (const { status, sid, code: http, problem } of outcomes) {
			expect({ status, sid, http, code: problem?.code }).toEqual({
				status: 'rejected',
				sid: null,
				http: statusCode,
				code,
			});
			expect(problem?.message).not.toBe('');
			if (words === null) expect(problem?.advice).not.toContain('Exotel says');
			else expect(problem?.advice).toContain(`Exotel says: ${words}.`);
			expect(problem?.advice).not.toContain('<');
		}
	});

	it('is told by the text of its only entry when that is for all', () => {
		const body = envelope([failed(1001, 'a', 'more than 100 messages')], 400);
		for (const { status, code, requestId, problem } of outcomesOfBody(body, 2, 400)) {
			expect({ status, code, requestId }).toEqual({
				status: 'rejected',
				code: 400,
				requestId: '0f0f',
			});
			expect(problem?.code).toBe(1001);
			expect(problem?.advice).toContain('Exotel says: more than 100 messages.');
		}
	});

	it('names key, token, SID and region for 401', () => {
		const { message, advice } = one('', 401).problem!;
		for (const word of ['key', 'token', 'region', 'SID']) {
			expect(`${message} ${advice}`).toContain(word);
		}
	});

	it('quotes no more than 300 characters of plain text', () => {
		const { advice } = one('x'.repeat(5000), 400).problem!;
		expect(advice).toContain('x'.repeat(300));
		expect(advice).not.toContain('x'.repeat(301));
	});
});

describe('a message of which nothing is known', () => {
	it.each<[string, number, unknown, number]>([
		['502 HTML', 502, HTML, 2],
		['500 with an empty body', 500, '', 2],
		['503 with a message', 503, { message: 'try again' }, 2],
		['202 with an empty body', 202, '', 2],
		['202 with HTML', 202, HTML, 2],
		['202 with response null', 202, { request_id: '0f0f', response: null }, 2],
		['202 with too few entries', 202, envelope([accepted('AbC1')]), 2],
		['202 with too many entries', 202, envelope([accepted('A'), accepted('B'), accepted('C')]), 2],
		['202 with no entry', 202, envelope([]), 1],
		['202 with entries that are no list', 202, { response: { whatsapp: { messages: {} } } }, 1],
	])('is unknown: %s', (_, statusCode, body, count) => {
		const outcomes = outcomesOfBody(body, count, statusCode);
		expect(outcomes).toHaveLength(count);
		for (const { status, sid, code, problem } of outcomes) {
			expect({ status, sid, code }).toEqual({ status: 'unknown', sid: null, code: statusCode });
			expect(problem).toMatchObject({ code: statusCode });
			expect(problem?.advice).toContain('before sending it again: it may have gone out');
			expect(problem?.advice).not.toContain('<');
		}
	});

	it('has the request ID that Exotel’s support asks for', () => {
		expect(outcomesOfBody(envelope([accepted('A')]), 2)[0].requestId).toBe('0f0f');
		expect(one('', 502).requestId).toBeNull();
	});
});
