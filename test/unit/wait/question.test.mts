import type { IncomingMessage } from '../../../nodes/ExotelWhatsApp/callbacks/events';
import {
	answerOf,
	noAnswer,
	thanksFor,
	type AskedQuestion,
	type ResponseType,
} from '../../../nodes/ExotelWhatsApp/wait/question';

const AT = '2026-03-01T10:15:30.000+05:30';

const reply = (more: Partial<IncomingMessage>) =>
	({ type: 'text', text: null, replyId: null, timestamp: AT, ...more }) as IncomingMessage;
const tap = (replyId: string, text: string) => reply({ type: 'interactive', replyId, text });
const words = reply({ text: 'Only after 6 pm please' });
const voiceNote = reply({ type: 'audio' });

const question = (responseType: ResponseType, isReview = false): AskedQuestion => ({
	responseType,
	isReview,
	thanks: { approved: 'Approved', declined: 'Declined', other: 'Thanks' },
	approveId: 'approve',
	seal: '~s',
});

const approval = question('approval');
const review = question('approval', true);
const choice = question('choice');

const answer = (asked: AskedQuestion, given: IncomingMessage) =>
	answerOf(asked, asked.approveId, given);

describe('the answer to an approval', () => {
	it.each([
		['approve', 'Approve', true],
		['decline', 'Decline', false],
		['anything', 'Anything', false],
	])('is told by the tap on %s', (id, title, approved) => {
		expect(answer(approval, tap(id, title))).toEqual({
			approved,
			text: title,
			chatInput: null,
			reason: null,
			respondedAt: AT,
		});
	});

	it('is no approval in words, which are kept', () => {
		expect(answer(approval, words)).toMatchObject({
			approved: false,
			text: 'Only after 6 pm please',
			chatInput: 'Only after 6 pm please',
		});
	});

	it('is no approval where it says "Approve" in words', () => {
		expect(answer(approval, reply({ text: 'approve' }))).toMatchObject({ approved: false });
	});

	it('is no approval where no button has an ID', () => {
		expect(answerOf(approval, null, words)).toMatchObject({ approved: false });
		expect(answerOf(approval, null, tap('approve', 'Approve'))).toMatchObject({ approved: false });
	});

	it('says what came in place of words, to the model of a review too', () => {
		const reason = 'The answer has no words: it is of the type audio.';
		expect(answer(approval, voiceNote)).toMatchObject({ approved: false, chatInput: null, reason });
		expect(answer(review, voiceNote)).toMatchObject({ approved: false, chatInput: reason, reason });
	});

	it('leaves the words of a review that was declined to n8n', () => {
		expect(answer(review, tap('decline', 'Decline'))).toMatchObject({ chatInput: null });
	});
});

describe('the answer to other questions', () => {
	it('is the row that was chosen, or words', () => {
		expect(answer(choice, tap('s1', '09:00'))).toEqual({
			choice: 's1',
			text: '09:00',
			chatInput: null,
			reason: null,
			respondedAt: AT,
		});
		expect(answer(choice, words)).toMatchObject({ choice: null, chatInput: words.text });
	});

	it('is the words of free text', () => {
		expect(answer(question('freeText'), words)).toEqual({
			text: words.text,
			chatInput: words.text,
			reason: null,
			respondedAt: AT,
		});
	});
});

describe('no answer', () => {
	it.each<[ResponseType, object]>([
		['approval', { approved: false }],
		['choice', { choice: null }],
		['freeText', {}],
	])('to %s has the reason in words', (responseType, own) => {
		expect(noAnswer(question(responseType), 'No answer came within 2 hours.')).toEqual({
			...own,
			text: null,
			chatInput: null,
			reason: 'No answer came within 2 hours.',
			respondedAt: null,
		});
	});

	it('tells the model of a review that nobody has decided', () => {
		expect(noAnswer(review, 'No answer came within 2 hours.')).toMatchObject({
			approved: false,
			chatInput: 'Nobody has decided, so the tool was not run. No answer came within 2 hours.',
		});
	});
});

describe('the thanks for an answer', () => {
	it.each<[string, AskedQuestion, IncomingMessage, string]>([
		['an approval', approval, tap('approve', 'Approve'), 'Approved'],
		['a decline', approval, tap('decline', 'Decline'), 'Declined'],
		['words', approval, words, 'Thanks'],
		['a choice', choice, tap('approve', 'Approve'), 'Thanks'],
		['free text', question('freeText'), words, 'Thanks'],
	])('is what was set for %s', (_, asked, given, text) => {
		expect(thanksFor(asked, given)).toBe(text);
	});

	it('is nothing where nothing was set', () => {
		const silent = { ...approval, thanks: {} };
		expect(thanksFor(silent, tap('approve', 'Approve'))).toBeUndefined();
	});
});
