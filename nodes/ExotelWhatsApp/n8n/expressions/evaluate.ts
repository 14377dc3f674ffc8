import type { IExecuteFunctions } from 'n8n-workflow';

import { isRecord } from '../../shared/data';
import { ChunkReader } from './chunkReader';
import { Chunks } from './chunks';
import { hasExpression, isExpression, partsOf } from './parts';
import { canBeJoined, codeForMany } from './rules';

/** Stands for: n8n has to say. */
export const UNDECIDED = Symbol('undecided');

/** The value of a parameter for an item, just as n8n gives it, or `UNDECIDED`. */
export type Evaluate = (itemIndex: number) => unknown;

const undecided: Evaluate = () => UNDECIDED;

/** Prepares parameters of a node to be read for many items. */
export class ManyItems {
	private readonly chunks: Chunks;

	constructor(private readonly context: IExecuteFunctions) {
		this.chunks = new Chunks(context.getInputData());
	}

	/** @param parameter as it stands in the workflow */
	prepared(parameter: unknown): Evaluate {
		return isExpression(parameter) ? this.expression(parameter.slice(1)) : this.part(parameter);
	}

	/** @param text without the mark */
	private expression(text: string): Evaluate {
		const parts = partsOf(text);
		const codes = parts?.codes.flatMap((code) => codeForMany(code) ?? []) ?? [];
		if (!parts || codes.length < parts.codes.length || !canBeJoined(codes)) return undecided;
		const { texts } = parts;
		if (codes.length === 0) return () => text;
		const reader = new ChunkReader(this.context, this.chunks, codes);
		const isAlone = codes.length === 1 && texts.every((one) => one === '');
		return (itemIndex) => {
			const values = reader.valuesFor(itemIndex);
			if (!values) return UNDECIDED;
			if (isAlone) return values[0];
			return texts.map((one, place) => `${one}${values[place] ?? ''}`).join('');
		};
	}

	/** n8n takes lists and collections apart, and reads what is in them one by one. */
	private part(parameter: unknown): Evaluate {
		if (isExpression(parameter)) return this.partialExpression(parameter.slice(1));
		if (!hasExpression(parameter)) return () => parameter;
		if (Array.isArray(parameter)) return this.list(parameter);
		return isRecord(parameter) ? this.collection(parameter) : undecided;
	}

	private list(parameter: unknown[]): Evaluate {
		const entries = parameter.map((one) => this.part(one));
		if (entries.includes(undecided)) return undecided;
		return (itemIndex) => {
			const values = entries.map((evaluate) => evaluate(itemIndex));
			return values.includes(UNDECIDED) ? UNDECIDED : values;
		};
	}

	private collection(parameter: Record<string, unknown>): Evaluate {
		const keys = Object.keys(parameter);
		const evaluate = this.list(Object.values(parameter));
		if (evaluate === undecided) return undecided;
		return (itemIndex) => {
			const values = evaluate(itemIndex);
			if (!Array.isArray(values)) return UNDECIDED;
			return Object.fromEntries(keys.map((key, index) => [key, values[index]]));
		};
	}

	/** A field that an item does not have must not cost a call for each of those beside it. */
	private partialExpression(text: string): Evaluate {
		const evaluate = this.expression(text);
		if (evaluate === undecided) return undecided;
		return (itemIndex) => {
			const value = evaluate(itemIndex);
			return value === UNDECIDED ? this.alone(text, itemIndex) : value;
		};
	}

	/** As n8n reads a part of a collection, unless that is an object: dates become texts there. */
	private alone(text: string, itemIndex: number): unknown {
		try {
			const value: unknown = this.context.evaluateExpression(text, itemIndex);
			return typeof value === 'object' && value !== null ? UNDECIDED : value;
		} catch {
			return UNDECIDED;
		}
	}
}
