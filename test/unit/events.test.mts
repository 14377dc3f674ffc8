import { eventOf, type IncomingMessage } from '../../nodes/ExotelWhatsApp/callbacks/events';

type Entry = Record<string, unknown>;

const base = {
	callback_type: 'incoming_message',
	sid: 'InC1',
	from: '+919000000000',
	to: '+918000000000',
	profile_name: 'Asha',
	timestamp: '2026-03-01T10:20:00.000+05:30',
};
const withContent = (content: Entry, more: Entry = {}) => ({ ...base, content, ...more });
const incoming = (content: Entry, more?: Entry) =>
	eventOf(withContent(content, more)) as IncomingMessage;

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
			'Send a template message instead: outside the 24-hour window WhatsApp delivers nothing else.',
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
		expect(eventOf(given)).toMatchObject({ sid: 'AbC2', to: '919000000000', customData: '5' });
	});
});

describe('an incoming message', () => {
	it('has exactly the form of the contract', () => {
		const entry = withContent({
			type: 'interactive',
			interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } },
			context: { sid: 'AbC1' },
		});
		expect(eventOf(entry)).toStrictEqual({
			event: 'incomingMessage',
			sid: 'InC1',
			type: 'interactive',
			from: '+919000000000',
			to: '+918000000000',
			profileName: 'Asha',
			text: 'Yes',
			replyId: 'yes',
			replyTo: 'AbC1',
			media: null,
			timestamp: '2026-03-01T10:20:00.000+05:30',
			raw: entry,
		});
	});

	it.each(['icm', 'incoming_message', 'inbound_message', undefined])(
		'is known with the callback type %p',
		(callback_type) => {
			const content = { type: 'text', text: { body: 'Hello' } };
			expect(incoming(content, { callback_type })).toMatchObject({
				event: 'incomingMessage',
				type: 'text',
				text: 'Hello',
			});
		},
	);

	it.each(['icm', 'incoming_message', 'inbound_message'])(
		'is known by the callback type %p when WhatsApp could not pass its content on',
		(callback_type) => {
			const entry = { ...base, callback_type, error: { code: 131051, title: 'Unsupported' } };
			expect(eventOf(entry)).toMatchObject({
				event: 'incomingMessage',
				sid: 'InC1',
				from: '+919000000000',
				text: null,
				raw: entry,
			});
		},
	);

	const nothing = { text: null, replyId: null, media: null };
	it.each<[string, Entry, Partial<IncomingMessage>]>([
		['text', { type: 'text', text: { body: 'Hello' } }, { text: 'Hello' }],
		['location', { type: 'location', location: { latitude: 12.9, longitude: '77.5', name: 'Office' } }, {}],
		['location with a web page', { type: 'location', location: { latitude: 12.9, longitude: 77.5, url: 'https://www.example.com' } }, {}],
		['contacts', { type: 'contacts', contacts: [{ name: { formatted_name: 'Ravi' } }] }, {}],
		['button', { type: 'button', button: { payload: 'confirm', text: 'Confirm' } }, { text: 'Confirm', replyId: 'confirm' }],
		['interactive', { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } } }, { text: 'Yes', replyId: 'yes' }],
		['interactive', { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 's1', title: '09:00', description: 'Branch A' } } }, { text: '09:00', replyId: 's1' }],
		['interactive', { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"flow_token":"tok-1"}' } } }, { text: 'Sent' }],
		['interactive', { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: '{broken' } } }, { text: 'Sent' }],
		['order', { type: 'order', order: { catalog_id: '1', product_items: [] } }, {}],
		['reaction', { type: 'reaction', reaction: { emoji: '👍', message_id: 'x' } }, {}],
		['unsupported', { type: 'unsupported' }, {}],
		['nothing', {}, { type: 'unknown' }],
	])('of the type %s is read', (_, content, expected) => {
		const type = content.type ?? 'unknown';
		const { text, replyId, media, ...rest } = incoming(content);
		expect({ text, replyId, media }).toEqual({ ...nothing, text: null, ...pick(expected) });
		expect(rest).toMatchObject({ event: 'incomingMessage', type, raw: { content } });
	});

	function pick({ text = null, replyId = null }: Partial<IncomingMessage>) {
		return { text, replyId };
	}

	it('may lack SID and profile name', () => {
		const content = { type: 'text', text: { body: 'Hello' } };
		expect(incoming(content, { sid: undefined, profile_name: undefined })).toMatchObject({
			event: 'incomingMessage',
			sid: null,
			profileName: null,
		});
	});
});

