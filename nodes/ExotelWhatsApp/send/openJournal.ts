import type { IExecuteFunctions } from 'n8n-workflow';

import { executionStart, executionToken, isInLoop, type NodeRun } from '../n8n/execution';
import { NodeKeys } from '../n8n/nodeKeys';
import { Journal } from './journal';
import type { ToSend } from './plan';

/** A message needs a key when it leaves, and one when it was accepted. */
const KEYS_PER_MESSAGE = 2;

/**
 * The journal of what is about to be sent. One message alone needs none, unless it has a Send Once key:
 * a call to n8n's database for each would cost more than it is worth.
 */
export async function openJournal(
	context: IExecuteFunctions,
	{ number }: NodeRun,
	toSend: ToSend[],
	sendUncertainAgain: boolean,
): Promise<Journal | undefined> {
	const hasKeys = toSend.some(({ draft }) => draft.sendOnceKey !== undefined);
	const isAlone = context.getInputData().length === 1 && !isInLoop(context);
	if (toSend.length === 0 || (isAlone && !hasKeys)) return undefined;
	const token = executionToken(context);
	const execution = token ?? (await executionStart(context));
	const keys = new NodeKeys(context, KEYS_PER_MESSAGE * toSend.length);
	const journal = new Journal(keys, { execution, number }, sendUncertainAgain);
	if (token === undefined && context.getMode() !== 'retry') {
		const id = context.getExecutionId();
		const marks = { execution: `execution ${id} ${number}`, start: `start ${execution} ${number}` };
		await journal.forgetOthers(toSend, marks);
	}
	return journal;
}
