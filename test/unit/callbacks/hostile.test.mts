import { bodyOf, type CallbackRequest } from '../../../nodes/ExotelWhatsApp/callbacks/body';
import { entriesOf, MAX_ENTRIES } from '../../../nodes/ExotelWhatsApp/callbacks/entries';
import { eventOf } from '../../../nodes/ExotelWhatsApp/callbacks/events';
import { dedupeKey } from '../../../nodes/ExotelWhatsApp/trigger/repeats';
import { growth, LINEAR } from '../support/effort.mts';

const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

const request = (body: unknown, type: string, readRawBody = () => Promise.resolve()) =>
	bodyOf({
		headers: { 'content-type': type },
		body,
		rawBody: Buffer.from('text'),
		readRawBody,
	} satisfies CallbackRequest);

describe('the body of a hostile call', () => {
	it('is none where it comes in parts, since n8n tells there where it has put the files', async () => {
		const read = jest.fn().mockResolvedValue(undefined);
		const parsed = { data: {}, files: { file: { filepath: '/tmp/upload' } } };
		expect(await request(parsed, 'multipart/form-data; boundary=b', read)).toBeUndefined();
		expect(await request(undefined, 'Multipart/Mixed; boundary=b', read)).toBeUndefined();
		expect(read).not.toHaveBeenCalled();
	});

	it('is none where n8n cannot read it', async () => {
		const tooLarge = () => Promise.reject(new Error('request entity too large'));
		expect(await request(undefined, 'application/x-strange', tooLarge)).toBeUndefined();
	});
});

describe('JSON that is nested deeply', () => {
	it.each([101, 5_000, 100_000])('is no callback with %i levels', (levels) => {
		const text = nested(levels);
		expect(entriesOf(text)).toBeUndefined();
		expect(entriesOf(JSON.parse(text))).toBeUndefined();
		expect(entriesOf(JSON.parse(`[${text}]`))).toBeUndefined();
	});

	it('is a callback with a hundred levels', () => {
		expect(entriesOf(nested(100))).toHaveLength(1);
		expect(entriesOf(JSON.parse(nested(100)))).toHaveLength(1);
	});

	it('is no answer of a flow', () => {
		const nfm_reply = { name: 'flow', response_json: nested(100_000) };
		const event = eventOf({ content: { type: 'interactive', interactive: { nfm_reply } } });
		expect(event).toMatchObject({ event: 'incomingMessage', flowResponse: null });
	});
});

describe('what an object inherits', () => {
	it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
		'is no content of the type %s',
		(type) => {
			expect(eventOf({ type, from: '+919000000000' })).toMatchObject({ event: 'unknown' });
		},
	);

	it('changes nothing in any other object', () => {
		const text =
			'{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"content":{"__proto__":{"type":"text"},"type":"__proto__"}}';
		const [entry] = entriesOf(text) ?? [];
		expect(eventOf(entry)).toMatchObject({ event: 'incomingMessage', type: '__proto__' });
		expect({}).not.toHaveProperty('polluted');
	});
});

describe('numbers that are none', () => {
	it('are left out', () => {
		const entry = JSON.parse('{"exo_status_code":1e999,"sid":1e999,"to":-1e999}') as object;
		expect(eventOf({ ...entry })).toMatchObject({ code: null, sid: null, to: null });
	});
});

describe('the work for a callback', () => {
	const blanks = (count: number) => ' '.repeat(count);

	it('looks at each customer a few times, however many messages there are', () => {
		let looks = 0;
		const contacts = Array.from({ length: 1000 }, (_, index) => ({
			get wa_id() {
				looks += 1;
				return `c${index}`;
			},
		}));
		const messages = Array.from({ length: 1000 }, (_, index) => ({ from: `m${index}` }));
		expect(entriesOf({ messages, contacts })).toEqual(messages);
		expect(looks).toBeLessThan(10 * contacts.length);
	});

	it('grows with its size alone: a text in a text that is nearly the same', () => {
		const read = (count: number) =>
			eventOf({
				exo_status_code: 30018,
				description: 'a'.repeat(count * 4),
				error: { message: `${'a'.repeat(count)}b${'a'.repeat(count)}` },
			});
		expect(growth(read, 10_000)).toBeLessThan(LINEAR);
	});

	it('ends with the entries that are taken', () => {
		const messages = Array.from({ length: MAX_ENTRIES * 3 }, () => ({ sid: 'AbC1' }));
		expect(entriesOf({ messages })).toHaveLength(MAX_ENTRIES + 1);
		expect(entriesOf(messages)).toHaveLength(MAX_ENTRIES + 1);
		const entry = messages.map(() => ({ changes: [{ value: { messages: [{}] } }] }));
		expect(entriesOf({ entry })).toHaveLength(MAX_ENTRIES + 1);
	});

	it('does not grow with what stands beside all messages', () => {
		const large = blanks(100_000);
		const contacts = [{ wa_id: '919000000000', profile: { name: large } }];
		const metadata = { display_phone_number: large };
		const messages = [{ from: '919000000000', text: { body: 'Hi' } }];
		expect(entriesOf({ messages, contacts, metadata })).toEqual(messages);
	});
});

it('a key for repeats stays short, whatever a report calls its reason', () => {
	const keyOf = (reason: string) =>
		dedupeKey(eventOf({ sid: 'AbC1', exo_detailed_status: reason }));
	const [one, other] = ['a', 'b'].map((end) => keyOf('EX_'.repeat(100_000) + end));
	expect(one.length).toBeLessThan(100);
	expect(one).not.toBe(other);
});
