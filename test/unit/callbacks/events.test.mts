import { eventOf } from '../../../nodes/ExotelWhatsApp/callbacks/events';

type Entry = Record<string, unknown>;

describe('a delivery report', () => {
	const entry = {
		callback_type: 'dlr',
		sid: 'AbC1',
		to: '+919000000000',
		exo_status_code: 30018,
		exo_detailed_status: 'EX_REENGAGEMENT_ERROR',
		description: 'Re-engagement message',
		timestamp: '2026-03-01T10:15:30.000+05:30',
		custom_data: 'order-4711',
	};
	const event = {
		event: 'deliveryReport',
		sid: 'AbC1',
		status: 'failed',
		isFailure: true,
		isFinal: true,
		retryable: false,
		reason: 'EX_REENGAGEMENT_ERROR',
		code: 30018,
		description: 'Re-engagement message',
		advice:
			'Send a template message instead: outside the 24-hour window WhatsApp delivers nothing else. If it was a template, ask Exotel why it was refused: templates need no window.',
		to: '+919000000000',
		timestamp: '2026-03-01T10:15:30.000+05:30',
		customData: 'order-4711',
		raw: entry,
	};

	it('has exactly the form of the contract', () => {
		expect(eventOf(entry)).toStrictEqual(event);
	});

	it('may lack custom data', () => {
		const { custom_data: _, ...rest } = entry;
		expect(eventOf(rest)).toStrictEqual({ ...event, customData: null, raw: rest });
	});

	it.each<[string, Entry]>([
		['without a callback type', { callback_type: undefined }],
		['with a callback type of its own', { callback_type: 'icm' }],
		['with a name only', { exo_status_code: undefined }],
		['with a number only', { exo_detailed_status: undefined }],
	])('is known %s', (_, change) => {
		expect(eventOf({ ...entry, ...change })).toMatchObject({
			event: 'deliveryReport',
			status: 'failed',
			reason: 'EX_REENGAGEMENT_ERROR',
		});
	});

	it('is known by its callback type alone', () => {
		const bare = { callback_type: 'dlr', sid: 'AbC1' };
		expect(eventOf(bare)).toStrictEqual({
			event: 'deliveryReport',
			sid: 'AbC1',
			status: 'unknown',
			isFailure: false,
			isFinal: false,
			retryable: false,
			reason: null,
			code: null,
			description: null,
			advice: null,
			to: null,
			timestamp: null,
			customData: null,
			raw: bare,
		});
	});

	it('reads the flat form of the newer docs', () => {
		const flat = {
			sid: 'AbC1',
			from: '+918000000000',
			to: '+919000000000',
			status: 'delivered',
			exo_status_code: 30002,
		};
		expect(eventOf(flat)).toMatchObject({
			event: 'deliveryReport',
			sid: 'AbC1',
			status: 'delivered',
			reason: 'EX_MESSAGE_DELIVERED',
			to: '+919000000000',
		});
	});

	it('takes its SID from message_sid, and writes numbers as text', () => {
		const given = { exo_status_code: 30002, message_sid: 'AbC2', to: 919000000000, custom_data: 5 };
		expect(eventOf(given)).toMatchObject({ sid: 'AbC2', to: '+919000000000', customData: '5' });
	});
});

describe('anything else', () => {
	it.each<[string, Entry]>([
		['an object of another kind', { hello: 'world' }],
		['a challenge of a verification', { type: 'verification', challenge: 'c' }],
		['messages of another channel', { rcs: { messages: [] } }],
		['a content that is text', { sid: 'AbC1', content: 'text' }],
		['a content that is a list', { content: [1] }],
		['an empty object', {}],
	])('is unknown, with its raw form: %s', (_, raw) => {
		expect(eventOf(raw)).toStrictEqual({ event: 'unknown', raw });
	});

	it.each<[string, Entry]>([
		[
			'a report whose fields hold objects and lists',
			{ exo_status_code: {}, exo_detailed_status: [], sid: null, to: {}, custom_data: [] },
		],
		[
			'a message whose fields are of other types',
			{ content: { type: 5, text: 'x', context: 'y', interactive: 'z', button: [] } },
		],
		[
			'a button reply that is text',
			{ content: { type: 'interactive', interactive: { button_reply: 'x' } } },
		],
		['a message type named as the prototype', { content: { type: '__proto__' } }],
	])('never throws, and survives as JSON: %s', (_, entry) => {
		const event = eventOf(entry);
		expect(JSON.parse(JSON.stringify(event))).toEqual(event);
	});
});
