import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import axios from 'axios';
import pLimit from 'p-limit';

import { startSandbox } from '../../sandbox/server.mts';
import { startEnvironment, type Environment } from '../e2e/environment.mts';
import { startPulse } from './gap.mts';

/**
 * One measurement, in a process of its own so that none inherits memory from another:
 * `case.mts <kind> <messages> <latency in ms> <requests in parallel>`. Prints a line of JSON.
 */
export interface Measured {
	/** From the first to the last of it, without n8n's start. */
	wallMs: number;
	/** Time of the node that sends, as n8n counts it; of the client for `axios`. */
	sendMs: number;
	/** The longest time in which n8n answered nothing: while that node ran, and in all. */
	gapMs: number | null;
	anyGapMs: number | null;
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
	order: `A-${index}`,
}));
const textOf = (name: string, order: string) => `Hello ${name}, your order ${order} is packed.`;

/** To and Body of a message, by the expressions in them. */
const EXPRESSIONS: Record<string, { to: string; body: string }> = {
	plain: {
		to: '={{ $json.to }}',
		body: `=${textOf('{{ $json.name }}', '{{ $json.order }}')}`,
	},
	trim: {
		to: '={{ $json.to.trim() }}',
		body: `=${textOf('{{ $json.name.trim() }}', '{{ $json.order }}')}`,
	},
	other: {
		to: '={{ $json.to }}',
		body: `=${textOf("{{ $('Split').item.json.name }}", '{{ $json.order }}')}`,
	},
	both: {
		to: '={{ $json.to.trim() }}',
		body: `=${textOf('{{ $json.name.trim() }}', "{{ $('Split').item.json.order }}")}`,
	},
};

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
	const content = (body: string) => ({ type: 'text', text: { body } });
	const bodies = chunks.map((chunk) => ({
		whatsapp: {
			messages: chunk.map(({ to, name, order }) => ({
				from: FROM,
				to,
				content: content(textOf(name, order)),
			})),
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
	const { total: requests } = state.requests;
	await stop();
	const none = { gapMs: null, anyGapMs: null, peakMb: null, idleMb: null };
	return { wallMs, sendMs: wallMs, requests, messages: state.messages.total, ...none };
}

/** The node to measure, with the expressions of a row of the table above. */
const nodes: Record<string, (environment: Environment, row: string) => Record<string, unknown>> = {
	node: (_, row) => ({
		type: 'n8n-nodes-exotel-whatsapp.exotelWhatsApp',
		typeVersion: 1,
		parameters: {
			resource: 'message',
			operation: 'sendText',
			from: FROM,
			...EXPRESSIONS[row],
			options: { requestsInParallel },
		},
	}),
	set: (_, row) => ({
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			assignments: {
				assignments: Object.entries(EXPRESSIONS[row]).map(([name, value]) => ({
					id: name,
					name,
					value,
					type: 'string',
				})),
			},
			options: {},
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
			jsonBody: `={{ JSON.stringify({ whatsapp: { messages: [ { from: "${FROM}", to: $json.to, content: { type: "text", text: { body: "Hello " + $json.name + ", your order " + $json.order + " is packed." } } } ] } }) }}`,
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
		const [node, row = 'plain'] = kind.split('-');
		const workflow = await workflowWith(nodes[node](environment, row), 900_000);
		const pulse = startPulse(environment.state.n8nUrl);
		const execution = await workflow.run(items);
		const longestGap = await pulse.end();
		if (execution.status !== 'success') {
			throw new Error(execution.data.resultData.error?.message ?? execution.status);
		}
		const seen = await sandbox.seen();
		const [{ startTime, executionTime }] = execution.data.resultData.runData.Send;
		const [start, end] = [Date.parse(execution.startedAt), Date.parse(execution.stoppedAt)];
		return {
			wallMs: end - start,
			sendMs: executionTime,
			gapMs: longestGap(startTime, startTime + executionTime),
			anyGapMs: longestGap(start, end),
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
