import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { orProblem, Problem } from '../shared/problem';
import { Values } from '../shared/values';
import { executionClock } from './clock';
import { errorJson, routeToErrorOutput } from './errorOutput';
import { atItem, nodeError, operationError } from './nodeErrors';
import type { Operation } from './operation';
import { parameterReader } from './parameters';
import { stopsOnProblem } from './toolCall';

/** One item at its turn. */
export interface ItemCall<Prepared> {
	n8n: IExecuteFunctions;
	/** The parameters of the operation for this item. */
	values: Values;
	item: INodeExecutionData;
	itemIndex: number;
	/** What was made once for all items. */
	prepared: Prepared;
}

/** An operation that takes each item for itself. */
export interface Action<Prepared = undefined> extends Operation {
	/**
	 * Does it for one item, and gives what leaves for it.
	 * @throws Problem in a sentence
	 */
	run(call: ItemCall<Prepared>): Promise<Array<Pick<INodeExecutionData, 'binary' | 'json'>>>;
}

/**
 * Runs an operation for each item, one after another, until the user cancels. With "Continue", an item
 * over which it fails leaves with an `error` beside its data.
 * @param prepare makes once what the items share, such as a client with its credential; over what it
 * throws, each item fails
 */
export async function runEachItem<Prepared>(
	n8n: IExecuteFunctions,
	actions: Array<Action<Prepared>>,
	prepare: (n8n: IExecuteFunctions) => Promise<Prepared> | Prepared,
): Promise<INodeExecutionData[][]> {
	const node = n8n.getNode();
	const operation = n8n.getNodeParameter('operation', 0) as string;
	const action = actions.find((one) => one.operation === operation);
	if (!action) {
		throw operationError(
			node,
			new Problem(`There is no operation "${operation}"`, 'Pick an operation from the list.'),
		);
	}
	const read = parameterReader(n8n);
	const prepared = await orProblem(() => prepare(n8n));
	const clock = executionClock(n8n);
	const output: INodeExecutionData[] = [];
	for (const [itemIndex, item] of n8n.getInputData().entries()) {
		await clock.breathe();
		if (clock.isCancelled()) break;
		const produced = await orProblem(async () => {
			if (prepared instanceof Problem) throw prepared;
			const given = action.fields.map(({ name }) => [name, read(name, itemIndex)]);
			return await action.run({
				n8n,
				values: new Values(Object.fromEntries(given)),
				item,
				itemIndex,
				prepared,
			});
		});
		const pairedItem = { item: itemIndex };
		if (!(produced instanceof Problem)) {
			output.push(...produced.map((one) => ({ ...one, pairedItem })));
			continue;
		}
		const { code, message, advice } = produced;
		if (stopsOnProblem(n8n)) {
			throw nodeError(node, new Problem(atItem(message, itemIndex), advice, code), itemIndex);
		}
		const failed = { json: { ...item.json, error: errorJson(produced) }, pairedItem };
		if (node.onError === 'continueErrorOutput')
			routeToErrorOutput(node, failed, produced, itemIndex);
		output.push(failed);
	}
	return [output];
}
