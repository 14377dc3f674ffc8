import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Execution, ExecutionItem } from '../../harness/editor.mts';
import {
	customers,
	expectNobodyTwiceOrLost,
	goesOn,
	itemsFor,
	overOnes,
	received,
	sentItems,
	sentTo,
	straight,
	tally,
	text,
} from './campaigns.mts';
import {
	crashExecutor,
	crashN8n,
	editor,
	node,
	noOp,
	sandbox,
	sender,
	state,
	until,
	workflowOf,
	type SendWorkflow,
} from './support.mts';

jest.setTimeout(400_000);

const loop = (batchSize: number, settings: object = {}) =>
	workflowOf(
		[
			node('Loop', 'n8n-nodes-base.splitInBatches', 3, { batchSize, options: {} }),
			sender('Send', text(), goesOn),
		],
		{ Split: ['Loop'], Loop: [null, 'Send'], Send: ['Loop'] },
		undefined,
		{},
		settings,
	);

/** IDs of a workflow's executions in which n8n was killed, newest first. */
async function crashedOnes(workflow: SendWorkflow): Promise<string[]> {
	const all = await overOnes(workflow);
	return all.filter(({ status }) => status === 'crashed').map(({ id }) => id);
}

async function retried(executionId: string): Promise<Execution> {
	return await editor.execution(await editor.retry(executionId));
}

/** A server that answers no call of before n8n was killed. */
class SlowServer {
	private server: Server | undefined;

	private isQuick = false;

	/** Calls so far. */
	calls = 0;

