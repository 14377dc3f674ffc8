import { NodeKeys } from '../../../nodes/ExotelWhatsApp/n8n/nodeKeys';
import { FakeRow } from '../support/journal.mts';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	/** A hundred times shorter. */
	sleep: async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms / 100)),
}));

const numbered = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => `k${from + index}`);

describe('NodeKeys', () => {
	it('says which keys were there already', async () => {
		const keys = new NodeKeys(new FakeRow().context(), 0);
		expect(await keys.add(['a', 'b'])).toEqual(new Set());
		expect(await keys.add(['b', 'c'])).toEqual(new Set(['b']));
		await keys.remove(['b']);
		expect(await keys.add(['a', 'b', 'c'])).toEqual(new Set(['a', 'c']));
	});

	it('loses no key when several executions write at once', async () => {
		const row = new FakeRow();
		const executions = Array.from({ length: 8 }, () => new NodeKeys(row.context(), 0));
		await Promise.all(
			executions.map((keys, index) => keys.alone(() => keys.add(numbered(5, index * 5)))),
		);
		expect(row.keys.sort()).toEqual(numbered(40).sort());
	});

	it('makes a call again that failed, as the first of two processes at once does', async () => {
		const row = new FakeRow();
		const keys = new NodeKeys(row.context(), 0);
		row.failure = new Error('duplicate key value violates unique constraint');
		const adding = keys.add(['a']);
		while (row.calls.length < 2) await new Promise(setImmediate);
		row.failure = undefined;
		await expect(adding).resolves.toEqual(new Set());
		row.failure = new Error('the database system is starting up');
		const removing = keys.remove(['a']);
		while (row.calls.length < 5) await new Promise(setImmediate);
		row.failure = undefined;
		await removing;
		expect(row.keys).toEqual([]);
	});

	it('goes on after a task that failed, and says so to that task alone', async () => {
		const row = new FakeRow();
		const keys = new NodeKeys(row.context(), 0);
		row.failure = new Error('no database');
		const failing = keys.alone(() => keys.add(['a']));
		const next = keys.alone(async () => {
			row.failure = undefined;
			return await keys.add(['b']);
		});
		await expect(failing).rejects.toThrow('no database');
		await expect(next).resolves.toEqual(new Set());
		expect(row.keys).toEqual(['b']);
	});

	it('lets the nodes of a workflow write at the same time', async () => {
		const row = new FakeRow();
		const [one, other] = ['n1', 'n2'].map((node) => new NodeKeys(row.context(node), 0));
		const begun: string[] = [];
		await one.alone(async () => {
			begun.push('one');
			await other.alone(async () => Promise.resolve(begun.push('other')));
		});
		expect(begun).toEqual(['one', 'other']);
	});

	it('keeps the newest 100,000 keys, or those of the run where it has more', async () => {
		const row = new FakeRow();
		row.keys = numbered(99_999);
		await new NodeKeys(row.context(), 10).add(['new', 'newer']);
		expect(row.keys).toHaveLength(100_000);
		expect([row.keys[0], row.keys.at(-1)]).toEqual(['k1', 'newer']);
		await new NodeKeys(row.context(), 100_001).add(['newest']);
		expect(row.keys).toHaveLength(100_001);
	});

	it('takes long lists out in parts', async () => {
		const row = new FakeRow();
		row.keys = numbered(1200);
		await new NodeKeys(row.context(), 0).remove(numbered(1200));
		expect(row.keys).toEqual([]);
		expect(row.calls.map(([, count]) => count)).toEqual([500, 500, 200]);
	});
});
