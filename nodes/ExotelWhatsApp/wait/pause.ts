import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Awaited } from './ending';

/** What a waiting execution keeps beside its item: what a call must know, and what ends the wait. */
export interface Wait extends Pick<Awaited, 'awaited' | 'replyIds'> {
	key: string;
}

/** Key in n8n's context of the node, which n8n stores with the waiting execution. */
export const WAIT = 'exotelWhatsAppWait';

/** The item of a message that nothing was heard of in time. */
export function timedOut(item: INodeExecutionData): INodeExecutionData {
	const nothing: IDataObject = { delivery: null, reply: null, waitResult: 'timedOut' };
	return { ...item, json: { ...item.json, ...nothing } };
}

/**
 * Pauses the execution until a call ends the wait. When the time is over, n8n runs none of the node's
 * code: it lets the input of the node's entry on its stack leave, which is why that is replaced.
 * The output of the node before stays as it was.
 */
export async function pause(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	limitMs: number,
	wait: Wait,
): Promise<void> {
	context.getContext('node')[WAIT] = wait;
	context.getExecuteData().data = { main: [[timedOut(item)]] };
	await context.putExecutionToWait(new Date(Date.now() + limitMs));
}
