import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Account } from '../account/account';
import { apiClient } from '../account/api';
import { messageTypes } from '../messages';
import type { MessageType } from '../messages/messageType';
import { Values } from '../shared/values';
import { routeToErrorOutput } from '../runner/errorOutput';
import { apiError, operationError } from '../runner/nodeErrors';
import { parameterReader } from '../runner/parameters';
import { InvalidInput } from '../shared/invalidInput';
import { templateSource } from '../templates/message/source';
import { waitingFor, type Waiting } from '../wait/waiting';
import { callbackHint } from './callbackHint';
import { executionClock } from './clock';
import { deliver } from './deliver';
import { deliverySettings, type DeliverySettings } from './deliverySettings';
import { draft, type Draft } from './draft';
import type { Message } from './envelope';
import { rejectedAsItems, sendOptions } from './fields';
import { outputItem } from './items';
import type { Outcome } from './outcome';
import { Progress } from './progress';
import { SendRecord } from './record';
import type { Post } from './reply';
import { badItemsText, failuresText } from './stopText';

/** What is the same for all items. */
interface Job {
	type: MessageType;
	/** The callback secret of the credential. */
	secret: string | undefined;
	post: Post;
	settings: DeliverySettings;
	/** Whether messages that were not accepted leave as items even with "Stop". */
	rejectedAsItems: boolean;
	/** When the execution waits for what becomes of its message. */
	waiting: Waiting | undefined;
}

function messageTypeOf(operation: unknown): MessageType {
	const type = messageTypes.find((one) => one.operation === operation);
	if (type) return type;
	throw new InvalidInput(
		`There is no operation "${String(operation)}"`,
		'Pick an operation from the list, or update the package if the workflow is newer.',
	);
}

/** Reads the job; of the options, those of the first item count. */
async function jobOf(context: IExecuteFunctions): Promise<Job> {
	const given = context.getNodeParameter(sendOptions.name, 0, {}) as Record<string, unknown>;
	const options = new Values(given);
	const settings = deliverySettings(options);
	const waiting = waitingFor(context, options);
	const account = await context.getCredentials<Account>('exotelWhatsAppApi');
	const call = apiClient(context, account, settings.timeoutMs);
	const type = messageTypeOf(context.getNodeParameter('operation', 0));
	const readFirst = (name: string) => context.getNodeParameter(name, 0, null);
	return {
		type: (await type.prepare?.(readFirst, templateSource(context))) ?? type,
		secret: account.callbackSecret,
		post: async (body) => await call({ method: 'POST', path: '/messages', body }),
		settings,
		rejectedAsItems: options.boolean(rejectedAsItems),
		waiting,
	};
}

/** Makes each item into a message, or says why it cannot be one. */
async function draftAll(context: IExecuteFunctions): Promise<{ job?: Job; drafts: Draft[] }> {
	const items = context.getInputData();
	try {
		const job = await jobOf(context);
		const read = parameterReader(context);
		return { job, drafts: items.map((_, index) => draft(job.type, read, index, job.secret)) };
	} catch (error) {
		const problem = InvalidInput.from(error);
		const { message, advice: description } = problem;
		if (!context.continueOnFail())
			throw operationError(context.getNode(), { message, description });
		// With "Continue", n8n lets the items of a node that throws pass as if all was well.
		const given = { from: undefined, to: undefined };
		return { drafts: items.map((_, itemIndex) => ({ itemIndex, problem, given })) };
	}
}

/** Stops before anything is sent when an item is bad. */
function stopOnBadItem(context: IExecuteFunctions, drafts: Draft[]): void {
	const bad = drafts.flatMap(({ itemIndex, problem }) => (problem ? [{ itemIndex, problem }] : []));
	if (bad.length === 0) return;
	throw operationError(context.getNode(), badItemsText(bad), bad[0].itemIndex);
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
	const text = failuresText(failures, ended.length);
	const only = ended.length === 1 ? itemIndex : undefined;
	throw apiError(context.getNode(), text, code, { failed, accepted }, only);
}

/** How each message ended, and which of them were sent in this try. */
interface Sent {
	outcomes: Outcome[];
	positions: number[];
}

/** Sends what no earlier try of this execution has sent. */
async function sendOnce(
	context: IExecuteFunctions,
	{ post, settings, waiting }: Job,
	messages: Message[],
	record: SendRecord,
): Promise<Sent> {
	const outcomes = messages.map((message) => record.earlier(message, settings.sendUncertainAgain));
	const positions = messages.flatMap((_, position) => (outcomes[position] ? [] : [position]));
	const unsent = positions.map((position) => messages[position]);
	const clock = executionClock(context);
	const progress = new Progress(unsent.length, clock.now, (line) => {
		context.logger.info(line);
		context.sendMessageToUI(line);
	});
	// The record knows messages without the address of this execution, which a retry does not have.
	const addressed = waiting ? unsent.map((message) => waiting.addressed(message)) : unsent;
	const hint = callbackHint(addressed);
	if (hint) context.addExecutionHints(hint);
	const ended = await deliver(addressed, post, settings, clock, (which, their) => {
		which.forEach((position, index) => record.add(unsent[position], their[index]));
		progress.add(their);
	});
	ended.forEach((outcome, index) => {
		outcomes[positions[index]] = outcome;
	});
	return { outcomes: outcomes as Outcome[], positions };
}

/**
 * Sends a message for each input item and gives one output item for each, in the same order. The
 * only place that knows items, "On Error" and paired items.
 *
 * With "Stop", nothing is sent when any item is bad. With "Continue", bad items leave as error
 * items and the good ones are sent.
 */
export async function sendItems(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const node = this.getNode();
	const stops = !this.continueOnFail();
	const { job, drafts } = await draftAll(this);
	if (stops) stopOnBadItem(this, drafts);

	const round = Number(this.evaluateExpression('{{ $runIndex }}', 0));
	const record = new SendRecord(this.getContext('node'), round);
	const messages = drafts.flatMap(({ message }) => message ?? []);
	const { outcomes: ended, positions }: Sent = job
		? await sendOnce(this, job, messages, record)
		: { outcomes: [], positions: [] };
	const outcomes = ended.values();
	const items = drafts.map((one) =>
		outputItem(job?.type, one, one.message && outcomes.next().value),
	);
	if (stops && !job?.rejectedAsItems) stopOnFailure(this, items, ended);
	const [first] = ended;
	if (job?.waiting && first?.status === 'accepted') {
		const [item] = items;
		const isNew = positions.length > 0;
		return [isNew ? await job.waiting.begin(item, messages[0]) : job.waiting.missed(item)];
	}
	// With Retry On Fail, n8n runs a node again whose first item has an error, and n8n 1 even one
	// whose first item has the key with null in it.
	if (!node.retryOnFail) record.clear();
	if (node.onError === 'continueErrorOutput') {
		items.forEach((item, index) => item.json.error && routeToErrorOutput(node, item, index));
	}
	return [items];
}
