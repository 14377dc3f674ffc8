import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';

import { Editor, type Execution, type ExecutionItem } from '../../harness/editor.mts';
import type { Received, RequestSeen } from '../../sandbox/record.mts';
import type { Behaviour } from '../../sandbox/api.mts';
import type { Fault } from '../../sandbox/faults.mts';
import type { E2eState } from './environment.mts';

export const state = JSON.parse(process.env.E2E_STATE ?? '{}') as E2eState;
export const editor = new Editor(state.n8nUrl);

const ACTION = 'n8n-nodes-exotel-whatsapp.exotelWhatsApp';
const TRIGGER = `${ACTION}Trigger`;
const http = axios.create({ proxy: false, validateStatus: () => true, timeout: 60_000 });

export interface SeenBySandbox {
	messages: Received[];
	requests: RequestSeen[];
	/** Counts since the last clearing, of all that is no longer kept too. */
	totals: { messages: number; requests: number };
	/** Number of recipients by how many accepted messages each has. */
	accepted: Record<number, number>;
}

/** The sandbox, as seen from outside. */
export const sandbox = {
	async seen(): Promise<SeenBySandbox> {
		return (await http.get(`${state.sandboxUrl}/sandbox`)).data as SeenBySandbox;
	},
	async clear(): Promise<void> {
		await http.delete(`${state.sandboxUrl}/sandbox`);
	},
	async behaves(behaviour: Partial<Behaviour>): Promise<void> {
		await http.put(`${state.sandboxUrl}/sandbox/behaviour`, behaviour);
	},
	async faults(...faults: Fault[]): Promise<void> {
		await http.post(`${state.sandboxUrl}/sandbox/faults`, faults);
	},
};

/** Repeats a look until it gives something. */
export async function until<T>(
	look: () => Promise<T | undefined>,
	what: string,
	timeoutMs = 40_000,
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const found = await look();
		if (found !== undefined) return found;
		if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
		await sleep(100);
	}
}

export type OnError = 'continueErrorOutput' | 'continueRegularOutput' | 'stopWorkflow';

export interface SendWorkflow {
	id: string;
	/** Runs the workflow once with these items, and gives the finished execution. */
	run(items: object[]): Promise<Execution>;
	/** Starts the workflow with these items, and does not wait. */
	start(items: object[]): Promise<void>;
}

const link = (node: string) => [{ node, type: 'main', index: 0 }];

/** POSTs until n8n has registered the webhook, which takes it a second or two. */
async function postWhenThere(url: string, body: unknown) {
	return until(async () => {
		const answer = await http.post(url, body);
		return answer.status === 404 ? undefined : answer;
	}, `the webhook at ${url}`);
}

/** A workflow that takes items by HTTP, splits them, and gives them to a node named "Send". */
export async function workflowWith(
	send: Record<string, unknown>,
	timeoutMs = 40_000,
	credentialId = state.credentialId,
): Promise<SendWorkflow> {
	const path = randomUUID();
	const saved = await editor.createWorkflow({
		name: `send ${path}`,
		nodes: [
			{
				name: 'In',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				id: 'in',
				webhookId: path,
				parameters: { path, httpMethod: 'POST', responseMode: 'onReceived', options: {} },
			},
			{
				name: 'Split',
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				position: [200, 0],
				id: 'split',
				parameters: { fieldToSplitOut: 'body.items', options: {} },
			},
			{
				name: 'Send',
				type: ACTION,
				typeVersion: 1,
				position: [400, 0],
				id: 'send',
				credentials: { exotelWhatsAppApi: { id: credentialId, name: 'Sandbox' } },
				...send,
			},
			...['Sent', 'Failed'].map((name, index) => ({
				name,
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [600, index * 200],
				id: name.toLowerCase(),
				parameters: {},
			})),
		],
		connections: {
			In: { main: [link('Split')] },
			Split: { main: [link('Send')] },
			Send: { main: [link('Sent'), link('Failed')] },
		},
	});
	await editor.activate(saved);
	const start = async (items: object[]) => {
		await postWhenThere(`${state.n8nUrl}/webhook/${path}`, { items });
	};
	return {
		id: saved.id,
		start,
		async run(items) {
			const before = (await editor.executions(saved.id)).length;
			await start(items);
			const { id } = await until(
				async () => {
					const list = await editor.executions(saved.id);
					const [newest] = list;
					const isDone = list.length > before && ['success', 'error'].includes(newest.status);
					return isDone ? newest : undefined;
				},
				'the execution to end',
				timeoutMs,
			);
			return editor.execution(id);
		},
	};
}

/** A workflow whose "Send" is this package's action node. */
export function sendWorkflow(
	parameters: Record<string, unknown>,
	onError: OnError = 'stopWorkflow',
	credentialId = state.credentialId,
	settings: Record<string, unknown> = {},
): Promise<SendWorkflow> {
	const send = { parameters: { resource: 'message', ...parameters }, onError, ...settings };
	return workflowWith(send, undefined, credentialId);
}

/** Items that left a node by one of its outputs. */
export function output(execution: Execution, node: string, index = 0): ExecutionItem[] {
	return execution.data.resultData.runData[node]?.[0]?.data?.main[index] ?? [];
}

/** A workflow that starts on callbacks, not active yet. */
async function savedTrigger(parameters: Record<string, unknown>, credentialId?: string) {
	const webhookId = randomUUID();
	const saved = await editor.createWorkflow({
		name: `trigger ${webhookId}`,
		nodes: [
			{
				name: 'Trigger',
				type: TRIGGER,
				typeVersion: 1,
				position: [0, 0],
				id: 'trigger',
				webhookId,
				parameters,
				...(credentialId && {
					credentials: { exotelWhatsAppApi: { id: credentialId, name: 'Sandbox' } },
				}),
			},
			{
				name: 'After',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [200, 0],
				id: 'after',
				parameters: {},
			},
		],
		connections: { Trigger: { main: [link('After')] } },
	});
	return { saved, path: `${webhookId}/exotel-whatsapp` };
}

/** The workflow of a trigger that listens for a test event, and the URL for it. */
export async function listeningTrigger(parameters: Record<string, unknown>) {
	const { saved, path } = await savedTrigger(parameters);
	await editor.run(saved, 'Trigger');
	return { id: saved.id, url: `${state.n8nUrl}/webhook-test/${path}` };
}

/** A workflow that starts on callbacks. */
export async function triggerWorkflow(parameters: Record<string, unknown>, credentialId?: string) {
	const { saved, path } = await savedTrigger(parameters, credentialId);
	await editor.activate(saved);
	const url = `${state.n8nUrl}/webhook/${path}`;
	// An unknown event: it starts nothing unless asked for, and shows that the webhook is there.
	await postWhenThere(url, { probe: true });
	return {
		id: saved.id,
		url,
		/** Waits for `count` executions, and gives what each of them started with, oldest first. */
		async started(count: number): Promise<ExecutionItem[][]> {
			const list = await until(async () => {
				const all = await editor.executions(saved.id);
				const done = all.filter(({ status }) => status === 'success');
				return done.length >= count ? done : undefined;
			}, `${count} executions`);
			const executions = await Promise.all(list.map(({ id }) => editor.execution(id)));
			return executions.reverse().map((execution) => output(execution, 'Trigger'));
		},
	};
}

/** One call of Exotel, or of someone who says so. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}) {
	return http.post(url, body, { headers });
}

/** The status of a call by another method. */
export async function call(method: string, url: string): Promise<number> {
	return (await http.request({ method, url })).status;
}
