import type { IDataObject } from 'n8n-workflow';

import { chunkExpression } from '../../../../nodes/ExotelWhatsApp/n8n/expressions/chunkExpression';
import { ChunkReader } from '../../../../nodes/ExotelWhatsApp/n8n/expressions/chunkReader';
import { Chunks } from '../../../../nodes/ExotelWhatsApp/n8n/expressions/chunks';
import { MAX_WEIGHT } from '../../../../nodes/ExotelWhatsApp/n8n/expressions/measure';
import { fakeNode, type FakeOptions } from '../../support/manyItems.mts';

const numbered = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

function readerOf(jsons: IDataObject[], codes: string[], options: FakeOptions = {}) {
	const node = fakeNode({}, jsons, options);
	const reader = new ChunkReader(node.context, new Chunks(node.context.getInputData()), codes);
	const all = () => jsons.map((_, index) => reader.valuesFor(index));
	return { ...node, reader, all };
}

describe('ChunkReader', () => {
	it('gives each item its own values', () => {
		const { all } = readerOf(numbered(250), ['$json.id * 2', '`n${$itemIndex}`']);
		expect(all()).toEqual(numbered(250).map(({ id }) => [id * 2, `n${id}`]));
	});

	it('asks n8n for more and more items at once, up to 500', () => {
		const { all, asked } = readerOf(numbered(1400), ['$json.id']);
		jest.spyOn(Date, 'now').mockReturnValue(0);
		all();
		expect(asked.chunks).toEqual([1, 5, 25, 125, 500, 500, 244]);
	});

	it('asks for fewer items at once where a call takes long', () => {
		let now = 0;
		jest.spyOn(Date, 'now').mockImplementation(() => now);
		const { all, asked } = readerOf(numbered(130), ['$json.id'], {
			onChunk: (jsons) => {
				now += jsons.length * (Number(jsons[0].id) < 60 ? 0 : 4);
			},
		});
		all();
		expect(asked.chunks).toEqual([1, 5, 25, 99]);
		now = 0;
		const slow = readerOf(numbered(12), ['$json.id'], { onChunk: () => (now += 30) });
		slow.all();
		expect(slow.asked.chunks).toEqual(Array.from({ length: 12 }, () => 1));
	});

	it('reads again what was read a second ago, since the time in it has passed', () => {
		let now = 0;
		jest.spyOn(Date, 'now').mockImplementation(() => now);
		const { reader, asked } = readerOf(numbered(200), ['$json.id']);
		for (let index = 0; index < 10; index += 1) reader.valuesFor(index);
		expect(asked.chunks).toEqual([1, 5, 25]);
		now += 1000;
		expect(reader.valuesFor(10)).toEqual([10]);
		expect(asked.chunks).toEqual([1, 5, 25]);
		now += 1;
		expect(reader.valuesFor(11)).toEqual([11]);
		expect(asked.chunks).toEqual([1, 5, 25, 125]);
	});

	it('can be asked in any order, and again', () => {
		const { reader } = readerOf(numbered(300), ['$json.id']);
		expect([7, 299, 0, 0, 150, 7].map((index) => reader.valuesFor(index))).toEqual(
			[7, 299, 0, 0, 150, 7].map((id) => [id]),
		);
	});

	it.each<[string, unknown[]]>([
		['texts', ['a', '', ' ', '{{ 5 }}', '\u2028', '😀', '\ud83d\ude00', 'x'.repeat(20_000)]],
		['numbers', [0, 1.5, -2, 1e300, 5e-324]],
		['booleans', [true, false]],
	])('gives %s as they are', (_, values) => {
		const { all } = readerOf(
			values.map((x) => ({ x }) as IDataObject),
			['$json.x'],
		);
		expect(all()).toEqual(values.map((x) => [x]));
	});

	it.each<[string, unknown]>([
		['null', null],
		['nothing', undefined],
		['a list', [1]],
		['an object', { a: 1 }],
		['a date', new Date(0)],
		['minus zero', -0],
		['infinity', Infinity],
		['minus infinity', -Infinity],
		['no number', NaN],
		['a big integer', BigInt(5)],
		['a function', () => 5],
		['half a character', '\ud83d'],
		['a zero byte', 'a\0b'],
		['a text too long', 'x'.repeat(20_001)],
	])('leaves %s to n8n, and nothing beside it', (_, x) => {
		const jsons = [{ x: 'a' }, { x }, { x: 'b' }] as IDataObject[];
		const { all } = readerOf(jsons, ['$json.x']);
		expect(all()).toEqual([['a'], undefined, ['b']]);
	});

	it('leaves an item to n8n at which one of the codes throws', () => {
		const jsons = [{ x: { y: 1 } }, {}, { x: { y: 3 } }];
		const { all, asked } = readerOf(jsons, ['$json.x.y', '"z"']);
		expect(all()).toEqual([[1, 'z'], undefined, [3, 'z']]);
		expect(asked.chunks).toEqual([1, 2]);
	});

	it.each<[string, FakeOptions]>([
		[
			'throws',
			{
				result: () => {
					throw new Error('Expression timed out');
				},
			},
		],
		['gives nothing', { result: () => undefined }],
		['gives a text', { result: () => 'text' }],
		['gives too little', { result: (values) => (values as unknown[]).slice(1) }],
		['gives too much', { result: (values) => [...(values as unknown[]), [5]] }],
	])('gives up after a chunk that %s', (_, options) => {
		const { all, asked } = readerOf(numbered(50), ['$json.id'], options);
		expect(all()).toEqual(numbered(50).map(() => undefined));
		expect(asked.chunks).toHaveLength(1);
	});

	it('leaves nothing in the context of the node, whatever happens', () => {
		const { all, nodeContext } = readerOf(numbered(50), ['$json.id']);
		all();
		expect(nodeContext).toEqual({});
		const failing = readerOf(numbered(50), ['$json.id'], {
			onChunk: () => {
				throw new Error('no');
			},
		});
		failing.all();
		expect(failing.nodeContext).toEqual({});
	});

	it('keeps what else is in the context of the node', () => {
		const { all, nodeContext } = readerOf(numbered(5), ['$json.id'], {
			result: (values) => values,
		});
		Object.defineProperty(nodeContext, 'mine', { value: 5, enumerable: false });
		expect(all()).toHaveLength(5);
		expect(nodeContext.mine).toBe(5);
	});

	it('goes on behind an item that is too heavy', () => {
		const jsons = [...numbered(4), { id: 4, x: 'x'.repeat(MAX_WEIGHT) }, { id: 5 }, { id: 6 }];
		const { all } = readerOf(jsons, ['$json.id']);
		expect(all()).toEqual([[0], [1], [2], [3], undefined, [5], [6]]);
	});

	it.each([
		['Send'],
		['Bob\'s "Send"'],
		['back\\slash `${x}`'],
		['}} {{ a.constructor'],
		['भेजो 😀\n'],
	])('finds the node by its name: %j', (name) => {
		const { all } = readerOf(numbered(3), ['$json.id'], { name });
		expect(all()).toEqual([[0], [1], [2]]);
		expect(chunkExpression(name, ['5']).slice(2, -2)).not.toMatch(/["']|\{\{|\}\}/);
	});
});

afterEach(() => jest.restoreAllMocks());
