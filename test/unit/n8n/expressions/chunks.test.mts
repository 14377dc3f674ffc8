import type { IDataObject } from 'n8n-workflow';

import { Chunks } from '../../../../nodes/ExotelWhatsApp/n8n/expressions/chunks';
import { MAX_WEIGHT } from '../../../../nodes/ExotelWhatsApp/n8n/expressions/measure';

const chunksOf = (jsons: unknown[]) =>
	new Chunks(jsons.map((json) => ({ json: json as IDataObject })));

const sized = (size: number, id = 0) => ({ id, x: 'x'.repeat(size) });

describe('Chunks', () => {
	it('hands items over as a text', () => {
		const jsons = [{ id: 0, name: 'अाशा "x" \\ \n' }, { id: 1 }, { id: 2 }];
		const { text, ...rest } = chunksOf(jsons).from(0, 2);
		expect(rest).toEqual({ start: 0, count: 2, items: [] });
		expect(JSON.parse(text)).toEqual(jsons.slice(0, 2));
	});

	it.each<[string, unknown]>([
		['a date', { at: new Date(0) }],
		['nothing', { x: undefined }],
		['half a character', { x: '\ud83d' }],
		['a zero byte', { x: 'a\0' }],
		['a field called toString', { toString: 5 }],
		['no data', undefined],
	])('hands items over as they are where one has %s', (_, odd) => {
		const jsons = [{ id: 0 }, odd];
		const chunk = chunksOf(jsons).from(0, 2);
		expect(chunk).toEqual({ start: 0, count: 2, text: '', items: jsons });
		expect(chunk.items[1]).toBe(odd);
	});

	it('hands heavy items over as they are', () => {
		expect(chunksOf([sized(100_000), sized(50_000)]).from(0, 2).text).not.toBe('');
		expect(chunksOf([sized(100_000), sized(150_000)]).from(0, 2)).toMatchObject({
			text: '',
			items: { length: 2 },
		});
	});

	it('takes as many items together as one call can take', () => {
		const chunks = chunksOf(Array.from({ length: 5 }, (_, id) => sized(MAX_WEIGHT / 4, id)));
		expect(chunks.from(0, 100)).toMatchObject({ start: 0, count: 3 });
		expect(chunks.from(3, 100)).toMatchObject({ start: 3, count: 2 });
		expect(chunks.from(1, 2)).toMatchObject({ start: 1, count: 2 });
		expect(chunks.from(5, 100)).toMatchObject({ count: 0 });
	});

	it('takes none where the first is too heavy', () => {
		const chunks = chunksOf([{ id: 0 }, sized(MAX_WEIGHT), { id: 2 }]);
		expect(chunks.from(0, 100)).toMatchObject({ start: 0, count: 1 });
		expect(chunks.from(1, 100)).toMatchObject({ start: 1, count: 0 });
		expect(chunks.from(2, 100)).toMatchObject({ start: 2, count: 1 });
	});

	it('cuts a chunk once for all who ask for the same', () => {
		const chunks = chunksOf([{ id: 0 }, { id: 1 }]);
		const first = chunks.from(0, 2);
		expect(chunks.from(0, 2)).toBe(first);
		expect(chunks.from(0, 1)).not.toEqual(first);
		expect(chunks.from(0, 2)).toEqual(first);
	});
});
