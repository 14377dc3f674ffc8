import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Refusal } from '../api/reply';
import { Values } from '../shared/values';
import { routeToErrorOutput } from './errorOutput';
import { atItem } from './errorText';
import { apiError, operationError } from './nodeErrors';
import type { Operation } from './operation';
import { parameterReader, type ReadParameter } from './parameters';
import { refusalOf } from './refused';

/** One item at its turn. */
export interface ItemCall {
	n8n: IExecuteFunctions;
	/** The parameters of the operation for this item. */
	values: Values;
	item: INodeExecutionData;
	itemIndex: number;
}

/** An operation that takes each item for itself. */
export interface Action extends Operation {
	/**
	 * Does it for one item, and gives what leaves for it.
	 * @throws InvalidInput or Refused in a sentence
	 */
	run(call: ItemCall): Promise<Array<Pick<INodeExecutionData, 'binary' | 'json'>>>;
}

type Ended = { produced: INodeExecutionData[] } | { refusal: Refusal };

async function runItem(
	n8n: IExecuteFunctions,
	{ fields, run }: Action,
	read: ReadParameter,
	item: INodeExecutionData,
	itemIndex: number,
): Promise<Ended> {
	try {
		const given = fields.map(({ name }) => [name, read(name, itemIndex)]);
		const values = new Values(Object.fromEntries(given));
		return { produced: await run({ n8n, values, item, itemIndex }) };
	} catch (error) {
		return { refusal: refusalOf(error) };
	}
}

/** The error that stops the node over an item. */
function stopped(n8n: IExecuteFunctions, { code, message, description }: Refusal, index: number) {
	const text = { message: atItem(message, index), description };
	if (code === null) return operationError(n8n.getNode(), text, index);
	return apiError(n8n.getNode(), text, Number(code), {}, index);
}

/**
 * Runs an operation for each item, one after another. With "Continue", an item over which it fails
 * leaves with an `error` beside its data.
 */
export async function runEachItem(
	n8n: IExecuteFunctions,
	actions: Action[],
): Promise<INodeExecutionData[][]> {
	const node = n8n.getNode();
	const operation = n8n.getNodeParameter('operation', 0) as string;
	const action = actions.find((one) => one.operation === operation);
	if (!action) {
		throw operationError(node, {
			message: `There is no operation "${operation}"`,
			description: 'Pick an operation from the list.',
		});
	}
	const read = parameterReader(n8n);
	const output: INodeExecutionData[] = [];
	for (const [index, item] of n8n.getInputData().entries()) {
		const ended = await runItem(n8n, action, read, item, index);
		const pairedItem = { item: index };
		if ('produced' in ended) {
			output.push(...ended.produced.map((one) => ({ ...one, pairedItem })));
			continue;
		}
		if (!n8n.continueOnFail()) throw stopped(n8n, ended.refusal, index);
		const failed = { json: { ...item.json, error: { ...ended.refusal } }, pairedItem };
		if (node.onError === 'continueErrorOutput') routeToErrorOutput(node, failed, index);
		output.push(failed);
	}
	return [output];
}
