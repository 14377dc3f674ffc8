import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import { isRecord } from '../shared/data';
import { orProblem, Problem } from '../shared/problem';

/** Key in n8n's context of the node, under which its runs are counted. */
const RUNS = 'exotelWhatsAppRuns';

/** How far the count is. */
interface Runs {
	/** n8n's index of the newest run. */
	runIndex: number;
	/** Its number by our count. */
	number: number;
	hasEnded: boolean;
}

function isRuns(value: unknown): value is Runs {
	return isRecord(value) && typeof value.number === 'number';
}

/**
 * A run of the node in an execution, as in a loop, by a number that it has in a retry too. n8n's own
 * index may differ there, since it can count the run in which n8n was killed (`amend` in n8n's
 * `execution-recovery.service`).
 */
export class NodeRun {
	/** Runs that have ended in this execution before. */
	readonly number: number;

	private readonly runs: Runs;

	constructor(context: IExecuteFunctions) {
		const kept = context.getContext('node');
		const before: unknown = kept[RUNS];
		const runIndex = Number(context.evaluateExpression('{{ $runIndex }}', 0));
		const isNext = isRuns(before) && before.hasEnded && before.runIndex !== runIndex;
		this.number = isRuns(before) ? before.number + Number(isNext) : 0;
		this.runs = { runIndex, number: this.number, hasEnded: false };
		kept[RUNS] = this.runs;
	}

	/** To be called before the node returns; what it throws is tried again. */
	end(): void {
		this.runs.hasEnded = true;
	}
}

/**
 * What an execution and its retries have in common and no other execution has: the secret in the
 * address at which it can be resumed. n8n stores it with the execution's first data, from 2.14 on;
 * before that there is none.
 */
export function executionToken(context: IExecuteFunctions): string | undefined {
	const address = String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0));
	return /[?&]signature=([^&]+)/.exec(address)?.[1];
}

/**
 * What started the execution, in short: a retry starts with the same. Two executions may have it in
 * common, such as two calls of a webhook with the same body.
 */
export async function executionStart(context: IExecuteFunctions): Promise<string> {
	const parentsOf = (name: string) => context.getParentNodes(name).map((parent) => parent.name);
	const firstItemOf = async (name: string) => {
		const node = `$(${JSON.stringify(name)})`;
		const item = `{{ ${node}.isExecuted ? JSON.stringify(${node}.first().json) : '' }}`;
		const given = await orProblem(() => context.evaluateExpression(item, 0));
		return given instanceof Problem ? '' : String(given);
	};
	const starts = parentsOf(context.getNode().name).filter((name) => parentsOf(name).length === 0);
	const items = await Promise.all(starts.map(firstItemOf));
	return createHash('sha256').update(items.join()).digest('base64');
}

/** Whether the node can run more than once in an execution, since it is in a loop or behind one. */
export function isInLoop(context: IExecuteFunctions): boolean {
	const parentsOf = (name: string) => context.getParentNodes(name).map((parent) => parent.name);
	const leadsBack = (name: string) => {
		const after = new Set(context.getChildNodes(name).map((child) => child.name));
		return parentsOf(name).some((parent) => after.has(parent));
	};
	const { name } = context.getNode();
	return [name, ...parentsOf(name)].some(leadsBack);
}
