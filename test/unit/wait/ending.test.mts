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

const button = (payload: string) => ({ type: 'button', button: { payload, text: payload } });
const inContext = (id: string) => ({ ...button('yes'), context: { id } });
const flow = (response_json: string) => ({
	type: 'interactive',
	interactive: { type: 'nfm_reply', nfm_reply: { response_json } },
});
const OTHER = { sid: 'Other' };
const ours = (more: object = {}) => reply({ context: { sid: SID }, ...more });
const of = (content: object) => ours({ content });

describe('endingOf', () => {
	it.each([
		['goes on after a sent report', 'waitForDelivery', SENT, undefined],
		['ends at a delivered report', 'waitForDelivery', DELIVERED, 'delivered'],
		['ends at a seen report', 'waitForDelivery', SEEN, 'seen'],
		['ends at a failed report', 'waitForDelivery', FAILED, 'failed'],
		['goes on after a report of a strange status', 'waitForDelivery', STRANGE, undefined],
		['goes on after a reply', 'waitForDelivery', reply(), undefined],
		['goes on after a delivered report', 'waitForSeen', DELIVERED, undefined],
		['ends at a seen report', 'waitForSeen', SEEN, 'seen'],
		['ends at a failed report', 'waitForSeen', FAILED, 'failed'],
		['goes on after a reply', 'waitForSeen', reply(), undefined],
		['goes on after a delivered report', 'waitForReply', DELIVERED, undefined],
		['goes on after a seen report', 'waitForReply', SEEN, undefined],
		['ends at a failed report', 'waitForReply', FAILED, 'failed'],
		['ends at a reply', 'waitForReply', reply(), 'replied'],
	] as const)('%s, with %s', (_, awaited, event, result) => {
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
		['with the SID of ours, of another number', ours({ from: '+919000000001' }), true],
		['with the SID of ours, of a hidden number', ours({ from: 'IN.1349120865530' }), true],
		['without a context, of a hidden number', reply({ from: 'IN.1349120865530' }), true],
		['to another message, of a hidden number', reply({ from: 'IN.1', context: OTHER }), false],
		["with WhatsApp's own ID of a message", reply({ context: { id: 'wamid.HBgM' } }), true],
		[
			"with WhatsApp's ID, of someone else",
			reply({ from: '+44', context: { id: 'wamid.x' } }),
			false,
		],
		['that was forwarded', reply({ context: { forwarded: true } }), true],
		['of a number as it is dialled at home', reply({ from: '09000000000' }), true],
	])('knows whether a reply %s counts', (_, event, counts) => {
		expect(endingOf([event], waitFor('waitForReply')) !== undefined).toBe(counts);
	});

	it('takes only own taps when it is asked to', () => {
		const wait = waitFor('waitForReply', ['yes', 'no']);
		expect(endingOf([reply()], wait)).toBeUndefined();
		expect(endingOf([tap('other')], wait)).toBeUndefined();
		expect(endingOf([tap('no')], wait)?.reply?.replyId).toBe('no');
		expect(endingOf([FAILED], wait)?.waitResult).toBe('failed');
	});

	it.each<[string, object, boolean]>([
		['a text', { type: 'text', text: { body: 'Hello' } }, true],
		['a picture', { type: 'image', image: { url: 'https://x.example.com' } }, true],
		['a picture that did not come', { type: 'image', image: { id: '1' } }, true],
		['a voice note', { type: 'voice', voice: { id: '1' } }, true],
		['a place', { type: 'location', location: { latitude: 1, longitude: 2 } }, true],
		['a contact card', { type: 'contacts', contacts: [{}] }, true],
		['a tap on a button', { type: 'button', button: { text: 'Yes' } }, true],
		['a tap on a row', { type: 'interactive', interactive: { list_reply: { id: 's1' } } }, true],
		['a flow', { type: 'interactive', interactive: { nfm_reply: { response_json: '{' } } }, true],
		['a cart', { type: 'order', order: { product_items: [] } }, true],
		['a sticker', { type: 'sticker', sticker: { id: '1' } }, true],
		['a reaction', { type: 'reaction', reaction: { emoji: '👍' } }, true],
		['a removed reaction', { type: 'reaction', reaction: { emoji: '' } }, false],
		['a removed reaction without the emoji', { type: 'reaction', reaction: {} }, false],
		['an edit', { type: 'edit', edit: { message: { text: { body: 'x' } } } }, false],
		['a deletion', { type: 'revoke', revoke: { original_message_id: 'x' } }, false],
		['a changed number', { type: 'system', system: { body: 'Asha changed' } }, false],
		['an opened chat', { type: 'request_welcome' }, false],
		['what is not supported', { type: 'unsupported', errors: [{ code: 131051 }] }, false],
		['a type that nobody describes', { type: 'csat', text: { body: 'Good' } }, true],
		['a type that nobody describes, with nothing in it', { type: 'poll_update' }, false],
		['a type that nobody describes, which failed', { type: 'x', text: 'x', error: {} }, false],
		['nothing', {}, false],
	])('holds %s for an answer: %#', (_, content, isAnswer) => {
		expect(endingOf([of(content)], waitFor('waitForReply')) !== undefined).toBe(isAnswer);
	});

	it('goes on to the answer when a notice comes in the same call', () => {
		const notice = of({ type: 'system', system: { body: 'x' } });
		const answer = ours();
		expect(endingOf([notice, answer], waitFor('waitForReply'))?.reply).toBe(answer);
	});

	it.each<[string, string[], ReturnType<typeof reply>, boolean]>([
		['its own ID, without a context', ['yes'], reply({ content: button('yes') }), true],
		['its own ID, of WhatsApp’s message', ['yes'], reply({ content: inContext('wamid.x') }), true],
		["another's ID", ['yes'], ours({ content: button('other') }), false],
		[
			'its own ID, answering another message',
			['yes'],
			reply({ content: inContext('Other') }),
			false,
		],
		["a template's button that has no ID", [], ours({ content: button('Yes') }), true],
		['a text on a template', [], ours(), false],
		['a flow, by its token', ['tok-1'], reply({ content: flow('{"flow_token":"tok-1"}') }), true],
		['a flow, by its context', ['tok-1'], ours({ content: flow('{}') }), true],
		["another message's flow", ['tok-1'], reply({ content: flow('{}') }), false],
		['a cart, by its context', ['yes'], ours({ content: { type: 'order', order: {} } }), true],
	])('takes of taps only its own: %s', (_, replyIds, event, counts) => {
		expect(endingOf([event], waitFor('waitForReply', replyIds)) !== undefined).toBe(counts);
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
