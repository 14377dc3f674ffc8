import { NodeKeys } from '../../../nodes/ExotelWhatsApp/n8n/nodeKeys';
import { Identities } from '../../../nodes/ExotelWhatsApp/send/identity';
import { Journal, type Journaled } from '../../../nodes/ExotelWhatsApp/send/journal';
import { notSent, uncertain, type Outcome } from '../../../nodes/ExotelWhatsApp/send/outcome';
import { Problem } from '../../../nodes/ExotelWhatsApp/shared/problem';
import { messagesOf } from '../support/delivery.mts';
import { FakeRow } from '../support/journal.mts';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	/** A hundred times shorter. */
	sleep: async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms / 100)),
}));

const ACCEPTED: Outcome = {
	status: 'accepted',
	sid: 's',
	code: 202,
	requestId: 'r',
	problem: null,
};
const REJECTED = notSent(new Problem('no', 'no'));
const UNKNOWN = uncertain(new Problem('no answer', 'look it up'));

/** Messages as each try makes them from its items. */
function made(count: number, sendOnceKey?: string): Journaled[] {
	const identities = new Identities();
	return messagesOf(count).map((message) => ({
		message,
		draft: { message, sendOnceKey },
		identity: identities.of(message),
	}));
}

function journalOf(
	row: FakeRow,
	more: { execution?: string; number?: number; again?: boolean } = {},
) {
	const { execution = 'e1', number = 0, again = false } = more;
	return new Journal(new NodeKeys(row.context(), 0), { execution, number }, again);
}

function finish(journal: Journal, messages: Journaled[], outcome: Outcome): void {
	journal.end(messages.map((one) => Object.assign(one, { outcome })));
}

/** Sends messages in one request that ends so. Gives those that left. */
async function send(journal: Journal, messages: Journaled[], outcome: Outcome) {
	const left = await journal.leave(messages);
	finish(journal, left, outcome);
	await journal.close();
	return left;
}

