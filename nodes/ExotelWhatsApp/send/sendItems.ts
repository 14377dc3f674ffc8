import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { breathingMap, executionClock, type Clock } from '../n8n/clock';
import { routeToErrorOutput } from '../n8n/errorOutput';
import { NodeRun } from '../n8n/execution';
import { apiError, operationError } from '../n8n/nodeErrors';
import type { MessageType } from '../messages/messageType';
import { parameterReader } from '../n8n/parameters';
import { stopsOnProblem } from '../n8n/toolCall';
import { orProblem, Problem } from '../shared/problem';
import { addressHints } from './addressHints';
import { draft, undrafted } from './draft';
import { includesInput, withInputFields } from './inputFields';
import { jobOf, type Job } from './job';
import { journalHints } from './journalHints';
import { numberHints } from './numberHints';
import { openJournal } from './openJournal';
import { cancelled, notSent } from './outcome';
import { outputItem } from './outputItem';
import { isToSend, plan, settledOf, type Planned, type Settled } from './plan';
import { Progress } from './progress';
import { SendRecord } from './record';
import { sendAll } from './requests';
import { reviewReader } from './reviewReader';
import { badItemsProblem, failuresProblem } from './stopProblems';

/** Stops before anything is sent when an item is bad. */
function stopOnBadItem(context: IExecuteFunctions, planned: Planned[]): void {
	const bad = planned.flatMap(({ draft: { itemIndex, problem } }) =>
		problem ? [{ itemIndex, problem }] : [],
	);
	if (bad.length === 0) return;
	throw operationError(context.getNode(), badItemsProblem(bad), bad[0].itemIndex);
}

/** Stops after the last request when a message was not accepted, with all that is known. */
function stopOnFailure(
	context: IExecuteFunctions,
	settled: Settled[],
	items: INodeExecutionData[],
): void {
	const failures = settled.flatMap(({ draft: { itemIndex }, outcome }) =>
		outcome.problem ? [{ ...outcome, itemIndex, problem: outcome.problem }] : [],
	);
	if (failures.length === 0) return;
	const accepted = items.flatMap(({ json: { sid, to, error } }, item) =>
		error ? [] : [{ item, to, sid }],
	);
	const failed = items.flatMap(({ json }, item) => (json.error ? [{ item, ...json }] : []));
	const problem = failuresProblem(failures, settled.length);
	const only = settled.length === 1 ? failures[0].itemIndex : undefined;
	throw apiError(context.getNode(), problem, { failed, accepted }, only);
}

/** Drafts a message for each item, and decides which of them go out. */
async function planAll(
	context: IExecuteFunctions,
	job: Job,
	record: SendRecord,
	clock: Clock,
): Promise<Planned[]> {
	const read = reviewReader(context, parameterReader(context));
	const drafts = await breathingMap(clock, context.getInputData(), ({ binary }, index) =>
		clock.isCancelled()
			? undrafted(index, cancelled())
			: draft(job.type, read, index, job.defaults, binary),
	);
	return await plan(drafts, record, job.settings.sendUncertainAgain, job, clock);
}

/** Sends what is planned; afterwards every message has ended. */
async function sendPlanned(
	context: IExecuteFunctions,
	{ post, settings, files, isOnThisMachine }: Job,
	planned: Planned[],
	record: SendRecord,
	run: NodeRun,
	clock: Clock,
): Promise<Settled[]> {
	const toSend = planned.filter(isToSend);
	const callbacks = toSend.map(({ message }) => message.status_callback);
	const hints = [
		...addressHints({ callbacks, files: files.urls }, isOnThisMachine),
		...numberHints(toSend.map(({ draft: one }) => one)),
	];
	if (hints.length > 0) context.addExecutionHints(...hints);
	const progress = new Progress(toSend.length, clock.now, (line) => {
		context.logger.info(line);
		context.sendMessageToUI(line);
	});
	const journal = await openJournal(context, run, toSend, settings.sendUncertainAgain);
	await sendAll(toSend, post, settings, clock, {
		onLeaving: async (together) => (await journal?.leave(together)) ?? together,
		onEnded(ended) {
			journal?.end(ended);
			for (const { identity, outcome } of ended) record.add(identity, outcome);
			progress.add(ended.map(({ outcome }) => outcome));
		},
	});
	await journal?.close();
	const settled = settledOf(planned);
	context.addExecutionHints(...journalHints(settled, journal?.problem));
	return settled;
}

/** What leaves with "Continue", where n8n lets the items of a node that throws pass as if all was well. */
function nothingSent(context: IExecuteFunctions, problem: Problem): Settled[] {
	return context.getInputData().map((_, itemIndex) => ({
		draft: undrafted(itemIndex, problem),
		outcome: notSent(problem),
	}));
}

/** An item for each message, in the same order. */
async function outputItems(type: MessageType | undefined, settled: Settled[], clock: Clock) {
	return await breathingMap(clock, settled, ({ draft: made, outcome }) =>
		outputItem(type, made, outcome),
	);
}

/** The items that leave; those with a problem go by the error output if there is one. */
async function routed(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
	settled: Settled[],
	clock: Clock,
): Promise<INodeExecutionData[][]> {
	const node = context.getNode();
	if (node.onError !== 'continueErrorOutput') return [items];
	await breathingMap(clock, settled, ({ outcome: { problem } }, index) => {
		if (problem) routeToErrorOutput(node, items[index], problem, index);
	});
	return [items];
}

/**
 * Sends a message for each input item and gives one output item for each, in the same order.
 *
 * With "Stop", nothing is sent when any item is bad. With "Continue", bad items leave as error
 * items and the good ones are sent. Once the user has cancelled, no further message is made or sent, and
 * the items say so; there is no error, over which n8n would take the execution for failed.
 */
export async function sendItems(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const node = this.getNode();
	const stops = stopsOnProblem(this);
	const clock = executionClock(this);
	const job = await orProblem(() => jobOf(this));
	if (job instanceof Problem) {
		if (stops) throw operationError(node, job);
		const settled = nothingSent(this, job);
		const results = await outputItems(undefined, settled, clock);
		const isWhole = (await orProblem(() => includesInput(this))) === true;
		const items = isWhole ? await withInputFields(this, results, clock) : results;
		return await routed(this, items, settled, clock);
	}
	const run = new NodeRun(this);
	const record = new SendRecord(this.getContext('node'), run.number);
	const planned = await planAll(this, job, record, clock);
	if (stops && !clock.isCancelled()) stopOnBadItem(this, planned);

	const settled = await sendPlanned(this, job, planned, record, run, clock);
	const results = await outputItems(job.type, settled, clock);
	if (stops && !job.rejectedAsItems && !clock.isCancelled()) stopOnFailure(this, settled, results);
	const items = job.includesInput ? await withInputFields(this, results, clock) : results;
	run.end();
	const [first] = planned;
	if (job.waiting && settled.length === 1 && settled[0].outcome.status === 'accepted') {
		const [item] = items;
		const isSent = isToSend(first) && !settled[0].outcome.sentBefore;
		const left = isSent ? await job.waiting.begin(item, first.message) : job.waiting.missed(item);
		if (left.length > 0 && !node.retryOnFail) record.clear();
		return [left];
	}
	// With Retry On Fail, n8n runs a node again whose first item has an error, and n8n 1 even one
	// whose first item has the key with null in it. A cancelled execution can be retried, too.
	if (!node.retryOnFail && !clock.isCancelled()) record.clear();
	return await routed(this, items, settled, clock);
}
