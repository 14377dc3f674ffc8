import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type JsonObject,
} from 'n8n-workflow';

import type { Account } from '../account/account';
import { messageTypes } from '../messages';
import type { MessageType } from '../messages/messageType';
import { deliver } from './deliver';
import { draft, type Draft } from './draft';
import { outputItem, routeToErrorOutput } from './items';
import type { Outcome } from './outcome';
import { badItemsText, failuresText } from './stopText';
import { transport } from './transport';

function messageTypeOf(context: IExecuteFunctions): MessageType {
	const operation = context.getNodeParameter('operation', 0);
	const type = messageTypes.find((one) => one.operation === operation);
	if (type) return type;
	throw new NodeOperationError(context.getNode(), `There is no operation "${String(operation)}"`, {
		description: 'Pick an operation from the list, or update the package if the workflow is newer.',
	});
}

/** Stops before anything is sent when an item is bad. */
function stopOnBadItem(context: IExecuteFunctions, drafts: Draft[]): void {
	const bad = drafts.flatMap(({ itemIndex, problem }) => (problem ? [{ itemIndex, problem }] : []));
	if (bad.length === 0) return;
	const { message, description } = badItemsText(bad);
	const [{ itemIndex }] = bad;
	throw new NodeOperationError(context.getNode(), message, { description, itemIndex });
}

/** Stops after the last request when a message was not accepted, with all that is known. */
function stopOnFailure(context: IExecuteFunctions, items: INodeExecutionData[], ended: Outcome[]) {
	const failures = ended.flatMap(({ error, ...outcome }, itemIndex) =>
		error ? [{ ...outcome, itemIndex, error }] : [],
	);
	if (failures.length === 0) return;
	const [{ itemIndex, code }] = failures;
	const accepted = items.flatMap(({ json: { sid, to, error } }, item) =>
		error ? [] : [{ item, to, sid }],
	);
	const failed = items.flatMap(({ json }, item) => (json.error ? [{ item, ...json }] : []));
	const error = new NodeApiError(context.getNode(), {} as JsonObject, {
		...failuresText(failures, ended.length),
		httpCode: code === null ? undefined : String(code),
		itemIndex: ended.length === 1 ? itemIndex : undefined,
	});
	error.context.data = { failed, accepted };
	throw error;
}

/**
 * Sends a message for each input item and gives one output item for each, in the same order. The
 * only place that knows items, "On Error" and paired items.
 *
 * With "Stop", nothing is sent when any item is bad. With "Continue", bad items leave as error
 * items and the good ones are sent.
 */
export async function sendItems(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const type = messageTypeOf(this);
	const account = await this.getCredentials<Account>('exotelWhatsAppApi');
	const post = transport(this, account);
	const read = (name: string, itemIndex: number) => this.getNodeParameter(name, itemIndex, null);
	const drafts = this.getInputData().map((_, itemIndex) =>
		draft(type, read, itemIndex, account.callbackSecret),
	);
	const stops = !this.continueOnFail();
	if (stops) stopOnBadItem(this, drafts);

	const ended = await deliver(
		drafts.flatMap(({ message }) => message ?? []),
		post,
	);
	const outcomes = ended.values();
	const items = drafts.map((one) => outputItem(type, one, one.message && outcomes.next().value));
	if (stops) stopOnFailure(this, items, ended);
	const node = this.getNode();
	if (node.onError === 'continueErrorOutput') {
		items.forEach((item, index) => item.json.error && routeToErrorOutput(node, item, index));
	}
	return [items];
}
