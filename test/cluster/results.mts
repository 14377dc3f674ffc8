import type { Received } from '../../sandbox/record.mts';
import { editor, sandbox, until } from '../e2e/support.mts';
import { tally } from '../e2e/campaigns.mts';
import { rows } from './support.mts';

/** n8n may need this long to see what a kill has left behind. */
const OVER_MS = 1_800_000;

const OPEN = ['new', 'running', 'waiting', 'unknown'];

/** Executions of a workflow by their status, from n8n's database: its lists give a hundred at most. */
async function statusesOf(workflowId: string): Promise<Array<{ id: string; status: string }>> {
	const query = `select id, status from execution_entity where "workflowId" = '${workflowId}'`;
	return (await rows(query)).map((line) => {
		const [id, status] = line.split('|');
		return { id, status };
	});
}

/** Waits until no report is on its way and no execution of these workflows goes on. */
export async function calm(workflowIds: string[]): Promise<void> {
	await until(
		async () => {
			if ((await sandbox.callbacks()).waiting > 0) return undefined;
			const all = await Promise.all(workflowIds.map(statusesOf));
			return all.flat().some(({ status }) => OPEN.includes(status)) ? undefined : true;
		},
		'the end of all reports and executions',
		OVER_MS,
	);
}

/** `{ success: 48, crashed: 2 }` */
export async function executionsOf(workflowId: string): Promise<Record<string, number>> {
	return tally((await statusesOf(workflowId)).map(({ status }) => status));
}

/** Presses Retry at each execution that n8n calls crashed. */
export async function retryCrashed(workflowId: string): Promise<number> {
	const crashed = (await statusesOf(workflowId)).filter(({ status }) => status === 'crashed');
	for (const execution of crashed) await editor.retry(execution.id);
	return crashed.length;
}

/** How many customers got no message, and how many got more than one. */
export async function countedSends(numbers: string[]) {
	const counts = await sandbox.recipients();
	return {
		missing: numbers.filter((number) => !counts[number]),
		twice: numbers.filter((number) => counts[number] > 1),
	};
}

/** Where the reports of messages have gone. */
export interface CountedReports {
	expected: number;
	/** In no execution of the workflow whose data is there. */
	missing: number;
	/** Executions that n8n shows as failed and whose data it has deleted. */
	erased: number;
	/** Only in executions that n8n shows as failed or crashed. */
	failed: number;
	/** In more than one that succeeded. */
	twice: number;
}

/** What the sandbox reports of each message: sent, delivered, seen. */
const CODES = [30001, 30002, 30003];

/** What marks a report in the data of an execution, in both nodes' output. */
const SID = /"([0-9a-f]{32})"/;
const CODE = /"(?:exo_status_)?code":(3000\d)/;

/** Compares the reports of these customers' messages with the executions of a workflow. */
export async function countedReports(
	workflowId: string,
	messages: Received[],
	numbers: Set<string>,
): Promise<CountedReports> {
	const lines = await rows(
		`select e.status, d.data from execution_entity e join execution_data d on d."executionId" = e.id where e."workflowId" = '${workflowId}'`,
	);
	const succeeded = new Map<string, number>();
	const failed = new Set<string>();
	let erased = 0;
	for (const line of lines) {
		const [sid, code] = [SID, CODE].map((pattern) => pattern.exec(line)?.[1]);
		const key = `${sid} ${code}`;
		if (line.startsWith('success|')) succeeded.set(key, (succeeded.get(key) ?? 0) + 1);
		else if (sid) failed.add(key);
		else erased += 1;
	}
	const sids = messages.filter(
		({ sid, message }) => sid && numbers.has((message as { to: string }).to),
	);
	const keys = sids.flatMap(({ sid }) => CODES.map((code) => `${sid} ${code}`));
	const absent = keys.filter((key) => !succeeded.has(key));
	return {
		expected: keys.length,
		erased,
		missing: absent.filter((key) => !failed.has(key)).length,
		failed: absent.filter((key) => failed.has(key)).length,
		twice: keys.filter((key) => (succeeded.get(key) ?? 0) > 1).length,
	};
}
