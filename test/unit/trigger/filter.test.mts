import { eventOf } from '../../../nodes/ExotelWhatsApp/callbacks/events';
import { passes, type Filter } from '../../../nodes/ExotelWhatsApp/trigger/filter';
import { knowsSecret } from '../../../nodes/ExotelWhatsApp/callbacks/secret';
import { growth, LINEAR } from '../support/effort.mts';

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
	it.each<[string, Partial<Filter>, string[]]>([
		[
			'no filter but all events',
			{},
			['delivered', 'outside', 'strange', 'text', 'image', 'unknown'],
		],
		['delivery reports alone', { events: ['deliveryReport'] }, ['delivered', 'outside', 'strange']],
		['incoming messages alone', { events: ['incomingMessage'] }, ['text', 'image']],
		['unknown callbacks alone', { events: ['unknown'] }, ['unknown']],
		[
			'reports and messages',
			{ events: ['deliveryReport', 'incomingMessage'] },
			['delivered', 'outside', 'strange', 'text', 'image'],
		],
		['failed deliveries alone', { events: ['failedDelivery'] }, ['outside']],
		[
			'failed deliveries, with another status and reason left over',
			{ events: ['failedDelivery'], statuses: ['seen'], reasons: ['EX_MESSAGE_SEEN'] },
			['outside'],
		],
		[
			'failed deliveries beside reports of another status',
			{ events: ['failedDelivery', 'deliveryReport'], statuses: ['delivered'] },
			['delivered', 'outside'],
		],
		['no events', { events: [] }, []],
		['one status', { statuses: ['failed'] }, ['outside', 'text', 'image', 'unknown']],
		[
			'two statuses',
			{ statuses: ['delivered', 'failed'] },
			['delivered', 'outside', 'text', 'image', 'unknown'],
		],
		['a status that no report has', { statuses: ['seen'] }, ['text', 'image', 'unknown']],
		[
			'the reason of a failure',
			{ reasons: ['EX_REENGAGEMENT_ERROR'] },
			['outside', 'text', 'image', 'unknown'],
		],
		[
			'the reason of a delivery',
			{ reasons: ['EX_MESSAGE_DELIVERED'] },
			['delivered', 'text', 'image', 'unknown'],
		],
		[
			'a status and a reason that exclude each other',
			{ statuses: ['failed'], reasons: ['EX_MESSAGE_DELIVERED'] },
			['text', 'image', 'unknown'],
		],
		[
			'one message type',
			{ messageTypes: ['text'] },
			['delivered', 'outside', 'strange', 'text', 'unknown'],
		],
		[
			'two message types',
			{ messageTypes: ['text', 'image'] },
			['delivered', 'outside', 'strange', 'text', 'image', 'unknown'],
		],
		[
			'reports of a status, with a message type left over',
			{ events: ['deliveryReport'], statuses: ['failed'], messageTypes: ['text'] },
			['outside'],
		],
		[
			'messages of a type, with a status left over',
			{ events: ['incomingMessage'], statuses: ['failed'], messageTypes: ['text'] },
			['text'],
		],
	])('lets through what fits %s', (_, filter, names) => {
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

	it.each<[string, string[], string, boolean]>([
		['lets the first ID of a list through', ['yes, no'], 'yes', true],
		['lets the last ID of a list through', ['yes, no'], 'no', true],
		['lets an ID after a comma without a space through', ['yes,no'], 'no', true],
		['lets an ID between empty entries and spaces through', [' yes ,, no, '], 'no', true],
		['holds back the beginning of an ID', ['yes, no'], 'ye', false],
		['holds back the end of an ID', ['yes, no'], 'o', false],
		['lets an ID that is the whole list through', ['yes, no'], 'yes, no', true],
		['lets an ID with a comma inside a list through', ['size, large, no'], 'size, large', true],
		[
			'lets an ID with a comma through, whatever the space after it',
			['size,large'],
			'size, large',
			true,
		],
		['lets a part of an ID with a comma through', ['size, large'], 'size', true],
		[
			'holds back an ID of which only one part is listed',
			['no, size, large'],
			'size, small',
			false,
		],
		[
			'holds back an ID whose parts are listed in another order',
			['size, large'],
			'large, size',
			false,
		],
		[
			'holds back an ID whose parts stand in separate entries',
			['size', 'large'],
			'size, large',
			false,
		],
		['lets the second of separate entries through', ['size', 'large'], 'large', true],
		['lets an ID in quotes through', ['"a"'], '"a"', true],
		['lets an ID with a space through', ['a b'], 'a b', true],
		['holds back a word of an ID with a space', ['a b'], 'a', false],
		[
			'lets an ID through that is listed between invisible characters',
			['\uFEFFyes\u200B'],
			'yes',
			true,
		],
		['lets an ID through that has an invisible character itself', ['yes'], 'yes\u200B', true],
	])('%s', (_, replyIds, id, expected) => {
		expect(passes(tap(id), { ...ALL, replyIds })).toBe(expected);
	});

	it('lets no message through that was no tap', () => {
		expect(passes(text, { ...ALL, replyIds: ['yes'] })).toBe(false);
		expect(passes(delivered, { ...ALL, replyIds: ['yes'] })).toBe(true);
	});
});

describe('knowsSecret', () => {
	it.each<[string, unknown, string, boolean]>([
		['knows the same secret', 's3cret', 's3cret', true],
		['knows a secret outside ASCII', 'ключ 😀', 'ключ 😀', true],
		['refuses the beginning of the secret', 's3cre', 's3cret', false],
		['knows the secret with a space after it', 's3cret ', 's3cret', true],
		['knows a secret that was pasted with spaces around it', 's3cret', ' s3cret\n', true],
		['knows a secret between invisible characters', '\uFEFFs3cret', 's3cret\u200B', true],
		['refuses the secret with a space inside', 's3c ret', 's3cret', false],
		['refuses the secret in capitals', 'S3CRET', 's3cret', false],
		['refuses an empty text', '', 's3cret', false],
		['refuses nothing given', undefined, 's3cret', false],
		['refuses null', null, 's3cret', false],
		['refuses a list with the secret in it', ['s3cret'], 's3cret', false],
		['refuses an object that reads as the secret', { toString: () => 's3cret' }, 's3cret', false],
		['refuses a number that reads as the secret', 5, '5', false],
	])('%s', (_, given, secret, knows) => {
		expect(knowsSecret(given, secret)).toBe(knows);
	});
});

it('reads an ID with much white space in it in a time that grows with its length alone', () => {
	const read = (count: number) => {
		const id = `a${' '.repeat(count)}b`;
		const tap = eventOf({ content: { type: 'button', button: { payload: id, text: 'Yes' } } });
		return passes(tap, { ...ALL, replyIds: ['yes'] });
	};
	expect(growth(read, 5_000)).toBeLessThan(LINEAR);
});
