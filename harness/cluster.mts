import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';

import type { PostgresPlace } from './database.mts';
import { freePort } from './freePort.mts';
import type { InstalledN8n } from './install.mts';
import { startN8n, startWebhookProcess, startWorker, type N8nInstance } from './instance.mts';
import { installPackage } from './package.mts';
import { startProxy } from './proxy.mts';
import { startQueueServers, type Server } from './queue.mts';

/** A process or a server of the cluster; it can be started again, on the same port and data. */
export type Member = Server;

/** n8n's processes, and by what each is started. */
const PROCESSES = {
	main: startN8n,
	webhook1: startWebhookProcess,
	webhook2: startWebhookProcess,
	worker1: startWorker,
	worker2: startWorker,
} as const;

export type ProcessName = keyof typeof PROCESSES;

const names = Object.keys(PROCESSES) as ProcessName[];

export type MemberName = ProcessName | 'postgres' | 'redis';

/** An n8n of several processes on loopback: a main one, two that take webhooks, two workers. */
export interface Cluster {
	/** Of the proxy in front of it, which is the address that n8n gives to others. */
	url: string;
	/** Of each webhook process. */
	webhookUrls: string[];
	/** Files with all that each process has printed. */
	logs: Record<ProcessName, string>;
	members: Record<MemberName, Member>;
	database: PostgresPlace;
	stop(): Promise<void>;
}

/** Shorter times than n8n's own, so that tests need not wait for minutes, or for hours. */
const SOON = {
	// A worker that is silent for so long loses its job (a minute), and so often n8n looks for such jobs.
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
	// Minutes (180), after which n8n calls executions crashed that are in no queue.
	N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '1',
};

const SHARED = {
	N8N_ENCRYPTION_KEY: 'cluster of the tests',
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	N8N_AVAILABLE_BINARY_DATA_MODES: 'filesystem,database',
	N8N_DEFAULT_BINARY_DATA_MODE: 'database',
};

class Process implements Member {
	private running: N8nInstance | undefined;

	constructor(
		private readonly begin: () => Promise<N8nInstance>,
		/** n8n waits ten seconds where it finds this file of a killed one, as a new machine would not. */
		private readonly crashJournal: string,
	) {}

	async start(): Promise<void> {
		await rm(this.crashJournal, { force: true });
		this.running = await this.begin();
	}

	async stop(): Promise<void> {
		await this.running?.stop();
		this.running = undefined;
	}

	async kill(): Promise<void> {
		const child = this.running?.process;
		this.running = undefined;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const ended = once(child, 'exit');
		child.kill('SIGKILL');
		await ended;
	}
}

/**
 * Starts a cluster with a packed package in each of its processes.
 * @param folder for the data of each process, with its log
 * @param more added to the environment of each process
 * @throws PlainError when PostgreSQL or Redis is not installed
 */
export async function startCluster(
	installed: InstalledN8n,
	tarball: string,
	folder: string,
	more: Record<string, string> = {},
): Promise<Cluster> {
	const queue = await startQueueServers();
	const ports = Object.fromEntries(
		await Promise.all(names.map(async (name) => [name, await freePort()])),
	) as Record<ProcessName, number>;
	const urlOf = (name: ProcessName) => `http://127.0.0.1:${ports[name]}`;
	const webhookUrls = [urlOf('webhook1'), urlOf('webhook2')];
	const proxy = await startProxy({ main: urlOf('main'), webhookProcesses: webhookUrls });
	const env = { ...queue.env, ...SHARED, ...SOON, WEBHOOK_URL: `${proxy.url}/`, ...more };
	const folderOf = (name: ProcessName) => path.join(folder, name);
	const members = Object.fromEntries(
		names.map((name) => {
			const options = { userFolder: folderOf(name), port: ports[name], env };
			const journal = path.join(folderOf(name), '.n8n', 'crash.journal');
			return [name, new Process(async () => await PROCESSES[name](installed, options), journal)];
		}),
	) as Record<ProcessName, Process>;
	const stop = async () => {
		await Promise.all(names.map(async (name) => await members[name].stop()));
		await proxy.stop();
		await queue.stop();
	};
	try {
		await installPackage(tarball, folderOf('main'));
		const [, ...others] = names;
		for (const name of others) {
			await cp(folderOf('main'), folderOf(name), { recursive: true });
		}
		// It sets up the database, for which the others wait.
		await members.main.start();
		await Promise.all(others.map(async (name) => await members[name].start()));
	} catch (error) {
		await stop();
		throw error;
	}
	return {
		url: proxy.url,
		webhookUrls,
		logs: Object.fromEntries(
			names.map((name) => [name, path.join(folderOf(name), 'n8n.log')]),
		) as Record<ProcessName, string>,
		members: { ...members, postgres: queue.postgres, redis: queue.redis },
		database: { kind: 'postgres', psql: queue.psql },
		stop,
	};
}
