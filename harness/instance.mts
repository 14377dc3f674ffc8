import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';

import { freePort } from './freePort.mts';
import type { InstalledN8n } from './install.mts';

/** A running n8n. */
export interface N8nInstance {
	url: string;
	/** All that it has printed. */
	logFile: string;
	process: ChildProcess;
	/** Ends it as Ctrl-C would, and waits for its end. */
	stop(): Promise<void>;
}

export interface InstanceOptions {
	/** n8n keeps its database and packages in `.n8n` below it. */
	userFolder: string;
	/** Port of its webhooks and, of a main process, its editor. */
	port: number;
	env?: Record<string, string>;
}

const READY_MS = 180_000;
const STOP_MS = 20_000;

/** One of n8n's commands, and the pages by which it tells that it is ready. */
interface Command {
	name: 'start' | 'webhook' | 'worker';
	readyPages: string[];
}

/** n8n 1 calls itself ready some moments before its REST interface is there. */
const START: Command = { name: 'start', readyPages: ['/healthz/readiness', '/rest/settings'] };

const WEBHOOK: Command = { name: 'webhook', readyPages: ['/healthz/readiness'] };

const WORKER: Command = { name: 'worker', readyPages: ['/healthz/readiness'] };

/** Loopback only, nothing sent home, and no question at the first login. */
function environment(
	{ userFolder, port, env }: InstanceOptions,
	brokerPort: number,
	own: Record<string, string>,
) {
	const inherited = Object.entries(process.env).filter(
		([name]) => !/^(N8N_|npm_|JEST_)/.test(name),
	);
	return {
		...Object.fromEntries(inherited),
		NODE_ENV: 'production',
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		...own,
		...env,
	};
}

async function untilReady(urls: string[], child: ChildProcess, logFile: string): Promise<void> {
	const deadline = Date.now() + READY_MS;
	while (Date.now() < deadline) {
		if (child.exitCode !== null || child.signalCode !== null)
			throw new Error(`n8n ended at once; see ${logFile}`);
		const answers = urls.map((url) => axios.get(url, { timeout: 2000, proxy: false }));
		const ready = await Promise.all(answers).then(
			() => true,
			() => false,
		);
		if (ready) return;
		await sleep(250);
	}
	throw new Error(`n8n was not ready after ${READY_MS / 1000} s; see ${logFile}`);
}

async function run(
	{ name, readyPages }: Command,
	{ node, bin, release }: InstalledN8n,
	options: InstanceOptions,
): Promise<N8nInstance> {
	await mkdir(options.userFolder, { recursive: true });
	const logFile = path.join(options.userFolder, 'n8n.log');
	const log = createWriteStream(logFile, { flags: 'a' });
	// Flags of Node such as `--cpu-prof`, to find out where n8n spends its time.
	const nodeArgs = process.env.N8N_NODE_ARGS?.split(' ') ?? [];
	const child = spawn(node, [...nodeArgs, bin, name], {
		env: environment(options, await freePort(), release.env),
		stdio: ['ignore', 'pipe', 'pipe'],
		// Ctrl-C goes to the demo, which stops n8n in its turn.
		detached: true,
	});
	child.stdout!.pipe(log);
	child.stderr!.pipe(log);
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	const ended = new Promise<void>((resolve) =>
		child.once('exit', () => {
			process.off('exit', kill);
			resolve();
		}),
	);
	const stop = async () => {
		if (child.exitCode === null) child.kill('SIGTERM');
		const killer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
		await ended;
		clearTimeout(killer);
	};
	const url = `http://127.0.0.1:${options.port}`;
	try {
		await untilReady(
			readyPages.map((page) => url + page),
			child,
			logFile,
		);
	} catch (error) {
		await stop();
		throw error;
	}
	return { url, logFile, process: child, stop };
}

/** Starts an n8n and waits until it takes requests. */
export async function startN8n(
	installed: InstalledN8n,
	options: InstanceOptions,
): Promise<N8nInstance> {
	return await run(START, installed, options);
}

/** Starts a process that takes webhooks only, for an n8n in queue mode. */
export async function startWebhookProcess(
	installed: InstalledN8n,
	options: InstanceOptions,
): Promise<N8nInstance> {
	return await run(WEBHOOK, installed, options);
}

/** Starts a worker for an n8n in queue mode, on its user folder and with its environment. */
export async function startWorker(
	installed: InstalledN8n,
	options: InstanceOptions,
): Promise<N8nInstance> {
	const port = await freePort();
	const health = { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) };
	// Its own port is for its health; links to n8n keep that of the main process.
	const WEBHOOK_URL = `http://127.0.0.1:${options.port}/`;
	const env = { WEBHOOK_URL, ...options.env, ...health };
	return await run(WORKER, installed, { ...options, port, env });
}