describe('Journal', () => {
	it('lets new messages leave once they are written down', async () => {
		const row = new FakeRow();
		const messages = made(3);
		expect(await journalOf(row).leave(messages)).toEqual(messages);
		expect(row.keys).toHaveLength(3);
	});

	it('knows what an earlier try has sent, and lets the rest leave', async () => {
		const row = new FakeRow();
		await send(journalOf(row), made(2), ACCEPTED);
		const messages = made(3);
		const left = await journalOf(row).leave(messages);
		expect(left).toEqual([messages[2]]);
		expect(messages[0].outcome).toEqual({
			status: 'accepted',
			sid: null,
			code: null,
			requestId: null,
			problem: null,
			sentBefore: true,
		});
	});

	it.each([
		['was cut short', async (row: FakeRow) => await journalOf(row).leave(made(1))],
		['got no answer', async (row: FakeRow) => await send(journalOf(row), made(1), UNKNOWN)],
	])('holds a message back whose request %s, in each further try', async (_, before) => {
		const row = new FakeRow();
		await before(row);
		for (const messages of [made(1), made(1), made(1)]) {
			expect(await journalOf(row).leave(messages)).toEqual([]);
			expect(messages[0].outcome?.status).toBe('unknown');
			expect(messages[0].outcome?.problem?.message).toContain('cut short');
			expect(messages[0].outcome?.problem?.advice).toContain('Send Uncertain Messages Again');
		}
	});

	it('lets such a message leave when the user wants so, and knows it afterwards', async () => {
		const row = new FakeRow();
		await journalOf(row).leave(made(1));
		expect(await send(journalOf(row, { again: true }), made(1), ACCEPTED)).toHaveLength(1);
		const messages = made(1);
		expect(await journalOf(row, { again: true }).leave(messages)).toEqual([]);
		expect(messages[0].outcome?.status).toBe('accepted');
	});

	it('lets a rejected message leave again', async () => {
		const row = new FakeRow();
		await send(journalOf(row), made(1), REJECTED);
		expect(row.keys).toEqual([]);
		expect(await journalOf(row).leave(made(1))).toHaveLength(1);
	});

	it.each([
		['another execution', { execution: 'e2' }],
		['another round of a loop', { number: 1 }],
	])('takes the messages of %s as others', async (_, run) => {
		const row = new FakeRow();
		await send(journalOf(row), made(1), ACCEPTED);
		expect(await journalOf(row, run).leave(made(1))).toHaveLength(1);
	});

	it('knows a customer by a Send Once key in each execution, with another text too', async () => {
		const row = new FakeRow();
		await send(journalOf(row), made(1, 'diwali'), ACCEPTED);
		const [changed] = made(1, 'diwali');
		changed.identity = { fingerprint: 'other', copy: 0 };
		changed.draft.message = { ...changed.draft.message, content: { type: 'text', text: 'other' } };
		expect(await journalOf(row, { execution: 'e2', number: 3 }).leave([changed])).toEqual([]);
		expect(changed.outcome).toMatchObject({ status: 'accepted', sentBefore: true });
		expect(await journalOf(row, { execution: 'e3' }).leave(made(1, 'holi'))).toHaveLength(1);
		const [, other] = made(2, 'diwali');
		expect(await journalOf(row, { execution: 'e4' }).leave([other])).toEqual([other]);
	});

	it('writes down what waits for a call together, with what was accepted since', async () => {
		const row = new FakeRow();
		const journal = journalOf(row);
		const requests = Array.from({ length: 4 }, (_, index) =>
			made(40).slice(index * 10, index * 10 + 10),
		);
		await Promise.all(requests.map((messages) => journal.leave(messages)));
		finish(journal, requests.flat(), ACCEPTED);
		await journal.leave(made(50).slice(40));
		await journal.close();
		expect(row.calls).toEqual([
			['add', 40],
			// Once in a run, to see that they are there.
			['add', 40],
			// 40 acceptances, 10 messages that leave, and one key of the call before.
			['add', 51],
		]);
	});

	it('writes its keys once more when another process has written over them', async () => {
		const row = new FakeRow();
		const journal = journalOf(row);
		const messages = made(9);
		await journal.leave(messages.slice(0, 3));
		const stale = row.keys;
		await journal.leave(messages.slice(3, 6));
		row.keys = stale;
		await journal.leave(messages.slice(6));
		expect(await journalOf(row).leave(made(9))).toEqual([]);
	});

	it('writes keys once more that are lost in a retry, beside those of the first try', async () => {
		const row = new FakeRow();
		await journalOf(row).leave(made(2));
		const stale = row.keys;
		const journal = journalOf(row);
		expect(await journal.leave(made(5))).toHaveLength(3);
		row.keys = stale;
		await journal.leave(made(6).slice(5));
		expect(await journalOf(row).leave(made(6))).toEqual([]);
	});

	it('lets the first messages of a run leave once their keys are safe', async () => {
		const row = new FakeRow();
		const leaving = journalOf(row).leave(made(2));
		while (row.keys.length < 2) await new Promise(setImmediate);
		row.keys = [];
		await leaving;
		expect(row.keys).toHaveLength(2);
	});

	it('looks for other processes once a minute, as loops run often', async () => {
		const row = new FakeRow();
		let now = Date.now();
		jest.spyOn(Date, 'now').mockImplementation(() => now);
		const callsOf = async (number: number) => {
			const before = row.calls.length;
			await journalOf(row, { number }).leave(made(2));
			return row.calls.length - before;
		};
		expect([await callsOf(0), await callsOf(1), await callsOf(2)]).toEqual([2, 1, 1]);
		now += 60_000;
		expect([await callsOf(3), await callsOf(4)]).toEqual([2, 1]);
	});

	it('lets no message leave before another process can write over its key no more', async () => {
		const row = new FakeRow();
		const journal = journalOf(row);
		await journal.leave(made(1));
		row.keys = [];
		await journal.leave(made(2).slice(1));
		for (const [before, count] of [
			[2, 3],
			[3, 4],
		]) {
			const leaving = journal.leave(made(count).slice(before));
			while (row.keys.length < count) await new Promise(setImmediate);
			row.keys = row.keys.slice(0, before);
			await leaving;
			expect(row.keys).toHaveLength(count);
		}
	});

	it('secures the last keys before it ends', async () => {
		const row = new FakeRow();
		const journal = journalOf(row);
		await journal.leave(made(1));
		row.keys = [];
		const last = made(2).slice(1);
		finish(journal, await journal.leave(last), ACCEPTED);
		const closing = journal.close();
		while (row.keys.length < 3) await new Promise(setImmediate);
		row.keys = row.keys.slice(0, 2);
		await closing;
		expect(await journalOf(row).leave(made(2).slice(1))).toEqual([]);
		const [again] = made(2).slice(1);
		await journalOf(row).leave([again]);
		expect(again.outcome).toMatchObject({ status: 'accepted' });
	});

	it('writes no key of a rejected message once more', async () => {
		const row = new FakeRow();
		const journal = journalOf(row);
		const [first, second] = made(2);
		finish(journal, await journal.leave([first]), REJECTED);
		await journal.leave([second]);
		expect(row.keys).toHaveLength(1);
		expect(await journalOf(row).leave(made(1))).toHaveLength(1);
	});

	it('lets messages leave when n8n keeps no keys, asks no more, and says why', async () => {
		const row = new FakeRow();
		row.failure = new Error('SQLITE_FULL');
		const journal = journalOf(row);
		expect(await send(journal, made(2), ACCEPTED)).toHaveLength(2);
		const calls = row.calls.length;
		expect(await journal.leave(made(4).slice(2))).toHaveLength(2);
		expect(row.calls).toHaveLength(calls);
		expect(journal.problem?.message).toBe('SQLITE_FULL');
	});

	describe('where n8n has no name for an execution', () => {
		const marks = (execution: string) => ({ execution, start: 'start' });

		it('forgets what an execution that started in the same way has sent', async () => {
			const row = new FakeRow();
			const first = journalOf(row);
			await first.forgetOthers(made(2), marks('1'));
			await send(first, made(2), ACCEPTED);
			const second = journalOf(row);
			await second.forgetOthers(made(2), marks('2'));
			expect(await second.leave(made(2))).toHaveLength(2);
		});

		it('looks for nothing when none has started in the same way', async () => {
			const row = new FakeRow();
			await journalOf(row).forgetOthers(made(2), marks('1'));
			expect(row.calls).toEqual([['add', 2]]);
		});

		it('remembers what the same execution has sent', async () => {
			const row = new FakeRow();
			const first = journalOf(row);
			await first.forgetOthers(made(2), marks('1'));
			await send(first, made(2), ACCEPTED);
			const again = journalOf(row);
			await again.forgetOthers(made(2), marks('1'));
			expect(await again.leave(made(2))).toEqual([]);
		});

		it('never forgets a Send Once key', async () => {
			const row = new FakeRow();
			await send(journalOf(row), made(1, 'diwali'), ACCEPTED);
			for (const execution of ['1', '2']) {
				const journal = journalOf(row);
				await journal.forgetOthers(made(1, 'diwali'), marks(execution));
				expect(await journal.leave(made(1, 'diwali'))).toEqual([]);
			}
		});
	});
});