describe('media of an incoming message', () => {
	const url = 'https://media.example.com/1';

	it.each(['image', 'video', 'audio', 'document', 'sticker', 'voice'])('of the type %s', (type) => {
		expect(incoming({ type, [type]: { url } })).toMatchObject({
			type,
			text: null,
			media: { url, mimeType: null, fileName: null, caption: null },
		});
	});

	it('has all that is known of it, and its caption as the text', () => {
		const document = { url, caption: 'Invoice', mime_type: 'application/pdf', filename: 'a.pdf' };
		expect(incoming({ type: 'document', document })).toMatchObject({
			text: 'Invoice',
			media: { url, mimeType: 'application/pdf', fileName: 'a.pdf', caption: 'Invoice' },
		});
	});

	it('has its address under "url" or "link"', () => {
		expect(incoming({ type: 'image', image: { link: url } }).media?.url).toBe(url);
		expect(incoming({ type: 'image', image: { url, link: 'https://x.example.com' } }).media?.url).toBe(url);
	});

	it.each(['filename', 'file_name', 'name', 'title'])('has its file name under "%s"', (key) => {
		expect(incoming({ type: 'document', document: { url, [key]: 'a.pdf' } }).media?.fileName).toBe('a.pdf');
	});

	it('is null without an address', () => {
		expect(incoming({ type: 'image', image: { id: '1' } }).media).toBeNull();
		expect(incoming({ type: 'image' }).media).toBeNull();
	});
});

describe('the message that is answered', () => {
	const text = { type: 'text', text: { body: 'Hello' } };

	it.each<[string, Entry, Entry, string | null]>([
		['the content’s sid', { context: { sid: 'AbC1', id: 'x' } }, {}, 'AbC1'],
		['the content’s id', { context: { from: '+918000000000', id: 'AbC1' } }, {}, 'AbC1'],
		['the content’s message_id', { context: { message_id: 'AbC1' } }, {}, 'AbC1'],
		['the entry’s sid', {}, { context: { sid: 'AbC1' } }, 'AbC1'],
		['the content’s before the entry’s', { context: { sid: 'AbC1' } }, { context: { sid: 'x' } }, 'AbC1'],
		['the entry’s where the content’s is empty', { context: {} }, { context: { sid: 'AbC1' } }, 'AbC1'],
		['none', {}, {}, null],
		['none in null', { context: null }, { context: null }, null],
		['none in text', { context: 'AbC1' }, {}, null],
	])('is %s', (_, content, entry, replyTo) => {
		expect(incoming({ ...text, ...content }, entry).replyTo).toBe(replyTo);
	});
});

describe('anything else', () => {
	it.each<[Entry]>([
		[{ hello: 'world' }],
		[{ type: 'verification', challenge: 'c' }],
		[{ rcs: { messages: [] } }],
		[{ sid: 'AbC1', content: 'text' }],
		[{ content: [1] }],
		[{}],
	])('is unknown, with its raw form: %p', (raw) => {
		expect(eventOf(raw)).toStrictEqual({ event: 'unknown', raw });
	});

	it.each<[Entry]>([
		[{ exo_status_code: {}, exo_detailed_status: [], sid: null, to: {}, custom_data: [] }],
		[{ content: { type: 5, text: 'x', context: 'y', interactive: 'z', button: [] } }],
		[{ content: { type: 'interactive', interactive: { button_reply: 'x' } } }],
		[{ content: { type: '__proto__' } }],
	])('never throws, and survives as JSON: %p', (entry) => {
		const event = eventOf(entry);
		expect(JSON.parse(JSON.stringify(event))).toEqual(event);
	});
});
