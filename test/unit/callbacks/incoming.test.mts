import { eventOf, type IncomingMessage } from '../../../nodes/ExotelWhatsApp/callbacks/events';

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

	const tapped = (type: string, reply: Entry) => ({
		type: 'interactive',
		interactive: { type, [type]: reply },
	});
	const flow = (response_json: string) =>
		tapped('nfm_reply', { name: 'flow', body: 'Sent', response_json });
	const place = { latitude: 12.9, longitude: '77.5', name: 'Office' };
	it.each<[string, Entry, string | null, string | null]>([
		['text', { type: 'text', text: { body: 'Hello' } }, 'Hello', null],
		['location', { type: 'location', location: place }, null, null],
		[
			'location',
			{ type: 'location', location: { ...place, url: 'https://www.example.com' } },
			null,
			null,
		],
		[
			'contacts',
			{ type: 'contacts', contacts: [{ name: { formatted_name: 'Ravi' } }] },
			null,
			null,
		],
		['button', { type: 'button', button: { payload: 'confirm', text: 'Yes' } }, 'Yes', 'confirm'],
		['interactive', tapped('button_reply', { id: 'yes', title: 'Yes' }), 'Yes', 'yes'],
		['interactive', tapped('list_reply', { id: 's1', title: '09:00' }), '09:00', 's1'],
		['interactive', flow('{"flow_token":"tok-1"}'), 'Sent', null],
		['interactive', flow('{broken'), 'Sent', null],
		['order', { type: 'order', order: { catalog_id: '1', product_items: [] } }, null, null],
		['reaction', { type: 'reaction', reaction: { emoji: '👍', message_id: 'x' } }, '👍', null],
		['unsupported', { type: 'unsupported' }, null, null],
		['unknown', {}, null, null],
	])('of the type %s is read: %j', (type, content, text, replyId) => {
		expect(incoming(content)).toMatchObject({
			event: 'incomingMessage',
			type,
			text,
			replyId,
			media: null,
			raw: { content },
		});
	});

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
		expect(
			incoming({ type: 'image', image: { url, link: 'https://x.example.com' } }).media?.url,
		).toBe(url);
	});

	it.each(['filename', 'file_name', 'name', 'title'])('has its file name under "%s"', (key) => {
		expect(incoming({ type: 'document', document: { url, [key]: 'a.pdf' } }).media?.fileName).toBe(
			'a.pdf',
		);
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
		[
			'the content’s before the entry’s',
			{ context: { sid: 'AbC1' } },
			{ context: { sid: 'x' } },
			'AbC1',
		],
		[
			'the entry’s where the content’s is empty',
			{ context: {} },
			{ context: { sid: 'AbC1' } },
			'AbC1',
		],
		['none', {}, {}, null],
		['none in null', { context: null }, { context: null }, null],
		['none in text', { context: 'AbC1' }, {}, null],
	])('is %s', (_, content, entry, replyTo) => {
		expect(incoming({ ...text, ...content }, entry).replyTo).toBe(replyTo);
	});
});