	async start(): Promise<string> {
		this.server = createServer((request, response) => {
			request.resume();
			this.calls += 1;
			if (this.isQuick) response.end('{}');
		}).listen(0, '127.0.0.1');
		await once(this.server, 'listening');
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	hurry(): void {
		this.isQuick = true;
	}

	stop(): void {
		this.server?.closeAllConnections();
		this.server?.close();
	}
}

/** Time from request to answer, so that n8n can be killed with requests in flight. */
const LATENCY_MS = 1200;

describe(`a send that is killed with n8n ${state.version}, and retried`, () => {
	const slow = new SlowServer();
	const plain = customers(0, 2000);
	const inLoop = customers(1, 1000);
	const inSavedLoop = customers(2, 1000);
	const beforeLater = customers(3, 300);
	const shifted = customers(4, 1000);
	const shared = customers(5, 400);
	const workflows: Record<string, SendWorkflow> = {};

	beforeAll(async () => {
		await sandbox.clear();
		const url = await slow.start();
		const later = node('After', 'n8n-nodes-base.httpRequest', 4.2, { url, method: 'POST' });
		Object.assign(workflows, {
			plain: await straight(),
			loop: await loop(50),
			savedLoop: await loop(50, { saveExecutionProgress: true }),
			later: await straight({}, { ...later, executeOnce: true } as typeof later),
			shifted: await workflowOf([sender('Send', text(), goesOn), noOp('Before')], {
				Split: ['Before'],
				Before: ['Send'],
			}),
			shared: await straight({ messagesPerRequest: 25, requestsInParallel: 2 }),
		});
		await sandbox.behaves({ latencyMs: LATENCY_MS });
		await workflows.later.start(itemsFor(beforeLater));
		await workflows.loop.start(itemsFor(inLoop));
		await workflows.savedLoop.start(itemsFor(inSavedLoop));
		for (const run of [1, 2, 3]) {
			await workflows.shared.start(shared.map((to) => ({ to, run })));
		}
		await workflows.shifted.start(itemsFor(shifted));
		await workflows.plain.start(itemsFor(plain));
		await until(async () => {
			const sent = await Promise.all([inLoop, inSavedLoop, shifted, shared].map(sentTo));
			return sent.every((count) => count >= 100) && slow.calls > 0 && (await sentTo(plain)) >= 400
				? true
				: undefined;
		}, 'all to be in the middle');
		await crashN8n();
		await sandbox.behaves({ latencyMs: 0 });
		slow.hurry();
	});

	afterAll(() => slow.stop());

	it.each([
		['straight on', 'plain', plain, 400],
		['in a Loop Over Items', 'loop', inLoop, 50],
		['in a Loop Over Items whose progress n8n saves', 'savedLoop', inSavedLoop, 50],
		['where n8n counts the run that was cut short', 'shifted', shifted, 400],
		['before a later node', 'later', beforeLater, 0],
	])('loses and doubles nothing %s', async (_, name, numbers, atRisk) => {
		const before = await sentTo(numbers);
		expect(before).toBeGreaterThan(0);
		const [id] = await crashedOnes(workflows[name]);
		const execution = await retried(id);
		expect(execution.status).toBe('success');
		await expectNobodyTwiceOrLost(sentItems(execution), numbers, atRisk);
	});

	it('says which messages went out before, and that their SIDs are not known', async () => {
		const [id] = await crashedOnes(workflows.later);
		const execution = await retried(id);
		const [{ json }] = sentItems(execution);
		expect(json).toMatchObject({ status: 'accepted', sentBefore: true, sid: null, error: null });
		const hints = execution.data.resultData.runData.Send.flatMap((run) => run.hints ?? []);
		expect(hints.map(({ message }) => message).join()).toContain('300 of 300 messages went out');
	});

	it('keeps executions of one node apart that ran at once', async () => {
		const ids = await crashedOnes(workflows.shared);
		expect(ids).toHaveLength(3);
		const items: ExecutionItem[] = [];
		for (const id of ids) items.push(...sentItems(await retried(id)));
		await expectNobodyTwiceOrLost(items, shared, 150);
	});
});

describe(`a send whose n8n ${state.version} is killed twice`, () => {
	it('sends nothing twice, and says each time what nobody knows', async () => {
		const numbers = customers(10, 1000);
		await sandbox.clear();
		const workflow = await straight({ requestsInParallel: 2 });
		// Taken by nobody: 100 customers get nothing, and must not count as accepted.
		await sandbox.faults({ silent: true });
		await sandbox.behaves({ latencyMs: LATENCY_MS });
		await workflow.start(itemsFor(numbers));
		await until(async () => ((await sentTo(numbers)) >= 200 ? true : undefined), 'two requests');
		await crashN8n();
		const [first] = await crashedOnes(workflow);
		const dying = editor.retry(first).catch(() => undefined);
		await until(async () => ((await sentTo(numbers)) >= 500 ? true : undefined), 'the retry');
		await crashN8n();
		await dying;
		await sandbox.behaves({ latencyMs: 0 });
		const [second] = await crashedOnes(workflow);
		expect(second).not.toBe(first);
		const items = sentItems(await retried(second));
		await expectNobodyTwiceOrLost(items, numbers, 400);
		expect((await received(numbers))[0]).toBeGreaterThanOrEqual(100);
	});
});

describe(`Send Once in n8n ${state.version}`, () => {
	const KEY = { sendOnceKey: '={{ $json.key }}' };

	beforeEach(() => sandbox.clear());

	const statuses = (execution: Execution) =>
		tally(
			sentItems(execution).map(({ json }) => `${String(json.status)} ${String(json.sentBefore)}`),
		);

	it('sends the rest when it is run again after a crash, and nothing after that', async () => {
		const numbers = customers(20, 1000);
		const items = itemsFor(numbers);
		const workflow = await straight({ sendOnceKey: 'diwali', requestsInParallel: 2 });
		await sandbox.behaves({ latencyMs: LATENCY_MS });
		await workflow.start(items);
		await until(async () => ((await sentTo(numbers)) >= 200 ? true : undefined), 'two requests');
		await crashExecutor();
		await overOnes(workflow);
		await sandbox.behaves({ latencyMs: 0 });
		await expectNobodyTwiceOrLost(sentItems(await workflow.run(items)), numbers, 200);
		const afterwards = await received(numbers);
		await expectNobodyTwiceOrLost(sentItems(await workflow.run(items)), numbers, 200);
		expect(await received(numbers)).toEqual(afterwards);
	});

	it('sends a customer one message for each key, whatever it says, and says so', async () => {
		const workflow = await workflowOf(
			[sender('Send', { ...text(KEY), body: '={{ $json.to }} at {{ $now }}' })],
			{ Split: ['Send'], Send: [] },
		);
		const [one, two] = customers(21, 2);
		const first = await workflow.run([{ to: one, key: 'a' }]);
		expect(statuses(first)).toEqual({ 'accepted false': 1 });
		const second = await workflow.run([
			{ to: one, key: 'a' },
			{ to: one, key: 'b' },
			{ to: two, key: 'a' },
		]);
		expect(sentItems(second).map(({ json }) => [json.sid !== null, json.sentBefore])).toEqual([
			[false, true],
			[true, false],
			[true, false],
		]);
		expect(await received([one, two])).toEqual({ 1: 1, 2: 1 });
	});

	it('sends a customer who is in the list twice one message', async () => {
		const workflow = await straight(KEY);
		const [one, two] = customers(22, 2);
		const items = [one, two, one].map((to) => ({ to, key: 'a' }));
		const [first, , third] = sentItems(await workflow.run(items));
		expect(third.json).toMatchObject({ sid: first.json.sid, sentBefore: true });
		expect(await received([one, two])).toEqual({ 1: 2 });
	});

	it('sends what Exotel had refused', async () => {
		const workflow = await straight(KEY);
		const numbers = customers(23, 3);
		const items = numbers.map((to) => ({ to, key: 'a' }));
		await sandbox.faults({ status: 401 });
		expect(statuses(await workflow.run(items))).toEqual({ 'rejected false': 3 });
		expect(statuses(await workflow.run(items))).toEqual({ 'accepted false': 3 });
		expect(statuses(await workflow.run(items))).toEqual({ 'accepted true': 3 });
		expect(await received(numbers)).toEqual({ 1: 3 });
	});

	it('holds back what may have gone out, until the user wants it sent', async () => {
		const numbers = customers(24, 3);
		const items = numbers.map((to) => ({ to, key: 'a' }));
		const again = { sendUncertainAgain: '={{ $json.again }}', requestsInParallel: 1 };
		const workflow = await straight({ ...KEY, ...again });
		await sandbox.faults({ accepts: true, reset: true });
		expect(statuses(await workflow.run(items))).toEqual({ 'unknown false': 3 });
		expect(statuses(await workflow.run(items))).toEqual({ 'unknown false': 3 });
		expect(await received(numbers)).toEqual({ 1: 3 });
		const wanted = items.map((item) => ({ ...item, again: true }));
		expect(statuses(await workflow.run(wanted))).toEqual({ 'accepted false': 3 });
		expect(statuses(await workflow.run(items))).toEqual({ 'accepted true': 3 });
		expect(await received(numbers)).toEqual({ 2: 3 });
	});

	it('sends nothing to a customer without a key', async () => {
		const workflow = await straight(KEY);
		const [one, two] = customers(25, 2);
		const [, bad] = sentItems(await workflow.run([{ to: one, key: 4711 }, { to: two }]));
		expect(bad.json.error).toMatchObject({ message: 'Send Once Key is empty' });
		expect(await received([one, two])).toEqual({ 0: 1, 1: 1 });
	});

	it('sends one message when two executions want to at once', async () => {
		const workflow = await straight(KEY);
		const numbers = customers(26, 300);
		const items = numbers.map((to) => ({ to, key: 'a' }));
		await sandbox.behaves({ latencyMs: 300 });
		await Promise.all([1, 2, 3].map(() => workflow.start(items)));
		await overOnes(workflow);
		await until(async () => ((await sentTo(numbers)) >= 300 ? true : undefined), 'the messages');
		expect(await received(numbers)).toEqual({ 1: 300 });
	});

	it('does not wait for a message that went out before', async () => {
		const waiting = { ...text(KEY), afterSending: 'waitForDelivery' };
		const workflow = await workflowOf([sender('Send', waiting)], { Split: ['Send'], Send: [] });
		const [one] = customers(27, 1);
		await workflow.run([{ to: one, key: 'a' }]);
		const [again] = sentItems(await workflow.run([{ to: one, key: 'a' }]));
		expect(again.json).toMatchObject({ waitResult: 'timedOut', sentBefore: true });
		expect(await received([one])).toEqual({ 1: 1 });
	});
});
