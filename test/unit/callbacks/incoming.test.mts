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
	it.each<[string, Entry, string, string | null, string | null]>([
		['a text', { type: 'text', text: { body: 'Hello' } }, 'text', 'Hello', null],
		['a type in capitals', { type: 'Text', text: { body: 'Hello' } }, 'text', 'Hello', null],
		['a text that is no object', { type: 'text', text: 'Hello' }, 'text', 'Hello', null],
		['a text without a type', { text: { body: 'Hello' } }, 'text', 'Hello', null],
		[
			'a type that nobody describes',
			{ type: 'csat', text: { body: 'Good' } },
			'csat',
			'Good',
			null,
		],
		['a place', { type: 'location', location: place }, 'location', null, null],
		[
			'a place with a web page',
			{ type: 'location', location: { ...place, url: 'https://www.example.com' } },
			'location',
			null,
			null,
		],
		[
			'contact cards',
			{ type: 'contacts', contacts: [{ name: { formatted_name: 'Ravi' } }] },
			'contacts',
			null,
			null,
		],
		[
			"a template's button",
			{ type: 'button', button: { payload: 'confirm', text: 'Yes' } },
			'button',
			'Yes',
			'confirm',
		],
		[
			"a template's button without a payload",
			{ type: 'button', button: { text: 'Yes' } },
			'button',
			'Yes',
			null,
		],
		[
			"a template's button without a text",
			{ type: 'button', button: { payload: 'confirm' } },
			'button',
			null,
			'confirm',
		],
		['a button', tapped('button_reply', { id: 'yes', title: 'Yes' }), 'interactive', 'Yes', 'yes'],
		['a button without a title', tapped('button_reply', { id: 'yes' }), 'interactive', null, 'yes'],
		[
			'a button without an ID',
			tapped('button_reply', { title: 'Yes' }),
			'interactive',
			'Yes',
			null,
		],
		['a row', tapped('list_reply', { id: 's1', title: '09:00' }), 'interactive', '09:00', 's1'],
		[
			'a row without a title',
			tapped('list_reply', { id: 's1', description: 'Branch A' }),
			'interactive',
			'Branch A',
			's1',
		],
		[
			'a row without any type',
			{ interactive: { list_reply: { id: 's1', title: '09:00' } } },
			'interactive',
			'09:00',
			's1',
		],
		[
			'a row beside an empty button',
			{
				type: 'interactive',
				interactive: { button_reply: {}, list_reply: { id: 's1', title: 'x' } },
			},
			'interactive',
			'x',
			's1',
		],
		[
			'an answer to a request to call',
			tapped('call_permission_reply', { response: 'accept' }),
			'interactive',
			'accept',
			null,
		],
		['a flow', flow('{"flow_token":"tok-1"}'), 'interactive', 'Sent', null],
		['a flow with broken answers', flow('{broken'), 'interactive', 'Sent', null],
		[
			'a cart',
			{ type: 'order', order: { catalog_id: '1', product_items: [] } },
			'order',
			null,
			null,
		],
		['a cart with a note', { type: 'order', order: { text: 'Soon' } }, 'order', 'Soon', null],
		['a reaction', { type: 'reaction', reaction: { emoji: '👍' } }, 'reaction', '👍', null],
		['a removed reaction', { type: 'reaction', reaction: { emoji: '' } }, 'reaction', null, null],
		['a changed number', { type: 'system', system: { body: 'New' } }, 'system', 'New', null],
		['an opened chat', { type: 'request_welcome' }, 'request_welcome', null, null],
		['a disappearing message', { type: 'ephemeral' }, 'ephemeral', null, null],
		['what is not supported', { type: 'unsupported' }, 'unsupported', null, null],
		['nothing', {}, 'unknown', null, null],
	])('is read when it is %s', (_, content, type, text, replyId) => {
		expect(incoming(content)).toMatchObject({
			event: 'incomingMessage',
			type,
			text,
			replyId,
			media: null,
			raw: { content },
		});
	});

	it.each(['icm', 'incoming_message'])('of the kind %s may have a text for its content', (kind) => {
		expect(eventOf({ ...base, callback_type: kind, content: 'Hello' })).toMatchObject({
			event: 'incomingMessage',
			type: 'text',
			text: 'Hello',
		});
	});

	it.each(['icm', 'incoming_message'])('of the kind %s may have its parts at its top', (kind) => {
		const text = { type: 'text', text: { body: 'Hello' }, context: { sid: 'AbC1' } };
		expect(eventOf({ ...base, callback_type: kind, ...text })).toMatchObject({
			event: 'incomingMessage',
			type: 'text',
			text: 'Hello',
			replyTo: 'AbC1',
		});
	});

	it('is none of a report, though its kind is said to be one', () => {
		const content = { type: 'text', text: { body: 'Hello' } };
		const entry = { ...base, callback_type: 'dlr', exo_status_code: null, content };
		expect(eventOf(entry)).toMatchObject({ event: 'incomingMessage', text: 'Hello' });
	});

	it.each<[string, Entry]>([
		['location', { latitude: 12.9, longitude: '77.5', name: 'Office', address: 'MG Road' }],
		['order', { catalog_id: '1', product_items: [{ product_retailer_id: 'SKU-1', quantity: 2 }] }],
		['referral', { source_url: 'https://ad.example.com', headline: 'Tea' }],
	])('has its %s as it came', (key, part) => {
		expect(incoming({ type: key, [key]: part })).toMatchObject({ [key]: part });
		expect(incoming({ type: 'text', text: { body: 'Hello' } })).not.toHaveProperty(key);
	});

	it('has the ad that it came from, wherever it stands', () => {
		const referral = { source_url: 'https://ad.example.com' };
		const content = { type: 'text', text: { body: 'Hello' } };
		expect(incoming(content, { referral })).toMatchObject({ text: 'Hello', referral });
	});

	it('has contact cards as they came', () => {
		const contacts = [{ name: { formatted_name: 'Ravi' }, phones: [{ phone: '+919000000001' }] }];
		expect(incoming({ type: 'contacts', contacts })).toMatchObject({ contacts });
	});

	it.each([
		['919000000000', '+919000000000'],
		['+919000000000', '+919000000000'],
		['09000000000', '09000000000'],
		['13491208655302741918', '13491208655302741918'],
	])('has the sender %s as %s', (from, expected) => {
		expect(incoming({ type: 'text', text: { body: 'Hello' } }, { from }).from).toBe(expected);
	});

	it('passes on custom data if there is any', () => {
		const content = { type: 'text', text: { body: 'Hello' } };
		expect(incoming(content, { custom_data: 'order-4711' }).customData).toBe('order-4711');
		expect(incoming(content)).not.toHaveProperty('customData');
	});

	it('has the ID of a customer who hides the number', () => {
		const content = { type: 'text', text: { body: 'Hello' } };
		const change = { from: undefined, from_user_id: 'IN.13491208655302741918' };
		expect(incoming(content, change).from).toBe('IN.13491208655302741918');
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

	it.each<[string, Entry, object]>([
		['an ID', { id: '1' }, { id: '1' }],
		['a type', { mime_type: 'image/jpeg' }, { mimeType: 'image/jpeg' }],
		['a name', { filename: 'a.jpg' }, { fileName: 'a.jpg' }],
		['a caption', { caption: 'Broken' }, { caption: 'Broken' }],
	])('is there with %s and no address', (_, image, known) => {
		expect(incoming({ type: 'image', image })).toMatchObject({
			text: (image as { caption?: string }).caption ?? null,
			media: { url: null, id: null, mimeType: null, fileName: null, caption: null, ...known },
		});
	});

	it('is null when nothing is said of it', () => {
		expect(incoming({ type: 'image' }).media).toBeNull();
		expect(incoming({ type: 'image', image: {} }).media).toBeNull();
		expect(incoming({ type: 'image', image: { sha256: 'x' } }).media).toBeNull();
	});

	it('is there though the type is missing or another', () => {
		expect(incoming({ image: { url } })).toMatchObject({ type: 'image', media: { url } });
		expect(incoming({ type: 'media', image: { url } })).toMatchObject({ media: { url } });
		expect(incoming({ type: 'image', image: {}, video: { url } })).toMatchObject({
			media: { url },
		});
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
		[
			'the entry’s sid where the content’s has another name for it',
			{ context: { sid: null, from: '+918000000000' } },
			{ context: { sid: 'AbC1' } },
			'AbC1',
		],
		[
			'a SID before an ID of WhatsApp',
			{ context: { id: 'wamid.x', message_id: 'AbC1' } },
			{},
			'AbC1',
		],
		['an ID of WhatsApp if that is all', { context: { id: 'wamid.x' } }, {}, 'wamid.x'],
		['none', {}, {}, null],
		['none in null', { context: null }, { context: null }, null],
		['none in text', { context: 'AbC1' }, {}, null],
	])('is %s', (_, content, entry, replyTo) => {
		expect(incoming({ ...text, ...content }, entry).replyTo).toBe(replyTo);
	});
});

