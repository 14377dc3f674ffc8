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
		['an entry with its code as text', { code: '202' }, 202],
		['an entry with a word for its code', { code: 'x' }, null],
		['an entry with a broken number for its code', { code: 202.5 }, null],
		['an entry without a code', {}, null],
		['an entry with null for its code', { code: null }, null],
	])('reads the code of %s', (_, entry, code) => {
		expect(answerEntriesOf(envelope([entry]))).toEqual([{ code, status: null, sid: null, words }]);
	});

	it.each([null, 5, [1]])('reads the entry %p as one without anything', (entry) => {
		expect(answerEntriesOf(envelope([entry]))).toEqual([
			{ code: null, status: null, sid: null, words },
		]);
	});

	it.each([
		['no body', undefined],
		['null', null],
		['an empty text', ''],
		['a page of HTML', HTML],
		['a number', 5],
		['a list', []],
		['an empty object', {}],
		['a response that is null', { response: null }],
		["a response without WhatsApp's part", { response: { whatsapp: null } }],
		['a response without messages', { response: { whatsapp: { messages: null } } }],
	])('finds none in %s', (_, body) => {
		expect(answerEntriesOf(body)).toBeUndefined();
	});
});

describe('wordsOf an answer', () => {
	it.each([
		[
			'error data with code, message and description',
			{ error_data: { code: 1001, message: 'a', description: 'b' } },
			1001,
			'a',
			'b',
		],
		[
			'error data without a description',
			{ error_data: { code: '1001', message: 'a' } },
			'1001',
			'a',
			'a',
		],
		['error data with a description alone', { error_data: { description: 'b' } }, null, null, 'b'],
		[
			'a REST exception',
			{ RestException: { Status: 401, Message: 'a', Code: 34010 } },
			34010,
			'a',
			'a',
		],
		['a message', { message: ' a ' }, null, 'a', 'a'],
		['an error that is text', { error: 'a' }, null, 'a', 'a'],
		['an error with code and message', { error: { code: 5, message: 'a' } }, 5, 'a', 'a'],
		['plain text', 'plain text', null, 'plain text', 'plain text'],
		['a page of HTML as no words', `\n${HTML}`, null, null, null],
		['an empty text as no words', '', null, null, null],
		['a blank text as no words', '  ', null, null, null],
		['null as no words', null, null, null, null],
		['no body as no words', undefined, null, null, null],
		['a message that is no text as no words', { message: { a: 1 } }, null, null, null],
	])('reads %s', (_, body, code, short, long) => {
		expect(wordsOf(body)).toEqual({ code, short, long });
	});
});

describe('requestIdOf an answer', () => {
	it.each([
		['the ID of a request', { request_id: '0f0f' }, '0f0f'],
		['an empty ID as none', { request_id: '' }, null],
		['a body without an ID as none', {}, null],
		['a page of HTML as none', HTML, null],
		['null as none', null, null],
	])('reads %s', (_, body, id) => {
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
