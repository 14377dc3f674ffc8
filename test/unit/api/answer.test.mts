import { answerEntriesOf, requestIdOf, wordsOf } from '../../../nodes/ExotelWhatsApp/api/answer';
import {
	endsSending,
	httpProblem,
	isRefusal,
	isSuccess,
} from '../../../nodes/ExotelWhatsApp/api/httpCodes';
import { accepted, envelope, failed, HTML } from '../support/answers.mts';

describe('answerEntriesOf an answer', () => {
	const words = { code: null, short: null, long: null };

	it('reads the envelope', () => {
		const body = envelope([accepted('AbC1'), failed(1001, 'short', 'longer')]);
		expect(answerEntriesOf(body)).toEqual([
			{ code: 202, status: 'success', sid: 'AbC1', words },
			{
				code: 400,
				status: 'failure',
				sid: null,
				words: { code: 1001, short: 'short', long: 'longer' },
			},
		]);
	});

	it.each([
		[{ code: '202' }, 202],
		[{ code: 'x' }, null],
		[{ code: 202.5 }, null],
		[{}, null],
		[{ code: null }, null],
	])('reads the code of %p as %p', (entry, code) => {
		expect(answerEntriesOf(envelope([entry]))).toEqual([{ code, status: null, sid: null, words }]);
	});

	it.each([null, 5, [1]])('reads the entry %p as one without anything', (entry) => {
		expect(answerEntriesOf(envelope([entry]))).toEqual([
			{ code: null, status: null, sid: null, words },
		]);
	});

	it.each([
		undefined,
		null,
		'',
		HTML,
		5,
		[],
		{},
		{ response: null },
		{ response: { whatsapp: null } },
		{ response: { whatsapp: { messages: null } } },
	])('finds none in %p', (body) => {
		expect(answerEntriesOf(body)).toBeUndefined();
	});
});

describe('wordsOf an answer', () => {
	it.each([
		[{ error_data: { code: 1001, message: 'a', description: 'b' } }, 1001, 'a', 'b'],
		[{ error_data: { code: '1001', message: 'a' } }, '1001', 'a', 'a'],
		[{ error_data: { description: 'b' } }, null, null, 'b'],
		[{ RestException: { Status: 401, Message: 'a', Code: 34010 } }, 34010, 'a', 'a'],
		[{ message: ' a ' }, null, 'a', 'a'],
		[{ error: 'a' }, null, 'a', 'a'],
		[{ error: { code: 5, message: 'a' } }, 5, 'a', 'a'],
		['plain text', null, 'plain text', 'plain text'],
		[`\n${HTML}`, null, null, null],
		['', null, null, null],
		['  ', null, null, null],
		[null, null, null, null],
		[undefined, null, null, null],
		[{ message: { a: 1 } }, null, null, null],
	])('reads %p', (body, code, short, long) => {
		expect(wordsOf(body)).toEqual({ code, short, long });
	});
});

describe('requestIdOf an answer', () => {
	it.each([
		[{ request_id: '0f0f' }, '0f0f'],
		[{ request_id: '' }, null],
		[{}, null],
		[HTML, null],
		[null, null],
	])('reads %p as %p', (body, id) => {
		expect(requestIdOf(body)).toBe(id);
	});
});

describe('HTTP codes', () => {
	it.each([
		[199, false, false],
		[200, true, false],
		[202, true, false],
		[207, true, false],
		[299, true, false],
		[300, false, true],
		[400, false, true],
		[429, false, true],
		[499, false, true],
		[500, false, false],
		[503, false, false],
	])('%i: success %p, refusal %p', (code, success, refusal) => {
		expect([isSuccess(code), isRefusal(code)]).toEqual([success, refusal]);
	});

	it.each([
		[400, false],
		[401, true],
		[402, true],
		[403, true],
		[404, true],
		[409, false],
		[418, false],
		[429, true],
		[500, false],
		[502, false],
	])('%i ends the sending: %p', (code, ends) => {
		expect(endsSending(code)).toBe(ends);
	});

	it.each([400, 401, 402, 403, 404, 409, 418, 429, 500])('%i says what to do', (code) => {
		const { message, advice } = httpProblem(code);
		expect(message).toMatch(/^[A-Z].*[^.]$/);
		expect(advice).toMatch(/^[A-Z].*\.$/);
		expect(message).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
	});

	it('names a code that it does not know', () => {
		expect(httpProblem(418).message).toContain('418');
	});
});
