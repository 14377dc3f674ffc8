import type { INodeProperties } from 'n8n-workflow';

import { parsedJson, Values } from '../../../nodes/ExotelWhatsApp/shared/values';
import { thrownBy } from '../support/messages.mts';

const mode: INodeProperties = {
	displayName: 'Mode',
	name: 'mode',
	type: 'options',
	options: [
		{ name: 'Data Exchange', value: 'data_exchange' },
		{ name: 'Navigate', value: 'navigate' },
		{ name: 'Wait Until Seen', value: 'waitForSeen' },
	],
	default: 'navigate',
};

const several: INodeProperties = { ...mode, type: 'multiOptions', default: [] };

const flag = (isOn: boolean): INodeProperties => ({
	displayName: 'Preview',
	name: 'preview',
	type: 'boolean',
	default: isOn,
});

const text: INodeProperties = { displayName: 'Code', name: 'code', type: 'string', default: '' };

const read = (field: INodeProperties, given: unknown) => new Values({ [field.name]: given });
const saidOf = (act: () => unknown) => {
	const { message, advice } = thrownBy(act);
	return [message, advice];
};

describe('a field with choices', () => {
	it.each([
		['its value', 'data_exchange'],
		['its value in upper case', 'DATA_EXCHANGE'],
		['its name', 'Data Exchange'],
		['its name in lower case', 'data exchange'],
		['another spelling of both', 'Data-Exchange'],
		['blanks around it', ' data_exchange\r\n'],
		['what nobody sees around it', '\uFEFFdata_exchange\u200B'],
	])('takes %s', (_, given) => {
		expect(read(mode, given).option(mode)).toBe('data_exchange');
		expect(read(mode, given).optionalOption(mode)).toBe('data_exchange');
	});

	it('takes the name of a choice whose value is another', () => {
		expect(read(mode, 'wait until seen').option(mode)).toBe('waitForSeen');
		expect(read(mode, 'WAITFORSEEN').option(mode)).toBe('waitForSeen');
	});

	it.each([undefined, null, '', ' \n', '\u200B'])('is its default for %p', (given) => {
		expect(read(mode, given).option(mode)).toBe('navigate');
		expect(read(mode, given).optionalOption(mode)).toBeUndefined();
	});

	it.each([
		['draft', 'draft'],
		['navigate, data_exchange', 'navigate, data_exchange'],
		['navigat', 'navigat'],
		[0, '0'],
		[true, 'true'],
		['null', 'null'],
	])('refuses %p in its own words', (given, shown) => {
		expect(saidOf(() => read(mode, given).option(mode))).toEqual([
			`Mode must be one of Data Exchange, Navigate, Wait Until Seen, and was given "${shown}"`,
			'Pick one of them, or let the expression yield one of them.',
		]);
	});

	it('refuses what could mean two of them', () => {
		const options = [
			{ name: 'A B', value: 'one' },
			{ name: 'a-b', value: 'two' },
		];
		const twins = { ...mode, options };
		expect(thrownBy(() => read(twins, 'ab').option(twins)).message).toContain('must be one of');
		expect(read(twins, 'two').option(twins)).toBe('two');
	});

	it('names its place in a list', () => {
		const list = new Values({ list: [{}, { mode: 'x' }] }).list(
			{ name: 'list', displayName: 'List' },
			{ name: 'entry', displayName: 'Entry' },
		);
		expect(list[0].option(mode)).toBe('navigate');
		expect(thrownBy(() => list[1].option(mode)).message).toContain('Entry 2 › Mode must be');
	});
});

describe('a field with several choices', () => {
	it.each<[string, unknown, string[]]>([
		['a list', ['NAVIGATE', 'Data Exchange'], ['navigate', 'data_exchange']],
		['a text with commas', 'navigate, data exchange,', ['navigate', 'data_exchange']],
		['one choice', 'Navigate', ['navigate']],
		['an empty list', [], []],
		['an empty text', '', []],
		['nothing', undefined, []],
	])('takes %s', (_, given, expected) => {
		expect(read(several, given).options(several)).toEqual(expected);
	});

	it('is its default when nothing is given', () => {
		const preset = { ...several, default: ['navigate'] };
		expect(read(preset, null).options(preset)).toEqual(['navigate']);
	});

	it.each([[['navigate', 'x']], ['navigate,x'], [[{}]], [3]])('refuses %p', (given) => {
		expect(thrownBy(() => read(several, given).options(several)).message).toMatch(/^Mode must be /);
	});
});

