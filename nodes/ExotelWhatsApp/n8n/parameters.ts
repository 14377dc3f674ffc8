import type { IExecuteFunctions } from 'n8n-workflow';

import { ManyItems, UNDECIDED, type Evaluate } from './expressions/evaluate';
import { hasExpression } from './expressions/parts';

/** Reads a parameter of one item; null for what the editor hides. Throws when an expression does. */
export type ReadParameter = (name: string, itemIndex: number) => unknown;

/** With fewer items, n8n is asked for each: there is little to gain. */
export const MANY_ITEMS = 20;

/**
 * Reads the node's parameters for each item, best in the order of the items: what holds no expression
 * once for all, expressions for many items in one call of n8n's engine, and all else by it item by item.
 * docs/performance.md has the figures.
 */
export function parameterReader(context: IExecuteFunctions): ReadParameter {
	const { parameters } = context.getNode();
	const many = context.getInputData().length < MANY_ITEMS ? undefined : new ManyItems(context);
	const fixed = new Map<string, unknown>();
	const evaluations = new Map<string, Evaluate>();
	return (name, itemIndex) => {
		if (fixed.has(name)) return fixed.get(name);
		const fromN8n = (): unknown => context.getNodeParameter(name, itemIndex, null);
		if (!hasExpression(parameters[name])) {
			fixed.set(name, fromN8n());
			return fixed.get(name);
		}
		if (!many) return fromN8n();
		const evaluate = evaluations.get(name) ?? many.prepared(parameters[name]);
		evaluations.set(name, evaluate);
		const value = evaluate(itemIndex);
		return value === UNDECIDED ? fromN8n() : value;
	};
}
