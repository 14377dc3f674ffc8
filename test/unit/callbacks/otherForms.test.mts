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

/** Form B5 of the API reference, section 12.2. */
const metaValue = (value: object) => ({
	object: 'whatsapp_business_account',
	entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
});
const META_HEAD = {
	messaging_product: 'whatsapp',
	metadata: { display_phone_number: '918000000000', phone_number_id: '2' },
};
const META_CONTACT = { wa_id: '919000000000', profile: { name: 'Asha' } };

/** One message, in each form in which anyone writes it. */
const WRAPPINGS: Array<[string, (content: Record<string, unknown>) => unknown]> = [
	[
		"Exotel's envelope",
		(content) => ({
			whatsapp: {
				messages: [
					{
						callback_type: 'incoming_message',
						sid: 'InC1',
						from: '+919000000000',
						to: '+918000000000',
						profile_name: 'Asha',
						content,
					},
				],
			},
		}),
	],
	[
		'a bare entry',
		(content) => ({
			sid: 'InC1',
			from: '919000000000',
			to: '918000000000',
			profile_name: 'Asha',
			content,
		}),
	],
	[
		'B1',
		(content) => ({
			event: 'incoming_message',
			message: { id: 'InC1', from: '919000000000', to: '918000000000', ...content },
			contact: META_CONTACT,
		}),
	],
	[
		'B2',
		(content) => ({
			type: 'inbound_message',
			data: {
				message: { id: 'InC1', from: '919000000000', to: '918000000000', ...content },
				contact: META_CONTACT,
			},
		}),
	],
	[
		"Meta's lists",
		(content) => ({
			...META_HEAD,
			contacts: [META_CONTACT],
			messages: [{ id: 'InC1', from: '919000000000', ...content }],
			statuses: [],
		}),
	],
	[
		"Meta's envelope",
		(content) =>
			metaValue({
				...META_HEAD,
				contacts: [META_CONTACT],
				messages: [{ id: 'InC1', from: '919000000000', ...content }],
			}),
	],
];

const CONTENTS: Array<[string, Record<string, unknown>, object]> = [
	['a text', { type: 'text', text: { body: 'Hello' } }, { text: 'Hello' }],
	[
		'a file without an address',
		{ type: 'image', image: { id: '1', caption: 'Broken' } },
		{ text: 'Broken', media: { url: null, id: '1' } },
	],
	[
		'a tap',
		{
			type: 'interactive',
			interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } },
			context: { id: 'AbC1' },
		},
		{ text: 'Yes', replyId: 'yes', replyTo: 'AbC1' },
	],
	['cards', { type: 'contacts', contacts: [{ name: {} }] }, { contacts: [{ name: {} }] }],
	['a cart', { type: 'order', order: { text: 'Soon' } }, { text: 'Soon', order: { text: 'Soon' } }],
	[
		'an edit',
		{ type: 'edit', edit: { original_message_id: 'InC0', message: { text: { body: 'Hi' } } } },
		{ text: 'Hi', changedMessage: 'InC0' },
	],
	['a changed number', { type: 'system', system: { body: 'New' } }, { text: 'New' }],
	[
		'what is not supported',
		{ type: 'unsupported', errors: [{ code: 131051, error_data: { details: 'A poll' } }] },
		{ text: null, error: { code: 131051, details: 'A poll' } },
	],
];

describe.each(WRAPPINGS)('a message in the form of %s', (_, wrapped) => {
	it.each(CONTENTS)('says the same of %s', (_name, content, expected) => {
		expect(eventsOf(wrapped(content))).toMatchObject([
			{
				event: 'incomingMessage',
				sid: 'InC1',
				type: content.type,
				from: '+919000000000',
				to: '+918000000000',
				profileName: 'Asha',
				...expected,
			},
		]);
	});
});

describe("a report in Meta's words", () => {
	const status = {
		id: 'AbC1',
		status: 'failed',
		timestamp: '1772360400',
		recipient_id: '919000000000',
		biz_opaque_callback_data: 'order-4711',
		errors: [
			{
				code: 131047,
				title: 'Re-engagement message',
				message: 'Re-engagement message',
				error_data: { details: 'More than 24 hours have passed.' },
			},
		],
	};
	const event = {
		event: 'deliveryReport',
		sid: 'AbC1',
		status: 'failed',
		reason: 'EX_REENGAGEMENT_ERROR',
		code: 30018,
		description: 'Re-engagement message: More than 24 hours have passed.',
		to: '+919000000000',
		timestamp: '2026-03-01T10:20:00.000Z',
		customData: 'order-4711',
		raw: status,
	};

	it.each<[string, unknown]>([
		['in its envelope', metaValue({ ...META_HEAD, statuses: [status] })],
		['in its lists', { messages: [], statuses: [status] }],
		["in Exotel's envelope", { whatsapp: { statuses: [status] } }],
		['alone', status],
	])('is read %s', (_, body) => {
		expect(eventsOf(body)).toMatchObject([event]);
	});

	const meta = { exo_status_code: 30018, exo_detailed_status: 'EX_REENGAGEMENT_ERROR' };
	it.each<[string, object, object]>([
		[
			'adds its exact words',
			{ ...meta, description: 'Re-engagement', errors: status.errors },
			{
				description: 'Re-engagement: Re-engagement message: More than 24 hours have passed.',
			},
		],
		[
			'says nothing twice',
			{ ...meta, description: 'Window over', error: { title: 'Window' } },
			{
				description: 'Window over',
			},
		],
		[
			"leaves Exotel's own number",
			{ exo_status_code: 30013, errors: status.errors },
			{
				code: 30013,
				reason: 'EX_INCAPABLE_RECIPIENT',
			},
		],
		[
			"knows Meta's number in the place of Exotel's",
			{ exo_status_code: 131026 },
			{
				status: 'failed',
				code: 131026,
				reason: 'EX_INCAPABLE_RECIPIENT',
			},
		],
		[
			'has a number that nobody knows',
			{ status: 'failed', errors: [{ code: 1, title: 'New' }] },
			{
				status: 'failed',
				code: null,
				description: 'New',
			},
		],
		['has errors that are none', { status: 'failed', errors: 'x' }, { description: 'x' }],
	])('%s', (_, entry, expected) => {
		expect(eventsOf({ sid: 'AbC1', ...entry })).toMatchObject([
			{ event: 'deliveryReport', isFailure: true, ...expected },
		]);
	});

	it('is one though its word is unknown, in a form that is for reports', () => {
		const body = { type: 'message_status', data: { message_sid: 'm-0', status: 'warning' } };
		expect(eventsOf(body)).toMatchObject([
			{ event: 'deliveryReport', sid: 'm-0', status: 'unknown', isFailure: false },
		]);
	});
});

it('reads what was filled into a flow, in the form that has an event of its own for it', () => {
	const nfm_reply = { body: 'Sent', response_json: '{"city":"Pune"}' };
	const interactive = { type: 'nfm_reply', nfm_reply };
	const message = { id: 'm-1', from: '919000000000', type: 'interactive', interactive };
	expect(eventsOf({ event: 'flow_response', message })).toMatchObject([
		{ event: 'incomingMessage', sid: 'm-1', text: 'Sent', flowResponse: { city: 'Pune' } },
	]);
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