describe('a switch', () => {
	it.each([true, 'true', 'TRUE', ' True\n', 'yes', 'YES', 1, '1', '\uFEFFtrue'])(
		'is on for %p',
		(given) => {
			expect(read(flag(false), given).boolean(flag(false))).toBe(true);
		},
	);

	it.each([false, 'false', 'FALSE', 'False ', 'no', 'No', 0, '0'])('is off for %p', (given) => {
		expect(read(flag(true), given).boolean(flag(true))).toBe(false);
	});

	it.each([undefined, null, '', '  ', '\u200B'])('is its default for %p', (given) => {
		expect(read(flag(true), given).boolean(flag(true))).toBe(true);
		expect(read(flag(false), given).boolean(flag(false))).toBe(false);
	});

	it.each([
		['maybe', '"maybe"'],
		[2, '"2"'],
		['yes and no', '"yes and no"'],
		['null', '"null"'],
		[[true], '"[true]"'],
		[{}, '"{}"'],
	])('refuses %p', (given, shown) => {
		expect(saidOf(() => read(flag(true), given).boolean(flag(true)))).toEqual([
			`Preview must be true or false, and was given ${shown}`,
			'Let the expression yield true or false; yes, no, 1 and 0 will do.',
		]);
	});
});

describe('an identifier', () => {
	it.each([
		[' order_update\n', 'order_update'],
		['\uFEFForder_update\u200B', 'order_update'],
		['order\u00AD_update', 'order_update'],
		['SKU 1', 'SKU 1'],
		[4711, '4711'],
	])('is read from %p as %p', (given, expected) => {
		expect(read(text, given).identifier(text)).toBe(expected);
	});

	it.each([undefined, '', ' \u200B\n'])('is missing when it is %p', (given) => {
		expect(read(text, given).optionalIdentifier(text)).toBeUndefined();
		expect(thrownBy(() => read(text, given).identifier(text)).message).toBe('Code is empty');
	});
});

describe('a number', () => {
	const count: INodeProperties = {
		displayName: 'Count',
		name: 'count',
		type: 'number',
		default: 4,
	};

	it.each([
		[' 12\n', 12],
		['\uFEFF12\u200B', 12],
		['1e2', 100],
		[7, 7],
		[undefined, 4],
	])('is read from %p as %p', (given, expected) => {
		expect(read(count, given).number(count, 0)).toBe(expected);
	});

	it.each(['', ' ', '\u200B', true, [], [5], {}, 'NaN', NaN, '1,000'])('is not %p', (given) => {
		expect(thrownBy(() => read(count, given).number(count, 0)).message).toMatch(
			/^Count must be a number, 0 or more, and was given /,
		);
	});
});

describe('coordinates', () => {
	it.each(['\u200B12.9716', '12.\u200B9716\uFEFF', ' 12.9716\u00A0'])(
		'are read from %j',
		(given) => {
			expect(read(text, given).degrees(text, 90)).toBe('12.9716');
		},
	);
});

describe('JSON', () => {
	it.each([
		['a byte order mark before it', '\uFEFF{"a":1}', { a: 1 }],
		['blanks of word processors', '{\u00A0"a":\u200B1\u2003}', { a: 1 }],
		['what nobody sees between its parts', '[\u2060"a",\u200B"b"]\u200B', ['a', 'b']],
		['the same inside its texts, which stay', '{"a":" \u200Bb\u00A0"}', { a: ' \u200Bb\u00A0' }],
		['texts with quotes', '{"a":"\\"\u200B","b\\\\":"\u200B"}', { a: '"\u200B', 'b\\': '\u200B' }],
	])('is read with %s', (_, given, expected) => {
		expect(parsedJson(given, 'Content')).toEqual(expected);
	});

	it.each(['{"a":}', '\uFEFF', '"{}"', '{"a":"\n"', 'a'])('is not %j', (given) => {
		expect(thrownBy(() => parsedJson(given, 'Content')).message).toMatch(
			/^Content is not valid JSON: /,
		);
	});
});

describe('a text that comes from a broken expression', () => {
	const list = { name: 'list', displayName: 'List' };
	const entry = { name: 'entry', displayName: 'Entry' };

	it('is refused wherever it is read, by its place', () => {
		const { message } = thrownBy(() =>
			new Values({ list: [{}, { code: 'undefined' }] }).list(list, entry)[1].text(text),
		);
		expect(message).toBe(
			'Entry 2 › Code is "undefined", which looks like the result of a broken expression or formula',
		);
		expect(thrownBy(() => read(text, NaN).optionalText(text)).message).toContain('Code is "NaN"');
	});

	it('is taken where it may be, in lists and in other values too', () => {
		const values = new Values({ code: 'undefined', list: [{ code: 'null' }] }, [], true);
		expect(values.text(text)).toBe('undefined');
		expect(values.list(list, entry)[0].text(text)).toBe('null');
		expect(values.within({ code: 'NaN' }).text(text)).toBe('NaN');
	});
});
