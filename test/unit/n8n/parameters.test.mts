import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MANY_ITEMS, parameterReader } from '../../../nodes/ExotelWhatsApp/n8n/parameters';
import { fakeNode, type FakeOptions } from '../support/manyItems.mts';

const people = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, id) => ({ id, name: ` Customer ${id} ` }));

function read(parameter: unknown, jsons = people(60), options: FakeOptions = {}) {
	const node = fakeNode({ p: parameter } as INodeParameters, jsons, options);
	const reader = parameterReader(node.context);
	return { ...node, values: jsons.map((_, index) => reader('p', index)) };
}

describe('parameterReader', () => {
	it('reads what holds no expression once for all items', () => {
		const { values, asked } = read({ a: ['x'], b: 5 }, people(60), { parameter: () => 'once' });
		expect(values).toEqual(people(60).map(() => 'once'));
		expect(asked).toEqual({ chunks: [], alone: [], parameters: [['p', 0]] });
	});

	it('reads an expression for many items in one call', () => {
		const { values, asked } = read('=Hello {{ $json.name.trim() }} ({{ $json.id }})!');
		expect(values).toEqual(people(60).map(({ id }) => `Hello Customer ${id} (${id})!`));
		expect(asked.parameters).toEqual([]);
		expect(asked.chunks.reduce((sum, one) => sum + one)).toBe(60);
		expect(asked.chunks.length).toBeLessThan(20);
	});

	it('keeps the type of an expression that stands alone, and makes a text of all others', () => {
		expect(read('={{ $json.id }}').values[7]).toBe(7);
		expect(read('={{ $json.id > 5 }}').values[7]).toBe(true);
		expect(read('={{ $json.id }} ').values[7]).toBe('7 ');
		expect(read('={{ $json.id }}{{ $json.id === 7 }}').values[7]).toBe('7true');
	});

	it('asks n8n for each of a few items', () => {
		const { values, asked } = read('={{ $json.id }}', people(MANY_ITEMS - 1));
		expect(values[3]).toBe('p of 3 by n8n');
		expect(asked).toMatchObject({ chunks: [], parameters: { length: MANY_ITEMS - 1 } });
		expect(read('={{ $json.id }}', people(MANY_ITEMS)).asked.parameters).toEqual([]);
	});

	it('asks n8n for the items at which it has to say', () => {
		const jsons = people(60).map((one, id) => (id % 20 === 7 ? { ...one, name: null } : one));
		const { values, asked } = read('={{ $json.name }}', jsons);
		expect(asked.parameters).toEqual([7, 27, 47].map((index) => ['p', index]));
		expect(values[7]).toBe('p of 7 by n8n');
		expect(values[8]).toBe(' Customer 8 ');
	});

	it('asks n8n for every item where the expression is not fit for many', () => {
		const { asked } = read('={{ $vars.x }} {{ $json.name }}');
		expect(asked).toMatchObject({ chunks: [], parameters: { length: 60 } });
	});

	it('passes on what n8n throws for an item', () => {
		const parameter = () => {
			throw new Error('no such node');
		};
		expect(() => read('={{ $json.missing }}', people(60), { parameter })).toThrow('no such node');
	});

	it('gives the text of an expression without code', () => {
		const { values, asked } = read('=Hello { you }');
		expect(values[59]).toBe('Hello { you }');
		expect(asked).toEqual({ chunks: [], alone: [], parameters: [] });
	});

	it('reads collections and lists as n8n does, part by part', () => {
		const { values, asked } = read({
			mode: 'list',
			value: '={{ $json.id }}',
			none: null,
			rows: [{ title: '=Row {{ $json.id }}' }, 'fixed', '={{ $json.name.trim() }}', [true]],
			nested: { deep: { deeper: '={{ $itemIndex }}' } },
		});
		expect(values[31]).toEqual({
			mode: 'list',
			value: 31,
			none: null,
			rows: [{ title: 'Row 31' }, 'fixed', 'Customer 31', [true]],
			nested: { deep: { deeper: 31 } },
		});
		expect(asked.parameters).toEqual([]);
	});

	it('asks n8n for a field that an item does not have, and not for those beside it', () => {
		const parameter = { a: '={{ $json.name.trim() }}', b: '=x{{ $json.ref }}' };
		const { values, asked } = read(parameter, people(60), { alone: () => undefined });
		expect(values[9]).toStrictEqual({ a: 'Customer 9', b: undefined });
		expect(asked.parameters).toEqual([]);
		expect(asked.alone).toHaveLength(60);
		expect(asked.alone[9]).toEqual(['x{{ $json.ref }}', 9]);
	});

	it.each<[string, () => unknown]>([
		['an object', () => new Date(0)],
		[
			'an error',
			() => {
				throw new Error('no');
			},
		],
	])('asks n8n for the whole collection where a field is %s', (_, alone) => {
		const { values } = read({ a: 'x', b: '={{ $json.ref }}' }, people(60), { alone });
		expect(values[9]).toBe('p of 9 by n8n');
	});

	it('asks n8n for the whole collection where an expression in it is not fit for many', () => {
		const { asked } = read({ a: '={{ $json.id }}', b: ['={{ $vars.x }}'] });
		expect(asked).toMatchObject({ chunks: [], alone: [], parameters: { length: 60 } });
	});

	it('knows parameters apart', () => {
		const { context } = fakeNode({ a: '={{ $json.id }}', b: '=b{{ $json.id }}' }, people(60));
		const reader = parameterReader(context);
		expect([30, 31].map((index) => [reader('a', index), reader('b', index)])).toEqual([
			[30, 'b30'],
			[31, 'b31'],
		]);
	});
});
