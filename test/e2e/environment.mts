import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { DatabasePlace } from '../../harness/database.mts';
import { Editor } from '../../harness/editor.mts';
import { freePort } from '../../harness/freePort.mts';
import { installedN8n } from '../../harness/install.mts';
import { startN8n, startWorker, type N8nInstance } from '../../harness/instance.mts';
import { installPackage, packed } from '../../harness/package.mts';
import { startQueueServers } from '../../harness/queue.mts';
import { releaseOf } from '../../harness/versions.mts';
import { startSandbox, type Sandbox } from '../../sandbox/server.mts';

/** What the tests need to find their n8n and their sandbox. */
export interface E2eState {
	version: string;
	n8nUrl: string;
	n8nLog: string;
	/** All that n8n writes is below it. */
	folder: string;
	database: DatabasePlace;
	sandboxUrl: string;
	/** A credential for the sandbox. */
	credentialId: string;
	/** Cookie of n8n's owner. */
	session: string;
	/**
	 * A call to it kills n8n and starts it again; its query is added to n8n's environment. A call to
	 * `/executor` there kills only the process that executes workflows: in queue mode, the worker.
	 */
	controlUrl: string;
}

export interface Environment {
	state: E2eState;
	n8nPid: number;
	stop(): Promise<void>;
}

/** How n8n runs. */
export interface Setup {
	/** Added to n8n's environment. */
	env?: Record<string, string>;
	/** Whether a worker executes, with PostgreSQL and Redis, as in n8n's queue mode. */
	hasQueue?: boolean;
}

async function killed({ process: child }: N8nInstance): Promise<void> {
	child.kill('SIGKILL');
	await once(child, 'exit');
}

/** Logs in as the owner of a new n8n, and makes a credential for the sandbox. */
export async function readyToSend(n8nUrl: string, { account, url }: Sandbox) {
	const editor = new Editor(n8nUrl);
	const session = await editor.login();
	const credentialId = await editor.createCredential('Sandbox', 'exotelWhatsAppApi', {
		...account,
		subdomain: 'custom',
		customSubdomain: url,
	});
	return { session, credentialId };
}

/** Starts an n8n of this version with the packed package in it, and a sandbox. */
export async function startEnvironment(
	version: string,
	say: (line: string) => void,
	{ env = {}, hasQueue = false }: Setup = {},
): Promise<Environment> {
	const installed = await installedN8n(releaseOf(version), say);
	const folder = await mkdtemp(path.join(tmpdir(), `n8n-e2e-${version}-`));
	await installPackage(await packed(folder), folder);
	const sandbox = await startSandbox({ reportDelayMs: 200 });
	say(`Starting n8n ${version}${hasQueue ? ' in queue mode' : ''} for the tests.`);
	const queue = hasQueue ? await startQueueServers() : undefined;
	const options = { userFolder: folder, port: await freePort() };
	const processes = queue ? [startN8n, startWorker] : [startN8n];
	const start = async (which: typeof processes, more: Record<string, string> = {}) => {
		const all = { ...options, env: { ...env, ...queue?.env, ...more } };
		const started: N8nInstance[] = [];
		for (const one of which) started.push(await one(installed, all));
		return started;
	};
	let running = await start(processes);
	const [n8n] = running;
	const control = createServer(async (request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://control');
		const from = pathname === '/executor' ? running.length - 1 : 0;
		await Promise.all(running.slice(from).map(killed));
		const restarted = await start(processes.slice(from), Object.fromEntries(searchParams));
		running = [...running.slice(0, from), ...restarted];
		response.end();
	}).listen(0, '127.0.0.1');
	await once(control, 'listening');
	const { port: controlPort } = control.address() as AddressInfo;
	return {
		n8nPid: n8n.process.pid as number,
		state: {
			version,
			n8nUrl: n8n.url,
			n8nLog: n8n.logFile,
			folder,
			database: queue
				? { kind: 'postgres', psql: queue.psql }
				: {
						kind: 'sqlite',
						file: path.join(folder, '.n8n', 'database.sqlite'),
						n8n: installed.bin,
					},
			sandboxUrl: sandbox.url,
			...(await readyToSend(n8n.url, sandbox)),
			controlUrl: `http://127.0.0.1:${controlPort}`,
		},
		async stop() {
			control.close();
			await Promise.all(running.map(async (instance) => await instance.stop()));
			await queue?.stop();
			await sandbox.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
