import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import axios from 'axios';
import pLimit from 'p-limit';

import { startSandbox } from '../../sandbox/server.mts';
import { startEnvironment, type Environment } from '../e2e/environment.mts';

/**
 * One measurement, in a process of its own so that none inherits memory from another:
 * `case.mts <kind> <messages> <latency in ms> <requests in parallel>`. Prints a line of JSON.
 */
export interface Measured {
	/** From the first to the last of it, without n8n's start. */
	wallMs: number;
	/** Time of the node that sends, as n8n counts it; of the client for `axios`. */
	sendMs: number;
	requests: number;
	messages: number;
	/** Largest resident memory of n8n in MB; null where the system does not tell it. */
	peakMb: number | null;
	/** The same before the first message. */
	idleMb: number | null;
}

const [kind, count, latency, parallel] = process.argv.slice(2);
const messages = Number(count);
const behaviour = { latencyMs: Number(latency) };
const requestsInParallel = Number(parallel);
const FROM = '+918000000000';

const items = Array.from({ length: messages }, (_, index) => ({
	// No number may end in a code at which the sandbox refuses or fails it.
	to: `+9190${String(index).padStart(6, '0')}99`,
	name: `Customer ${index}`,
}));
const textOf = (name: string) => `Hello ${name}, your order is packed.`;
const content = (name: string) => ({ type: 'text', text: { body: textOf(name) } });

/** The high-water mark of a process's resident memory, in MB. */
function peakMb(pid: number | undefined): number | null {
	const file = `/proc/${pid}/status`;
	if (!existsSync(file)) return null;
	const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(file, 'utf8')) ?? [];
	return Math.round(Number(kilobytes) / 1024);
}

/** A client without n8n: the same bodies, the same parallelism. */
async function plainClient(): Promise<Measured> {
	const { state, account, url, stop } = await startSandbox();
	Object.assign(state.behaviour, behaviour);
	const chunks = Array.from({ length: Math.ceil(messages / 100) }, (_, index) =>
		items.slice(index * 100, index * 100 + 100),
	);
	const bodies = chunks.map((chunk) => ({
		whatsapp: {
			messages: chunk.map(({ to, name }) => ({ from: FROM, to, content: content(name) })),
		},
	}));
	const limit = pLimit(requestsInParallel);
	const client = axios.create({
		baseURL: url,
		auth: { username: account.apiKey, password: account.apiToken },
		httpAgent: new http.Agent({ keepAlive: true }),
		proxy: false,
	});
	const start = performance.now();
	await Promise.all(
		bodies.map((body) =>
			limit(() => client.post(`/v2/accounts/${account.accountSid}/messages`, body)),
		),
	);
	const wallMs = performance.now() - start;
	const { total } = state.requests;
	await stop();
	const sent = state.messages.total;
	return { wallMs, sendMs: wallMs, requests: total, messages: sent, peakMb: null, idleMb: null };
}

const nodes: Record<string, (environment: Environment) => Record<string, unknown>> = {
	node: () => ({
		type: 'n8n-nodes-exotel-whatsapp.exotelWhatsApp',
		typeVersion: 1,
		parameters: {
			resource: 'message',
			operation: 'sendText',
			from: FROM,
			to: '={{ $json.to }}',
			body: '=Hello {{ $json.name }}, your order is packed.',
			options: { requestsInParallel },
		},
	}),
	engine: () => ({
		type: 'n8n-nodes-exotel-whatsapp.exotelWhatsApp',
		typeVersion: 1,
		parameters: {
			resource: 'message',
			operation: 'sendText',
			from: FROM,
			to: '={{ $json.to.trim() }}',
			body: '=Hello {{ $json.name.trim() }}, your order is packed.',
			options: { requestsInParallel },
		},
	}),
	http: ({ state }) => ({
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'POST',
			url: `${state.sandboxUrl}/v2/accounts/sandbox1/messages`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'exotelWhatsAppApi',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={{ JSON.stringify({ whatsapp: { messages: [ { from: "${FROM}", to: $json.to, content: { type: "text", text: { body: "Hello " + $json.name + ", your order is packed." } } } ] } }) }}`,
			options: {},
		},
	}),
};

/** A workflow of n8n that gets all items at once. */
async function inN8n(): Promise<Measured> {
	const environment = await startEnvironment('2.41.1', () => undefined);
	try {
		process.env.E2E_STATE = JSON.stringify(environment.state);
		const { sandbox, workflowWith } = await import('../e2e/support.mts');
		await sandbox.behaves(behaviour);
		const idleMb = peakMb(environment.n8nPid);
		const workflow = await workflowWith(nodes[kind](environment), 600_000);
		const execution = await workflow.run(items);
		if (execution.status !== 'success') {
			throw new Error(execution.data.resultData.error?.message ?? execution.status);
		}
		const seen = await sandbox.seen();
		const [{ executionTime }] = execution.data.resultData.runData.Send;
		return {
			wallMs: Date.parse(execution.stoppedAt) - Date.parse(execution.startedAt),
			sendMs: executionTime,
			requests: seen.totals.requests,
			messages: Number(seen.accepted[1] ?? 0),
			peakMb: peakMb(environment.n8nPid),
			idleMb,
		};
	} finally {
		await environment.stop();
	}
}

console.log(JSON.stringify(kind === 'axios' ? await plainClient() : await inN8n()));
