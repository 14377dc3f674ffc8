import type { IExecuteFunctions } from 'n8n-workflow';

import { CHUNK_KEY, chunkExpression } from './chunkExpression';
import type { Chunk, Chunks } from './chunks';

/** A value that every engine of n8n gives back as it is, whatever it is part of. */
export type Plain = boolean | number | string;

/** n8n ends a call after 5 s. */
const MAX_ITEMS = 500;

/** For so long a call may hold n8n's thread; chunks grow step by step until they take as long. */
const CALL_MS = 20;
const GROWTH = 5;

/** So much older may `$now` be than the reading of an item. */
const MAX_AGE_MS = 1000;

/** No half of a character, and no zero byte: these come out of n8n's engines otherwise in a list. */
const isWhole = (value: Plain) => typeof value !== 'string' || !/[\0\p{Surrogate}]/u.test(value);

/** Reads the codes of one expression for many items at once, best in the order of the items. */
export class ChunkReader {
	private readonly expression: string;

	private size = 1;

	private start = 0;

	/** For each item of the chunk that was read last. */
	private values: Array<Array<Plain | null> | null> = [];

	private readAt = 0;

	private hasGivenUp = false;

	/** @param codes from `codeForMany` */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly chunks: Chunks,
		codes: string[],
	) {
		this.expression = chunkExpression(context.getNode().name, codes);
	}

	/** The values of the codes for an item; undefined where n8n has to say. */
	valuesFor(itemIndex: number): Plain[] | undefined {
		if (!this.hasGivenUp && !this.hasRead(itemIndex)) this.read(itemIndex);
		const values = this.values[itemIndex - this.start];
		const areAll = values?.every((value) => value !== null && isWhole(value));
		return areAll ? (values as Plain[]) : undefined;
	}

	private hasRead(itemIndex: number): boolean {
		const isIn = itemIndex >= this.start && itemIndex < this.start + this.values.length;
		return isIn && Date.now() - this.readAt <= MAX_AGE_MS;
	}

	private read(start: number): void {
		this.start = start;
		this.values = [];
		const chunk = this.chunks.from(start, this.size);
		if (chunk.count === 0) return;
		this.readAt = Date.now();
		const values = this.evaluated(chunk);
		const tookMs = Date.now() - this.readAt;
		this.hasGivenUp = !Array.isArray(values) || values.length !== chunk.count;
		if (!this.hasGivenUp) this.values = values as typeof this.values;
		const fitting = Math.floor((chunk.count * CALL_MS) / tookMs);
		this.size = Math.max(1, Math.min(MAX_ITEMS, this.size * GROWTH, fitting));
	}

	/** The context of the node is stored with the execution, so that nothing may stay there. */
	private evaluated(chunk: Chunk): unknown {
		const nodeContext = this.context.getContext('node');
		try {
			nodeContext[CHUNK_KEY] = chunk;
			return this.context.evaluateExpression(this.expression, 0);
		} catch {
			return undefined;
		} finally {
			delete nodeContext[CHUNK_KEY];
		}
	}
}
