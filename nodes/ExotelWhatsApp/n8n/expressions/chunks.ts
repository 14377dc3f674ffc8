import type { IDataObject } from 'n8n-workflow';

import { MAX_WEIGHT, measured, type Measure } from './measure';

/** Items that are read in one call. */
export interface Chunk {
	/** The index of the first. */
	start: number;
	count: number;
	/** Their data, or none where `text` has it. */
	items: IDataObject[];
	/** Their data as JSON, which n8n's engine takes over at once. Of objects it asks for each field. */
	text: string;
}

/** Above that, it takes longer to read the JSON than to ask for a few fields. */
const MAX_TEXT_WEIGHT = 200_000;

/** So JSON writes zero bytes and halves of characters, which n8n's engine `quickjs` loses from fields. */
const ESCAPED = '\\u';

function textOf(items: IDataObject[], measures: Measure[]): string {
	const weight = measures.reduce((sum, one) => sum + one.weight, 0);
	if (weight > MAX_TEXT_WEIGHT || measures.some(({ isJson }) => !isJson)) return '';
	const text = JSON.stringify(items);
	return text.includes(ESCAPED) ? '' : text;
}

function chunkOf(start: number, jsons: IDataObject[], measures: Measure[]): Chunk {
	const text = textOf(jsons, measures);
	return { start, count: jsons.length, text, items: text === '' ? jsons : [] };
}

/** The items of a run, in chunks of the size that is asked for. */
export class Chunks {
	private readonly measures: Measure[] = [];

	/** Most often, each expression asks for the same. */
	private last = { start: -1, max: 0, chunk: chunkOf(0, [], []) };

	constructor(private readonly items: Array<{ json: IDataObject }>) {}

	/** From an item on, as many as one call can take, at most `max`; none if the first is too heavy. */
	from(start: number, max: number): Chunk {
		if (this.last.start !== start || this.last.max !== max) {
			this.last = { start, max, chunk: this.cut(start, max) };
		}
		return this.last.chunk;
	}

	private cut(start: number, max: number): Chunk {
		const measures: Measure[] = [];
		let weight = 0;
		for (const { json } of this.items.slice(start, start + max)) {
			const measure = (this.measures[start + measures.length] ??= measured(json));
			weight += measure.weight;
			if (weight > MAX_WEIGHT) break;
			measures.push(measure);
		}
		const jsons = this.items.slice(start, start + measures.length).map(({ json }) => json);
		return chunkOf(start, jsons, measures);
	}
}
