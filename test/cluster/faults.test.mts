import { customers, itemsFor, sentItems, tally } from '../e2e/campaigns.mts';
import { sandbox, until } from '../e2e/support.mts';
import {
	calm,
	countedReports,
	countedSends,
	executionsOf,
	retryCrashed,
	type CountedReports,
} from './results.mts';
import { answering, state } from './support.mts';
import { nodesOfN8n, ownNodes, type Subject } from './subjects.mts';
import { allTroubles, LATENCY_MS } from './weather.mts';

/** With `--faults`, as much as a campaign has. */
const isWhole = process.env.CLUSTER_FAULTS === 'all';

const troubles = allTroubles.filter(({ isShort }) => isShort || isWhole);

const MESSAGES_PER_EXECUTION = isWhole ? 105 : 40;

/** Executions that start before each trouble: of this package's node, and of n8n's own. */
const STARTED = isWhole ? { own: 6, beside: 2 } : { own: 1, beside: 1 };

/**
 * Reports that can start a workflow twice: those on their way when their process was killed, or had nobody
 * to ask for longer than the sandbox waits. It posts 20 at a time.
 */
const AT_RISK = 20 * troubles.filter(({ isOfN8n }) => isOfN8n).length;

jest.setTimeout(3_600_000);

/** Nodes and their customers, of whom each execution has a part. */
interface Side {
	subject: Subject;
	numbers: string[];
	/** Executions that start before each trouble. */
	started: number;
}

function sideOf(subject: Subject, place: number, started: number): Side {
	const count = started * troubles.length * MESSAGES_PER_EXECUTION;
	return { subject, started, numbers: customers(place, count) };
}

async function startSome({ subject, numbers, started }: Side, round: number): Promise<void> {
	for (let index = round * started; index < (round + 1) * started; index += 1) {
		const from = index * MESSAGES_PER_EXECUTION;
		await subject.sends.start(itemsFor(numbers.slice(from, from + MESSAGES_PER_EXECUTION)));
	}
}

async function totalSent(): Promise<number> {
	const counts = await sandbox.recipients();
	return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Messages and reports on their way, while one trouble comes after the other. */
async function throughTroubles(sides: Side[]): Promise<void> {
	await sandbox.behaves({ latencyMs: LATENCY_MS });
	for (const [round, { name, strike }] of troubles.entries()) {
		const sent = await totalSent();
		await answering();
		for (const side of sides) await startSome(side, round);
		await until(async () => ((await totalSent()) > sent ? true : undefined), 'sends', 120_000);
		process.stderr.write(`${name}\n`);
		await strike();
	}
	await sandbox.behaves({ latencyMs: 0 });
}

const rows: string[][] = [];

/** Adds a line to the table, of how many customers got no message, and how many more than one. */
async function tell({ subject, numbers }: Side, when: string): Promise<void> {
	const { missing, twice } = await countedSends(numbers);
	const count = `${numbers.length} messages`;
	rows.push([subject.sendNode, when, count, `${missing.length} missing`, `${twice.length} twice`]);
}

async function tellReports({ subject, numbers }: Side, when: string): Promise<CountedReports> {
	const { messages } = await sandbox.seen();
	const counted = await countedReports(subject.reportsId, messages, new Set(numbers));
	const { expected, missing, erased, failed, twice } = counted;
	const lost = `${missing} missing, ${failed} in failed executions, ${erased} executions without data`;
	rows.push([subject.reportNode, when, `${expected} reports`, lost, `${twice} twice`]);
	return counted;
}

describe(`a campaign in n8n ${state.version} of several processes, through faults`, () => {
	let own: Side;
	let beside: Side;

	/** Runs the workflow again for these customers, and gives what it said of each. */
	async function runAgain(numbers: string[], again = false) {
		return sentItems(await own.subject.sends.run(numbers.map((to) => ({ to, again }))));
	}

	beforeAll(async () => {
		await sandbox.clear();
		own = sideOf(await ownNodes(), 60, STARTED.own);
		beside = sideOf(await nodesOfN8n(), 70, STARTED.beside);
		const ids = [own, beside].flatMap(({ subject }) => [subject.sends.id, subject.reportsId]);
		await throughTroubles([own, beside]);
		await calm(ids);
		for (const side of [own, beside]) {
			const executions = JSON.stringify(await executionsOf(side.subject.sends.id));
			await tell(side, `after the faults, executions: ${executions}`);
			const retried = await retryCrashed(side.subject.sends.id);
			await calm(ids);
			await tell(side, `after Retry of ${retried} crashed executions`);
		}
	});

	afterAll(() => {
		process.stderr.write(`\n${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n\n`);
	});

	it('sends each customer one message, once the workflow has run again with Send Once', async () => {
		const said = await runAgain(own.numbers);
		const statuses = tally(said.map(({ json }) => json.status));
		await tell(own, `after running again: ${JSON.stringify(statuses)}`);
		expect(said).toHaveLength(own.numbers.length);
		const { missing, twice } = await countedSends(own.numbers);
		expect(twice).toEqual([]);
		const unknown = said.filter(({ json }) => json.status === 'unknown').map(({ json }) => json.to);
		expect(unknown).toEqual(expect.arrayContaining(missing));
		await runAgain(missing, true);
		await tell(own, 'after sending again what the sandbox does not have');
		expect(await countedSends(own.numbers)).toEqual({ missing: [], twice: [] });
	});

	it('has each report in the results of the workflow, once what has crashed was retried', async () => {
		const ids = [own, beside].map(({ subject }) => subject.reportsId);
		await calm(ids);
		for (const side of [own, beside]) {
			await tellReports(side, 'after the faults');
			const retried = await retryCrashed(side.subject.reportsId);
			await calm(ids);
			const counted = await tellReports(side, `after Retry of ${retried} crashed executions`);
			if (side !== own) continue;
			expect(counted.missing).toBeLessThanOrEqual(counted.erased);
			expect(counted.twice).toBeLessThanOrEqual(AT_RISK);
		}
		expect(await sandbox.callbacks()).toMatchObject({ givenUp: 0 });
	});
});
