import { entriesOf } from '../../../nodes/ExotelWhatsApp/callbacks/entries';
import { eventOf } from '../../../nodes/ExotelWhatsApp/callbacks/events';
import { challengeOf } from '../../../nodes/ExotelWhatsApp/callbacks/otherForms';

const eventsOf = (body: unknown) => entriesOf(body)?.map(eventOf);

/** The samples of section 12.2 of the API reference. */
const b1Message = {
	event: 'incoming_message',
	timestamp: '2026-03-01T10:20:00Z',
	account_sid: 'acme1',
	message: {
		id: 'm-1',
		from: '919000000000',
		to: '918000000000',
		timestamp: '1772360400',
		type: 'text',
		text: { body: 'Hello' },
		context: { from: '918000000000', id: 'm-0' },
	},
	contact: { wa_id: '919000000000', profile: { name: 'Asha' } },
};
const b1Status = {
	event: 'message_status',
	timestamp: '2026-03-01T10:15:30Z',
	account_sid: 'acme1',
	message: { id: 'm-0', status: 'delivered', recipient: '919000000000', errors: [] },
};
const b2Status = {
	type: 'message_status',
	data: {
		message_sid: 'm-0',
		from: '918000000000',
		to: '919000000000',
		status: 'failed',
		errors: [{ code: 131047, title: 'Re-engagement', detail: 'more than 24 hours' }],
	},
};
const b2Message = {
	type: 'inbound_message',
	data: { message: b1Message.message, contact: b1Message.contact },
};
const b3 = {
	sid: 'AbC1',
	from: '+918000000000',
	to: '+919000000000',
	status: 'delivered',
	exo_status_code: 30002,
	timestamp: '2026-03-01T10:15:30+05:30',
};

describe('the forms of the newer pages', () => {
	it.each([
		['B1', b1Message],
		['B2', b2Message],
	])('%s tells of a message', (_, body) => {
		expect(eventsOf(body)).toStrictEqual([
			{
				event: 'incomingMessage',
				sid: 'm-1',
				type: 'text',
				from: '+919000000000',
				to: '+918000000000',
				profileName: 'Asha',
				text: 'Hello',
				replyId: null,
				replyTo: 'm-0',
				media: null,
				timestamp: '2026-03-01T10:20:00.000Z',
				raw: body,
			},
		]);
	});

	it('B1 tells of a status', () => {
		expect(eventsOf(b1Status)).toMatchObject([
			{
				event: 'deliveryReport',
				sid: 'm-0',
				status: 'delivered',
				isFailure: false,
				to: '+919000000000',
				timestamp: '2026-03-01T10:15:30Z',
				raw: b1Status,
			},
		]);
	});

	it("B2 tells of a failure with Meta's number", () => {
		expect(eventsOf(b2Status)).toMatchObject([
			{
				event: 'deliveryReport',
				sid: 'm-0',
				status: 'failed',
				isFailure: true,
				reason: 'EX_REENGAGEMENT_ERROR',
				code: 30018,
				description: 'Re-engagement: more than 24 hours',
				raw: b2Status,
			},
		]);
	});

	it('B3 tells of a status', () => {
		expect(eventsOf(b3)).toMatchObject([
			{ event: 'deliveryReport', sid: 'AbC1', status: 'delivered', code: 30002, raw: b3 },
		]);
	});

	it.each([
		['accepted', 'sent'],
		['queued', 'sent'],
		['sent', 'sent'],
		['delivered', 'delivered'],
		['read', 'seen'],
		['seen', 'seen'],
		['failed', 'failed'],
		['undelivered', 'failed'],
	])('the word %s means %s', (status, expected) => {
		expect(eventsOf({ sid: 'AbC1', status })).toMatchObject([
			{ event: 'deliveryReport', status: expected, isFailure: expected === 'failed' },
		]);
	});

	it('an unknown word makes no report', () => {
		expect(eventsOf({ sid: 'AbC1', status: 'dancing' })).toMatchObject([{ event: 'unknown' }]);
	});

	it.each([['flow_response'], ['payment_status']])('the event %s is unknown', (event) => {
		expect(eventsOf({ event, message: {} })).toMatchObject([{ event: 'unknown' }]);
	});
});

describe('what comes to the same address', () => {
	it.each([{ rcs: { messages: [{ sid: 'r' }] } }, { sms: { messages: [] } }])(
		'passes over another channel: %j',
		(body) => {
			expect(entriesOf(body)).toEqual([]);
		},
	);

	it('knows a verification by its challenge', () => {
		expect(challengeOf({ type: 'verification', challenge: 'c-1' })).toBe('c-1');
		expect(challengeOf({ type: 'verification' })).toBeUndefined();
		expect(challengeOf({ type: 'message_status', challenge: 'c-1' })).toBeUndefined();
		expect(challengeOf('text')).toBeUndefined();
	});
});

describe('flows and errors', () => {
	const flow = (response_json: unknown) => ({
		sid: 'InC1',
		content: {
			type: 'interactive',
			interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json } },
		},
	});

	it('parses what was filled into a flow, and keeps the string', () => {
		const body = flow('{"flow_token":"tok-1","city":"Pune"}');
		expect(eventOf(body)).toMatchObject({
			text: 'Sent',
			flowResponse: { flow_token: 'tok-1', city: 'Pune' },
			raw: body,
		});
	});

	it.each(['{broken', '5', ''])('gives null where the flow has no object: %j', (text) => {
		expect(eventOf(flow(text))).toMatchObject({ flowResponse: null });
	});

	it('passes on what WhatsApp could not', () => {
		const error = { code: 131051, title: 'Unsupported' };
		expect(eventOf({ callback_type: 'icm', error })).toMatchObject({ error });
	});
});