let processes = 0;

/** Sends 6 messages, 2 at a time in parallel, to an API that may be alive when n8n is not. */
class Campaign {
	/** How often the API has taken each message. */
	readonly taken = Array.from({ length: 6 }, () => 0);

	private readonly row = new FakeRow();

	/** One try; killed at the step of this number. Gives the outcomes, or undefined when killed. */
	async run(killedAt: number): Promise<Array<Outcome | undefined> | undefined> {
		let steps = 0;
		let kill = () => {};
		const killed = new Promise<undefined>((resolve) => (kill = () => resolve(undefined)));
		/** What n8n does in one go: it happens whole, or not at all. */
		const step = async () => {
			steps += 1;
			if (steps <= killedAt) return;
			kill();
			await new Promise<never>(() => {});
		};
		const messages = made(6);
		// Another process, which does not wait for what the killed one was at.
		processes += 1;
		const keys = new NodeKeys(this.row.context(`process ${processes}`, step), 0);
		const journal = new Journal(keys, { execution: 'e1', number: 0 }, false);
		const request = async (at: number) => {
			const left = await journal.leave(messages.slice(at, at + 2));
			await step();
			for (const one of left) this.taken[messages.indexOf(one)] += 1;
			await step();
			finish(journal, left, ACCEPTED);
		};
		const all = async () => {
			await Promise.all([request(0), request(2).then(() => request(4))]);
			await journal.close();
			return messages.map(({ outcome }) => outcome);
		};
		return await Promise.race([all(), killed]);
	}
}

describe('a send that is killed', () => {
	const STEPS = 14;
	const points = Array.from({ length: STEPS }, (_, first) =>
		Array.from({ length: STEPS }, (__, second) => [first, second] as const),
	).flat();

	it('is long enough for the points at which it is killed', async () => {
		expect(await new Campaign().run(STEPS - 2)).toBeDefined();
		expect(await new Campaign().run(STEPS - 8)).toBeUndefined();
	});

	it.each(points)('at step %i, and its retry at step %i, sends nothing twice', async (...kills) => {
		const campaign = new Campaign();
		for (const point of kills) await campaign.run(point);
		const outcomes = (await campaign.run(Infinity)) as Outcome[];
		campaign.taken.forEach((count, index) => {
			const { status } = outcomes[index];
			expect(count).toBeLessThanOrEqual(1);
			expect(['accepted', 'unknown']).toContain(status);
			if (status === 'accepted') expect(count).toBe(1);
		});
	});
});