describe('a change of an earlier message', () => {
	const edited = (message: Entry) => ({
		type: 'edit',
		edit: { original_message_id: 'InC0', message },
	});

	it.each<[string, Entry, object]>([
		['text', { type: 'text', text: { body: 'Hello!' } }, { text: 'Hello!', media: null }],
		['text without a type', { text: { body: 'Hello!' } }, { text: 'Hello!' }],
		[
			'a caption',
			{ type: 'image', image: { caption: 'New', id: '1', url: 'https://x.example.com' } },
			{ text: 'New', media: { url: 'https://x.example.com', id: '1', caption: 'New' } },
		],
		['the context', { context: { sid: 'AbC1' }, text: { body: 'x' } }, { replyTo: 'AbC1' }],
	])('has %s as it is now', (_, message, expected) => {
		expect(incoming(edited(message))).toMatchObject({
			type: 'edit',
			changedMessage: 'InC0',
			...expected,
		});
	});

	it('may have its text nearer', () => {
		const content = { type: 'edit', edit: { original_message_id: 'InC0' }, text: { body: 'x' } };
		expect(incoming(content)).toMatchObject({ type: 'edit', text: 'x', changedMessage: 'InC0' });
		expect(incoming({ type: 'edit', edit: { text: { body: 'x' } } })).toMatchObject({
			type: 'edit',
			text: 'x',
		});
	});

	it('names the message that was deleted', () => {
		const content = { type: 'revoke', revoke: { original_message_id: 'InC0' } };
		expect(incoming(content)).toMatchObject({ type: 'revoke', text: null, changedMessage: 'InC0' });
	});
});

