import { once } from 'node:events';
import { Agent, createServer, request as send } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';

/** One address in front of several processes of n8n. */
export interface Proxy {
	url: string;
	stop(): Promise<void>;
}

/** Where requests go. */
export interface Backends {
	/** Gets all that is no webhook. */
	main: string;
	/** Take webhooks in turn, as long as they call themselves ready. */
	webhookProcesses: string[];
}

/** Paths that n8n's webhook processes serve; test webhooks are the main process's. */
const WEBHOOKS = /^\/(webhook|webhook-waiting|form|form-waiting|mcp)\//;

const LOOK_MS = 250;

/** Longer than that, and it counts as not ready; a busy machine takes its time. */
const PATIENCE_MS = 5000;

async function isReady(url: string): Promise<boolean> {
	const options = { proxy: false, timeout: PATIENCE_MS } as const;
	return await axios.get(`${url}/healthz/readiness`, options).then(
		() => true,
		() => false,
	);
}

/** Answers as a load balancer does that has nobody to ask. */
function refuse(response: ServerResponse, status: number): void {
	if (response.headersSent) response.destroy();
	else response.writeHead(status).end();
}

function forward(agent: Agent, target: string, request: IncomingMessage, response: ServerResponse) {
	const { method, headers } = request;
	const forwarded = send(new URL(request.url ?? '/', target), { method, headers, agent });
	forwarded.once('response', (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(response);
		answer.once('error', () => response.destroy());
	});
	forwarded.once('error', () => refuse(response, 502));
	request.pipe(forwarded);
}

/**
 * Starts a load balancer as users should have one: it asks each webhook process whether it is ready, since
 * n8n answers 200 to any path while it starts.
 */
export async function startProxy({ main, webhookProcesses }: Backends): Promise<Proxy> {
	const ready = new Set<string>();
	const agent = new Agent({ keepAlive: true });
	const look = async (url: string) => {
		if (await isReady(url)) ready.add(url);
		else ready.delete(url);
	};
	const timer = setInterval(() => {
		for (const url of webhookProcesses) void look(url);
	}, LOOK_MS);
	let turn = 0;
	const server = createServer((request, response) => {
		if (!WEBHOOKS.test(request.url ?? '')) return forward(agent, main, request, response);
		const able = webhookProcesses.filter((url) => ready.has(url));
		if (able.length === 0) return refuse(response, 503);
		turn += 1;
		forward(agent, able[turn % able.length], request, response);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		async stop() {
			clearInterval(timer);
			agent.destroy();
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
