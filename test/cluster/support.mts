import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import axios from 'axios';

import type { MemberName, ProcessName } from '../../harness/cluster.mts';
import { state as e2eState, until } from '../e2e/support.mts';
import type { ClusterState } from './environment.mts';

export const state = e2eState as ClusterState;

/** Starting n8n on a busy machine takes its time. */
const MEMBER_MS = 240_000;

export const WORKERS = ['worker1', 'worker2'] as const;

export type Worker = (typeof WORKERS)[number];

/** Starts, ends or kills a part of the cluster, and waits until that is done. */
export async function member(name: MemberName, action: 'start' | 'stop' | 'kill'): Promise<void> {
	await axios.post(`${state.controlUrl}/${name}/${action}`, undefined, {
		proxy: false,
		timeout: MEMBER_MS,
	});
}

/** What a process has printed in the group of a pattern. */
async function printed(name: ProcessName, pattern: RegExp): Promise<string[]> {
	const text = await readFile(state.logs[name], 'utf8');
	return [...text.matchAll(pattern)].map(([, found]) => found);
}

/** The workers that have run an execution, or a part of it. */
export async function workersOf(executionId: string): Promise<Worker[]> {
	const lists = await Promise.all(
		WORKERS.map(async (name) => await printed(name, /Worker started execution (\d+)/g)),
	);
	return WORKERS.filter((_, index) => lists[index].includes(executionId));
}

export const otherThan = (worker: Worker): Worker => (worker === 'worker1' ? 'worker2' : 'worker1');

/** Waits until each process takes requests again. */
export async function answering(): Promise<void> {
	const urls = [state.n8nUrl, ...state.webhookUrls].map((url) => `${url}/healthz/readiness`);
	const look = async () => {
		const answers = urls.map((url) => axios.get(url, { proxy: false, timeout: 2000 }));
		return await Promise.all(answers).then(
			() => true,
			() => undefined,
		);
	};
	await until(look, 'all processes to be ready', MEMBER_MS);
}

/** Rows of n8n's database, each as a line. */
export async function rows(query: string): Promise<string[]> {
	const [command, ...args] = state.database.psql;
	const { stdout } = await promisify(execFile)(command, [...args, query], { maxBuffer: 2 ** 30 });
	return stdout.split('\n').filter((line) => line !== '');
}

/** The same path at one of the webhook processes, past the proxy. */
export function at(webhookUrl: string, url: string): string {
	const { pathname, search } = new URL(url);
	return `${webhookUrl}${pathname}${search}`;
}