describe('what WhatsApp could not pass on', () => {
	const meta = {
		code: 131051,
		title: 'Message type unknown',
		message: 'Message type unknown',
		error_data: { details: 'Message type is currently not supported.' },
	};

	it.each<[string, Entry, Entry]>([
		['a list under errors', { errors: [meta] }, {}],
		['a list under error', { error: [meta] }, {}],
		['one error', { error: meta }, {}],
		['a list beside nothing', { error: null, errors: [null, meta] }, {}],
		['one in the content', {}, { error: meta }],
		['a list in the content', {}, { errors: [meta] }],
	])('is told by %s, with the exact words at hand', (_, entry, content) => {
		expect(incoming({ type: 'unsupported', ...content }, entry)).toMatchObject({
			type: 'unsupported',
			text: null,
			error: { ...meta, details: 'Message type is currently not supported.' },
		});
	});

	it('is told by a mere text', () => {
		expect(incoming({ type: 'unsupported' }, { error: 'Not supported' }).error).toEqual({
			message: 'Not supported',
		});
	});

	it.each<[string, unknown]>([
		['null', null],
		['an empty list', []],
		['a list of nothing', [null]],
		['an empty text', ''],
	])('is not told by %s', (_, error) => {
		expect(incoming({ type: 'unsupported' }, { error })).not.toHaveProperty('error');
	});

	it('drops no word of the customer that is there all the same', () => {
		const image = { caption: 'Broken', mime_type: 'image/jpeg' };
		expect(incoming({ type: 'image', image }, { errors: [meta] })).toMatchObject({
			text: 'Broken',
			media: { url: null, caption: 'Broken' },
			error: { code: 131051 },
		});
	});
});

describe('a message with a part missing', () => {
	const url = 'https://media.example.com/1';
	const document = { url, caption: 'Invoice', mime_type: 'application/pdf', filename: 'a.pdf' };
	const whole = withContent({ type: 'document', document, context: { sid: 'AbC1' } });
	const { media, raw: _, ...fields } = eventOf(whole) as IncomingMessage;

	/** A copy without what is at a path. */
	function without(object: Entry, [key, ...rest]: string[]): Entry {
		if (rest.length === 0) return { ...object, [key]: undefined };
		return { ...object, [key]: without(object[key] as Entry, rest) };
	}

	it.each<[string, Partial<IncomingMessage>, object]>([
		['sid', { sid: null }, {}],
		['from', { from: null }, {}],
		['to', { to: null }, {}],
		['profile_name', { profileName: null }, {}],
		['timestamp', { timestamp: null }, {}],
		['callback_type', {}, {}],
		['content.type', {}, {}],
		['content.context', { replyTo: null }, {}],
		['content.document.url', {}, { url: null }],
		['content.document.caption', { text: null }, { caption: null }],
		['content.document.mime_type', {}, { mimeType: null }],
		['content.document.filename', {}, { fileName: null }],
	])('loses with %s nothing else', (path, change, mediaChange) => {
		const entry = without(whole, path.split('.'));
		expect(eventOf(entry)).toStrictEqual({
			...fields,
			...change,
			media: { ...media, ...mediaChange },
			raw: entry,
		});
	});
});
