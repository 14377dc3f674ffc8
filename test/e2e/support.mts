import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';

import {
	Editor,
	type DynamicRequest,
	type Execution,
	type ExecutionItem,
} from '../../harness/editor.mts';
import { ownConnections } from '../../harness/ownConnections.mts';
import type { FileSeen } from '../../sandbox/files.mts';
import type { Received, RequestSeen } from '../../sandbox/record.mts';
import type { Behaviour } from '../../sandbox/api.mts';
import type { Fault } from '../../sandbox/faults.mts';
import type { ReplyRequest } from '../../sandbox/replies.mts';
import { defaultAccount } from '../../sandbox/server.mts';
import type { E2eState } from './environment.mts';

export const state = JSON.parse(process.env.E2E_STATE ?? '{}') as E2eState;
export const editor = new Editor(state.n8nUrl, state.session);

const ACTION = 'n8n-nodes-exotel-whatsapp.exotelWhatsApp';
const TRIGGER = `${ACTION}Trigger`;
const http = axios.create({ ...ownConnections, validateStatus: () => true, timeout: 60_000 });

export interface SeenBySandbox {
	messages: Received[];
	requests: RequestSeen[];
	/** Counts since the last clearing, of all that is no longer kept too. */
	totals: { messages: number; requests: number };
	/** Number of recipients by how many accepted messages each has. */
	accepted: Record<number, number>;
	/** Files that were fetched for messages. */
	files: FileSeen[];
}

