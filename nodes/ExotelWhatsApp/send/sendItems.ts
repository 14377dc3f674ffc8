import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { executionClock } from '../n8n/clock';
import { routeToErrorOutput } from '../n8n/errorOutput';
import { NodeRun } from '../n8n/execution';
import { apiError, operationError } from '../n8n/nodeErrors';
import { parameterReader } from '../n8n/parameters';
import { stopsOnProblem } from '../n8n/toolCall';
import { orProblem, Problem } from '../shared/problem';
import { addressHints } from './addressHints';
import { draft } from './draft';
import { jobOf, type Job } from './job';
import { journalHints } from './journalHints';
import { numberHints } from './numberHints';
import { openJournal } from './openJournal';
import { notSent } from './outcome';
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
): Promise<Planned[]> {
	const read = reviewReader(context, parameterReader(context));
	const drafts = context
		.getInputData()
		.map(({ binary }, index) => draft(job.type, read, index, job.defaults, binary));
	return await plan(drafts, record, job.settings.sendUncertainAgain, job);
}

/** Sends what is planned; afterwards every message has ended. */
async function sendPlanned(
	context: IExecuteFunctions,
	{ post, settings, files }: Job,
	planned: Planned[],
	record: SendRecord,
	run: NodeRun,
): Promise<Settled[]> {
	const toSend = planned.filter(isToSend);
	const callbacks = toSend.map(({ message }) => message.status_callback);
	const hints = [
		...addressHints({ callbacks, files: files.urls }),
		...numberHints(toSend.map(({ draft: one }) => one)),
	];
	if (hints.length > 0) context.addExecutionHints(...hints);
	const clock = executionClock(context);
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
	const given = { from: undefined, to: undefined };
	return context.getInputData().map((_, itemIndex) => ({
		draft: { itemIndex, problem, given },
		outcome: notSent(problem),
	}));
}

/** The items that leave, those with a problem by the error output if there is one. */
function output(context: IExecuteFunctions, items: INodeExecutionData[], settled: Settled[]) {
	const node = context.getNode();
	if (node.onError !== 'continueErrorOutput') return [items];
	settled.forEach(({ outcome: { problem } }, index) => {
		if (problem) routeToErrorOutput(node, items[index], problem, index);
	});
	return [items];
}

/**
 * Sends a message for each input item and gives one output item for each, in the same order.
 *
 * With "Stop", nothing is sent when any item is bad. With "Continue", bad items leave as error
 * items and the good ones are sent.
 */
export async function sendItems(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const node = this.getNode();
	const stops = stopsOnProblem(this);
	const job = await orProblem(() => jobOf(this));
	if (job instanceof Problem) {
		if (stops) throw operationError(node, job);
		const settled = nothingSent(this, job);
		const items = settled.map((one) => outputItem(undefined, one.draft, one.outcome));
		return output(this, items, settled);
	}
	const run = new NodeRun(this);
	const record = new SendRecord(this.getContext('node'), run.number);
	const planned = await planAll(this, job, record);
	if (stops) stopOnBadItem(this, planned);

	const settled = await sendPlanned(this, job, planned, record, run);
	const items = settled.map((one) => outputItem(job.type, one.draft, one.outcome));
	if (stops && !job.rejectedAsItems) stopOnFailure(this, settled, items);
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
	// whose first item has the key with null in it.
	if (!node.retryOnFail) record.clear();
	return output(this, items, settled);
}
