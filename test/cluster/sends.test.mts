import {
	customers,
	itemsFor,
	overOnes,
	received,
	sentItems,
	straight,
	tally,
} from '../e2e/campaigns.mts';
import { editor, sandbox, until } from '../e2e/support.mts';
import { member, otherThan, state, WORKERS, workersOf } from './support.mts';

jest.setTimeout(400_000);

beforeEach(() => sandbox.clear());

describe(`sends in an n8n ${state.version} of several processes`, () => {
	it('spread over both workers, and reach each customer once', async () => {
		const workflow = await straight({ messagesPerRequest: 10 });
		await sandbox.behaves({ latencyMs: 500 });
		const parts = Array.from({ length: 12 }, (_, index) => customers(30 + index, 20));
		await Promise.all(parts.map(async (part) => await workflow.start(itemsFor(part))));
		const executions = await until(async () => {
			const over = await overOnes(workflow);
			return over.length === parts.length ? over : undefined;
		}, 'all executions');
		expect(tally(executions.map(({ status }) => status))).toEqual({ success: parts.length });
		const workers = await Promise.all(executions.map(async ({ id }) => await workersOf(id)));
		expect([...new Set(workers.flat())].sort()).toEqual(WORKERS);
		expect(await received(parts.flat())).toEqual({ 1: 240 });
	});

	it('send once, whichever worker runs the workflow', async () => {
		const workflow = await straight({ sendOnceKey: 'diwali' });
		const items = itemsFor(customers(50, 30));
		const first = await workflow.run(items);
		expect(tally(sentItems(first).map(({ json }) => json.sentBefore))).toEqual({ false: 30 });
		const ran = new Set(await workersOf(first.id));
		for (let run = 0; run < 10 && (run < 2 || ran.size < 2); run += 1) {
			const execution = await workflow.run(items);
			for (const worker of await workersOf(execution.id)) ran.add(worker);
			expect(tally(sentItems(execution).map(({ json }) => json.sentBefore))).toEqual({ true: 30 });
		}
		expect([...ran].sort()).toEqual(WORKERS);
		expect(await received(customers(50, 30))).toEqual({ 1: 30 });
	});

	it('send only the rest when the worker is killed and the other one runs the workflow', async () => {
		const numbers = customers(51, 200);
		const workflow = await straight({
			sendOnceKey: 'diwali',
			messagesPerRequest: 10,
			requestsInParallel: 2,
		});
		await sandbox.behaves({ latencyMs: 800 });
		await workflow.start(itemsFor(numbers));
		await until(
			async () => ((await received(numbers))[1] >= 60 ? true : undefined),
			'the middle of the send',
		);
		const [{ id }] = await editor.executions(workflow.id);
		const [worker] = await workersOf(id);
		await member(worker, 'kill');
		await sandbox.behaves({ latencyMs: 0 });
		const before = await received(numbers);
		expect(before[0]).toBeGreaterThan(0);
		// n8n takes its time to see that the first execution is over, and lists it first until then.
		await workflow.start(itemsFor(numbers));
		const again = await until(async () => {
			const list = await editor.executions(workflow.id);
			const other = list.find((one) => one.id !== id && one.status === 'success');
			return other && (await editor.execution(other.id));
		}, 'the second execution');
		expect(await workersOf(again.id)).toEqual([otherThan(worker)]);
		const statuses = tally(sentItems(again).map(({ json }) => json.status));
		const { unknown = 0 } = statuses;
		expect(unknown).toBeLessThanOrEqual(20);
		expect(statuses.accepted + unknown).toBe(200);
		const after = await received(numbers);
		expect(Object.keys(after).sort()).toEqual(unknown > 0 && after[0] ? ['0', '1'] : ['1']);
		expect(after[0] ?? 0).toBeLessThanOrEqual(unknown);
		await member(worker, 'start');
	});
});
