import { eventOf } from '../../../nodes/ExotelWhatsApp/callbacks/events';
import { endingOf, type Awaited } from '../../../nodes/ExotelWhatsApp/wait/ending';

const SID = 'AbC1';
const TO = '+919000000000';

const waitFor = (awaited: Awaited['awaited'], replyIds: string[] | null = null): Awaited => ({
	awaited,
	sid: SID,
	to: TO,
	replyIds,
});

const report = (exo_detailed_status: string, sid: string | null = SID) =>
	eventOf({ callback_type: 'dlr', sid, exo_detailed_status });
const SENT = report('EX_MESSAGE_SENT');
const DELIVERED = report('EX_MESSAGE_DELIVERED');
const SEEN = report('EX_MESSAGE_SEEN');
const FAILED = report('EX_REENGAGEMENT_ERROR');
const STRANGE = report('EX_SOMETHING_NEW');

const reply = (more: object = {}) =>
	eventOf({
		callback_type: 'incoming_message',
		sid: 'InC1',
		from: TO,
		content: { type: 'text', text: { body: 'Hello' } },
		...more,
	});
const tap = (id: string) =>
	reply({ content: { type: 'button', button: { payload: id, text: id }, context: { sid: SID } } });

describe('endingOf', () => {
	it.each([
		['waitForDelivery', SENT, undefined],
		['waitForDelivery', DELIVERED, 'delivered'],
		['waitForDelivery', SEEN, 'seen'],
		['waitForDelivery', FAILED, 'failed'],
		['waitForDelivery', STRANGE, undefined],
		['waitForDelivery', reply(), undefined],
		['waitForSeen', DELIVERED, undefined],
		['waitForSeen', SEEN, 'seen'],
		['waitForSeen', FAILED, 'failed'],
		['waitForSeen', reply(), undefined],
		['waitForReply', DELIVERED, undefined],
		['waitForReply', SEEN, undefined],
		['waitForReply', FAILED, 'failed'],
		['waitForReply', reply(), 'replied'],
	] as const)('%s, at %j: %s', (awaited, event, result) => {
		expect(endingOf([event], waitFor(awaited))?.waitResult).toBe(result);
	});

	it.each(['waitForDelivery', 'waitForSeen', 'waitForReply'] as const)(
		'%s passes over reports of other messages',
		(awaited) => {
			const others = [
				report('EX_MESSAGE_SEEN', 'Other'),
				report('EX_REENGAGEMENT_ERROR', 'Other'),
				report('EX_MESSAGE_SEEN', null),
				eventOf({ hello: 'world' }),
			];
			expect(endingOf(others, waitFor(awaited))).toBeUndefined();
		},
	);

	it.each([
		['without a context', reply(), true],
		['with the SID of ours', reply({ context: { sid: SID } }), true],
		['to another message', reply({ context: { sid: 'Other' } }), false],
		['without a sender', reply({ from: undefined }), true],
		['of a number without +', reply({ from: '919000000000' }), true],
		['of someone else', reply({ from: '+919000000001' }), false],
	])('takes a reply %s: %p', (_, event, counts) => {
		expect(endingOf([event], waitFor('waitForReply')) !== undefined).toBe(counts);
	});

	it('takes only own taps when it is asked to', () => {
		const wait = waitFor('waitForReply', ['yes', 'no']);
		expect(endingOf([reply()], wait)).toBeUndefined();
		expect(endingOf([tap('other')], wait)).toBeUndefined();
		expect(endingOf([tap('no')], wait)?.reply?.replyId).toBe('no');
		expect(endingOf([FAILED], wait)?.waitResult).toBe('failed');
	});

	it('gives report and reply in the form of the trigger', () => {
		expect(endingOf([SENT, DELIVERED], waitFor('waitForDelivery'))).toEqual({
			waitResult: 'delivered',
			delivery: DELIVERED,
			reply: null,
		});
		const answer = reply();
		expect(endingOf([DELIVERED, answer], waitFor('waitForReply'))).toEqual({
			waitResult: 'replied',
			delivery: null,
			reply: answer,
		});
	});
});
