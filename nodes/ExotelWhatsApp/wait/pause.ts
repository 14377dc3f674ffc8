import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { inReadingOrder } from '../shared/readingOrder';
import type { Awaited } from './ending';
import type { AskedQuestion } from './question';

/** What a waiting execution keeps beside its item: what a call must know, and what ends the wait. */
export interface Wait extends Pick<Awaited, 'awaited' | 'replyIds'> {
	key: string;
	/** When the answer leaves as `data` too. */
	question?: AskedQuestion;
}

/** Key in n8n's context of the node, which n8n stores with the waiting execution. */
export const WAIT = 'exotelWhatsAppWait';

/**
 * The item of a message that nothing was heard of in time.
 * @param more what a question has beside
 */
export function timedOut(item: INodeExecutionData, more: IDataObject = {}): INodeExecutionData {
	const nothing: IDataObject = { delivery: null, reply: null, waitResult: 'timedOut' };
	return { ...item, json: inReadingOrder({ ...item.json, ...nothing, ...more }) };
}

/**
 * Pauses the execution until a call ends the wait. When the time is over, n8n runs none of the node's
 * code: it lets the input of the node's entry on its stack leave, which is why that is replaced.
 * The output of the node before stays as it was.
 * @param late the item that leaves when the time is over
 */
export async function pause(
	context: IExecuteFunctions,
	late: INodeExecutionData,
	limitMs: number,
	wait: Wait,
): Promise<void> {
	context.getContext('node')[WAIT] = wait;
	const entry = context.getExecuteData();
	entry.data = { main: [[late]] };
	// n8n goes on behind a wait by disabling the node of this entry. The agent's next call of this tool
	// has an entry of its own with the same object, and would be passed over with it.
	entry.node = { ...entry.node };
	await context.putExecutionToWait(new Date(Date.now() + limitMs));
}
