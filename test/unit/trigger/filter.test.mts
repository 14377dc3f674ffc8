import { eventOf } from '../../../nodes/ExotelWhatsApp/callbacks/events';
import { passes, type Filter } from '../../../nodes/ExotelWhatsApp/trigger/filter';
import { knowsSecret } from '../../../nodes/ExotelWhatsApp/callbacks/secret';

const ALL: Filter = {
	events: ['deliveryReport', 'incomingMessage', 'unknown'],
	statuses: [],
	reasons: [],
	messageTypes: [],
	replyIds: [],
};
const delivered = eventOf({ exo_status_code: 30002 });
const outside = eventOf({ exo_status_code: 30018, exo_detailed_status: 'EX_REENGAGEMENT_ERROR' });
const strange = eventOf({ exo_status_code: 39999 });
const text = eventOf({ content: { type: 'text', text: { body: 'Hello' } } });
const image = eventOf({ content: { type: 'image', image: { url: 'https://x.example.com' } } });
const unknown = eventOf({ hello: 'world' });
const events = { delivered, outside, strange, text, image, unknown };

const passing = (filter: Partial<Filter>) =>
	Object.entries(events).flatMap(([name, event]) =>
		passes(event, { ...ALL, ...filter }) ? [name] : [],
	);

describe('passes', () => {
	it.each<[Partial<Filter>, string[]]>([
		[{}, ['delivered', 'outside', 'strange', 'text', 'image', 'unknown']],
		[{ events: ['deliveryReport'] }, ['delivered', 'outside', 'strange']],
		[{ events: ['incomingMessage'] }, ['text', 'image']],
		[{ events: ['unknown'] }, ['unknown']],
		[
			{ events: ['deliveryReport', 'incomingMessage'] },
			['delivered', 'outside', 'strange', 'text', 'image'],
		],
		[{ events: [] }, []],
		[{ statuses: ['failed'] }, ['outside', 'text', 'image', 'unknown']],
		[{ statuses: ['delivered', 'failed'] }, ['delivered', 'outside', 'text', 'image', 'unknown']],
		[{ statuses: ['seen'] }, ['text', 'image', 'unknown']],
		[{ reasons: ['EX_REENGAGEMENT_ERROR'] }, ['outside', 'text', 'image', 'unknown']],
		[{ reasons: ['EX_MESSAGE_DELIVERED'] }, ['delivered', 'text', 'image', 'unknown']],
		[{ statuses: ['failed'], reasons: ['EX_MESSAGE_DELIVERED'] }, ['text', 'image', 'unknown']],
		[{ messageTypes: ['text'] }, ['delivered', 'outside', 'strange', 'text', 'unknown']],
		[
			{ messageTypes: ['text', 'image'] },
			['delivered', 'outside', 'strange', 'text', 'image', 'unknown'],
		],
		[{ events: ['deliveryReport'], statuses: ['failed'], messageTypes: ['text'] }, ['outside']],
		[{ events: ['incomingMessage'], statuses: ['failed'], messageTypes: ['text'] }, ['text']],
	])('%p lets through %p', (filter, names) => {
		expect(passing(filter)).toEqual(names);
	});
});

describe('the filter of message types', () => {
	const typed = (type: string) => eventOf({ content: { type, [type]: { id: '1' } } });

	it.each([
		['audio', 'voice', true],
		['audio', 'audio', true],
		['contacts', 'contact', true],
		['voice', 'voice', true],
		['voice', 'audio', false],
		['image', 'voice', false],
		['text', 'unsupported', false],
		['unsupported', 'unsupported', true],
	])('picked %s, a message of the type %s passes: %p', (wanted, type, expected) => {
		expect(passes(typed(type), { ...ALL, messageTypes: [wanted] })).toBe(expected);
	});
});

describe('the filter of reply IDs', () => {
	const tap = (id: string) => eventOf({ content: { type: 'button', button: { payload: id } } });

	it.each<[string[], string, boolean]>([
		[['yes, no'], 'yes', true],
		[['yes, no'], 'no', true],
		[['yes,no'], 'no', true],
		[[' yes ,, no, '], 'no', true],
		[['yes, no'], 'ye', false],
		[['yes, no'], 'o', false],
		[['yes, no'], 'yes, no', true],
		[['size, large, no'], 'size, large', true],
		[['size,large'], 'size, large', true],
		[['size, large'], 'size', true],
		[['no, size, large'], 'size, small', false],
		[['size, large'], 'large, size', false],
		[['size', 'large'], 'size, large', false],
		[['size', 'large'], 'large', true],
		[['"a"'], '"a"', true],
		[['a b'], 'a b', true],
		[['a b'], 'a', false],
		[['\uFEFFyes\u200B'], 'yes', true],
		[['yes'], 'yes\u200B', true],
	])('%j lets %j through: %p', (replyIds, id, expected) => {
		expect(passes(tap(id), { ...ALL, replyIds })).toBe(expected);
	});

	it('lets no message through that was no tap', () => {
		expect(passes(text, { ...ALL, replyIds: ['yes'] })).toBe(false);
		expect(passes(delivered, { ...ALL, replyIds: ['yes'] })).toBe(true);
	});
});

describe('knowsSecret', () => {
	it.each<[unknown, string, boolean]>([
		['s3cret', 's3cret', true],
		['ключ 😀', 'ключ 😀', true],
		['s3cre', 's3cret', false],
		['s3cret ', 's3cret', true],
		['s3cret', ' s3cret\n', true],
		['\uFEFFs3cret', 's3cret\u200B', true],
		['s3c ret', 's3cret', false],
		['S3CRET', 's3cret', false],
		['', 's3cret', false],
		[undefined, 's3cret', false],
		[null, 's3cret', false],
		[['s3cret'], 's3cret', false],
		[{ toString: () => 's3cret' }, 's3cret', false],
		[5, '5', false],
	])('%p for %p: %p', (given, secret, knows) => {
		expect(knowsSecret(given, secret)).toBe(knows);
	});
});