/** The sandbox, as seen from outside. */
export const sandbox = {
	async seen(): Promise<SeenBySandbox> {
		return (await http.get(`${state.sandboxUrl}/sandbox`)).data as SeenBySandbox;
	},
	/** How many accepted messages each recipient has. */
	async recipients(): Promise<Record<string, number>> {
		return (await http.get(`${state.sandboxUrl}/sandbox/recipients`)).data as Record<
			string,
			number
		>;
	},
	/** Reports that it has posted, and those that it still has to. */
	async callbacks(): Promise<Record<'posted' | 'refused' | 'givenUp' | 'waiting', number>> {
		const { data } = await http.get(`${state.sandboxUrl}/sandbox/callbacks`);
		return data as Record<'posted' | 'refused' | 'givenUp' | 'waiting', number>;
	},
	async clear(): Promise<void> {
		await http.delete(`${state.sandboxUrl}/sandbox`);
	},
	async behaves(behaviour: Partial<Behaviour>): Promise<void> {
		await http.put(`${state.sandboxUrl}/sandbox/behaviour`, behaviour);
	},
	/** A message from elsewhere than n8n, from the shop's number. */
	async send(message: { to: string; content: object } & Record<string, unknown>): Promise<void> {
		const { apiKey: username, apiToken: password, accountSid } = defaultAccount;
		await http.post(
			`${state.sandboxUrl}/v2/accounts/${accountSid}/messages`,
			{ whatsapp: { messages: [{ from: '+918000000000', ...message }] } },
			{ auth: { username, password } },
		);
	},
	/** A customer's answer to a message; gives the HTTP status with which it was taken. */
	async reply(request: ReplyRequest): Promise<number> {
		const { data } = await http.post(`${state.sandboxUrl}/sandbox/replies`, request);
		return (data as { answered: number }).answered;
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

/** n8n has not registered the webhook yet, or none of its processes is ready. */
const NOT_YET = [404, 503];

/** POSTs until n8n has registered the webhook, which takes it a second or two. */
export async function postWhenThere(url: string, body: unknown) {
	return until(async () => {
		const answer = await http.post(url, body);
		return NOT_YET.includes(answer.status) ? undefined : answer;
	}, `the webhook at ${url}`);
}

/** A node of a test workflow; its id is its name. */
export const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: object = {},
	more: object = {},
) => ({ name, type, typeVersion, parameters, id: name, position: [0, 0], ...more });

const sandboxCredential = (id = state.credentialId) => ({
	credentials: { exotelWhatsAppApi: { id, name: 'Sandbox' } },
});

/** What the editor asks the action node while its parameters are filled in. */
export const asking = (
	methodName: string,
	path: string,
	currentNodeParameters: object,
	credentialId?: string,
): DynamicRequest => ({
	methodName,
	path: `parameters.${path}`,
	nodeTypeAndVersion: { name: ACTION, version: 1 },
	currentNodeParameters,
	...sandboxCredential(credentialId),
});

/** The action node that sends to the sandbox. */
export const sender = (name: string, parameters: object, more: object = {}) =>
	node(
		name,
		ACTION,
		1,
		{ resource: 'message', ...parameters },
		{ ...sandboxCredential(), ...more },
	);

export const noOp = (name: string) => node(name, 'n8n-nodes-base.noOp', 1);

/** For each node, the node or the nodes behind each of its outputs. */
type Links = Record<string, Array<string | string[] | null>>;

export const connections = (links: Links) =>
	Object.fromEntries(
		Object.entries(links).map(([name, targets]) => [
			name,
			{ main: targets.map((target) => [target ?? []].flat().flatMap(link)) },
		]),
	);

/**
 * A workflow that takes items by HTTP and splits them, for the nodes that are linked to "Split".
 * @param subNodes connections of nodes that serve another one, such as the tools of an agent
 */
export async function workflowOf(
	nodes: Array<ReturnType<typeof node>>,
	links: Links,
	timeoutMs = 40_000,
	subNodes: Record<string, object> = {},
	settings: object = {},
): Promise<SendWorkflow> {
	const path = randomUUID();
	const saved = await editor.createWorkflow({
		name: `send ${path}`,
		settings: { executionOrder: 'v1', ...settings },
		nodes: [
			node(
				'In',
				'n8n-nodes-base.webhook',
				2,
				{ path, httpMethod: 'POST', responseMode: 'onReceived', options: {} },
				{ webhookId: path },
			),
			node('Split', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.items', options: {} }),
			...nodes,
		],
		connections: { ...connections({ In: ['Split'], ...links }), ...subNodes },
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

/** A workflow whose items go to a node named "Send", and from it to "Sent" or "Failed". */
export function workflowWith(
	send: Record<string, unknown>,
	timeoutMs?: number,
	credentialId?: string,
): Promise<SendWorkflow> {
	return workflowOf(
		[
			node('Send', ACTION, 1, {}, { ...sandboxCredential(credentialId), ...send }),
			noOp('Sent'),
			noOp('Failed'),
		],
		{ Split: ['Send'], Send: ['Sent', 'Failed'] },
		timeoutMs,
	);
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

/** A workflow that starts on callbacks, not active yet: by one trigger, or by each that is named. */
async function savedTriggers(
	parameters: object,
	credentialId?: string,
	names: readonly string[] = ['Trigger'],
) {
	const webhookIds = names.map(() => randomUUID());
	const triggers = names.map((name, index) =>
		node(name, TRIGGER, 1, parameters, {
			webhookId: webhookIds[index],
			...(credentialId && sandboxCredential(credentialId)),
		}),
	);
	const saved = await editor.createWorkflow({
		name: `trigger ${webhookIds[0]}`,
		nodes: [...triggers, noOp('After')],
		connections: connections(Object.fromEntries(names.map((name) => [name, ['After']]))),
	});
	return { saved, paths: webhookIds.map((id) => `${id}/exotel-whatsapp`) };
}

/**
 * Listens for a test event at the first trigger, and gives the URL for it. After a test event n8n stops
 * listening some moments after its answer, and would take a new registration away with the old one. While
 * there is one, a GET is told that it should be a POST.
 */
async function testUrl({ saved, paths }: Awaited<ReturnType<typeof savedTriggers>>) {
	const url = `${state.n8nUrl}/webhook-test/${paths[0]}`;
	await until(async () => {
		const { data } = await http.get(url);
		return String(data?.message).includes('POST request') ? undefined : true;
	}, `the end of the test event at ${url}`);
	await editor.run(saved, 'Trigger');
	return url;
}

/** The workflow of a trigger that listens for a test event, and the URL for it. */
export async function listeningTrigger(parameters: Record<string, unknown>) {
	const triggers = await savedTriggers(parameters);
	return { id: triggers.saved.id, url: await testUrl(triggers) };
}

/** A workflow that starts on callbacks, as `savedTriggers` makes it. */
export async function triggerWorkflow(...given: Parameters<typeof savedTriggers>) {
	const triggers = await savedTriggers(...given);
	const { saved, paths } = triggers;
	const urls = paths.map((path) => `${state.n8nUrl}/webhook/${path}`);
	const activate = async () => {
		await editor.activate(saved);
		// An unknown event: it starts nothing unless asked for, and shows that the webhook is there.
		await Promise.all(urls.map((url) => postWhenThere(url, { probe: true })));
	};
	await activate();
	return {
		id: saved.id,
		url: urls[0],
		/** Of each trigger, in their order. */
		urls,
		activate,
		async deactivate() {
			await editor.deactivate(saved);
			for (const url of urls) {
				const isGone = async () => (await post(url, { probe: true })).status === 404 || undefined;
				await until(isGone, `the end of the webhook at ${url}`);
			}
		},
		/** Listens for a test event, and gives the URL for it. */
		listen: async () => await testUrl(triggers),
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

/**
 * Kills n8n as a crash would, and starts it again on the same data and port.
 * @param env added to its environment until the next crash
 */
export async function crashN8n(env: Record<string, string> = {}): Promise<void> {
	await http.post(`${state.controlUrl}/crash`, undefined, { params: env, timeout: 240_000 });
}

/** Kills the process that executes workflows, in queue mode the worker alone, and starts it again. */
export async function crashExecutor(): Promise<void> {
	await http.post(`${state.controlUrl}/executor`, undefined, { timeout: 240_000 });
}

/** What a link gives. */
export async function fileAt(url: string): Promise<{ status: number; bytes: Buffer }> {
	const { status, data } = await http.get<Buffer>(url, { responseType: 'arraybuffer' });
	return { status, bytes: data };
}

/** One call of Exotel, or of someone who says so. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}) {
	return http.post(url, body, { headers });
}

/** The status of a call by another method. */
export async function call(method: string, url: string): Promise<number> {
	return (await http.request({ method, url })).status;
}
