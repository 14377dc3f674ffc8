import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Account } from '../api/account';
import { apiClient } from '../api/client';
import { fileLinkHours, MAX_LINK_HOURS, MIN_LINK_HOURS } from '../attachments/fields';
import { FileLinks } from '../attachments/link';
import { messageTypes } from '../messages';
import type { MessageType } from '../messages/messageType';
import { Values } from '../shared/values';
import { routeToErrorOutput } from '../n8n/errorOutput';
import { apiError, operationError } from '../n8n/nodeErrors';
import { parameterReader } from '../n8n/parameters';
import { InvalidInput } from '../shared/problem';
import { templateSource } from '../messages/template/source';
import { waitingFor, type Waiting } from '../wait/waiting';
import { addressHints } from './addressHints';
import { executionClock } from '../n8n/clock';
import { deliver } from './requests';
import { deliverySettings, type DeliverySettings } from './settings';
import { draft, type Draft } from './draft';
import { rejectedAsItems, sendOptions } from './fields';
import { outputItem } from './outputItem';
import type { Outcome } from './outcome';
import { plan, type Planned } from './plan';
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
	/** Links to files of the workflow. */
	files: FileLinks;
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
	const linkHours = options.number(fileLinkHours, MIN_LINK_HOURS, MAX_LINK_HOURS);
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
		files: new FileLinks(context.helpers, linkHours),
	};
}

/** Makes each item into a message, or says why it cannot be one. */
async function draftAll(context: IExecuteFunctions): Promise<{ job?: Job; drafts: Draft[] }> {
	const items = context.getInputData();
	try {
		const job = await jobOf(context);
		const read = parameterReader(context);
		const drafts = items.map(({ binary }, index) =>
			draft(job.type, read, index, job.secret, binary),
		);
		return { job, drafts };
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
function stopOnBadItem(context: IExecuteFunctions, planned: Planned[]): void {
	const bad = planned.flatMap(({ draft: { itemIndex, problem } }) =>
		problem ? [{ itemIndex, problem }] : [],
	);
	if (bad.length === 0) return;
	throw operationError(context.getNode(), badItemsText(bad), bad[0].itemIndex);
}

/** Stops after the last request when a message was not accepted, with all that is known. */
function stopOnFailure(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
	ended: Array<Outcome | undefined>,
) {
	const failures = ended.flatMap((outcome, itemIndex) =>
		outcome?.error ? [{ ...outcome, itemIndex, error: outcome.error }] : [],
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

/** Sends what is planned, and gives how each message ended; undefined for items without one. */
async function sendPlanned(
	context: IExecuteFunctions,
	{ post, settings, files }: Job,
	planned: Planned[],
	record: SendRecord,
): Promise<Array<Outcome | undefined>> {
	const outcomes = planned.map(({ earlier }) => earlier);
	const unsent = planned.flatMap(({ draft: { message }, outgoing }, position) =>
		message && outgoing ? [{ message, outgoing, position }] : [],
	);
	const messages = unsent.map(({ outgoing }) => outgoing);
	const clock = executionClock(context);
	const progress = new Progress(unsent.length, clock.now, (line) => {
		context.logger.info(line);
		context.sendMessageToUI(line);
	});
	const callbacks = messages.map((message) => message.status_callback);
	const hints = addressHints({ callbacks, files: files.urls });
	if (hints.length > 0) context.addExecutionHints(...hints);
	const ended = await deliver(messages, post, settings, clock, (which, their) => {
		which.forEach((index, at) => record.add(unsent[index].message, their[at]));
		progress.add(their);
	});
	ended.forEach((outcome, index) => {
		outcomes[unsent[index].position] = outcome;
	});
	return outcomes;
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
	const round = Number(this.evaluateExpression('{{ $runIndex }}', 0));
	const record = new SendRecord(this.getContext('node'), round);
	const planned = job
		? await plan(drafts, record, job.settings.sendUncertainAgain, job)
		: drafts.map((one): Planned => ({ draft: one }));
	if (stops) stopOnBadItem(this, planned);

	const outcomes = job ? await sendPlanned(this, job, planned, record) : [];
	const items = planned.map((one, index) => outputItem(job?.type, one.draft, outcomes[index]));
	if (stops && !job?.rejectedAsItems) stopOnFailure(this, items, outcomes);
	const [first] = planned;
	if (job?.waiting && first?.draft.message && outcomes[0]?.status === 'accepted') {
		const [item] = items;
		const isNew = first.outgoing !== undefined;
		return [isNew ? await job.waiting.begin(item, first.draft.message) : job.waiting.missed(item)];
	}
	// With Retry On Fail, n8n runs a node again whose first item has an error, and n8n 1 even one
	// whose first item has the key with null in it.
	if (!node.retryOnFail) record.clear();
	if (node.onError === 'continueErrorOutput') {
		items.forEach((item, index) => item.json.error && routeToErrorOutput(node, item, index));
	}
	return [items];
}
