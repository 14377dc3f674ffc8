import type { IExecuteFunctions } from 'n8n-workflow';

import { compiled, hasExpression, UNDECIDED, type Evaluate } from './simpleExpression';

/** Reads a parameter of one item; null for what the editor hides. Throws when an expression does. */
export type ReadParameter = (name: string, itemIndex: number) => unknown;

/**
 * Reads the node's parameters for each item: what holds no expression once for all, plain fields of
 * the item without n8n's expression engine, and all else by it. docs/performance.md has the figures.
 */
export function parameterReader(context: IExecuteFunctions): ReadParameter {
	const { parameters } = context.getNode();
	const items = context.getInputData();
	const fixed = new Map<string, unknown>();
	const evaluations = new Map<string, Evaluate>();
	return (name, itemIndex) => {
		if (fixed.has(name)) return fixed.get(name);
		const fromN8n = (): unknown => context.getNodeParameter(name, itemIndex, null);
		if (!hasExpression(parameters[name])) {
			fixed.set(name, fromN8n());
			return fixed.get(name);
		}
		const evaluate = evaluations.get(name) ?? compiled(parameters[name]);
		evaluations.set(name, evaluate);
		const value = evaluate(items[itemIndex].json);
		return value === UNDECIDED ? fromN8n() : value;
	};
}
