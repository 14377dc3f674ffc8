import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Psql } from './database.mts';
import { freePort } from './freePort.mts';
import { queuePrograms } from './programs.mts';
import { run } from './run.mts';

/** A server that can be stopped and started again on the same data and port. */
export interface Server {
	start(): Promise<void>;
	/** Ends it in an orderly way, as its service does. */
	stop(): Promise<void>;
	kill(): Promise<void>;
}

/** What n8n needs for its queue mode: a PostgreSQL and a Redis of its own. */
export interface QueueServers {
	/** n8n's settings for them, for all of its processes. */
	env: Record<string, string>;
	postgres: Server;
	redis: Server;
	psql: Psql;
	stop(): Promise<void>;
}

const READY_MS = 30_000;

/** PostgreSQL does not run as root; Linux has this user everywhere. */
const NOBODY = { uid: 65534, gid: 65534 };

function owner(): Partial<typeof NOBODY> {
	return process.getuid?.() === 0 ? NOBODY : {};
}

async function untilListening(port: number, child: ChildProcess, what: string): Promise<void> {
	const deadline = Date.now() + READY_MS;
	while (child.exitCode === null && Date.now() < deadline) {
		const socket = connect(port, '127.0.0.1');
		const isThere = await once(socket, 'connect').then(
			() => true,
			() => false,
		);
		socket.destroy();
		if (isThere) return;
		await sleep(100);
	}
	throw new Error(`${what} did not start`);
}

interface ServerOptions {
	command: string;
	args: string[];
	port: number;
	/** With which it ends in an orderly way. */
	signal: NodeJS.Signals;
	cwd: string;
	uid?: number;
	gid?: number;
}

/** Starts a server. */
async function serve({ command, args, port, signal, ...options }: ServerOptions): Promise<Server> {
	let child: ChildProcess;
	const killNow = () => child.kill('SIGKILL');
	const start = async () => {
		child = spawn(command, args, { ...options, stdio: 'ignore', detached: true });
		process.once('exit', killNow);
		await untilListening(port, child, command);
	};
	const end = async (how: NodeJS.Signals) => {
		process.off('exit', killNow);
		if (child.exitCode !== null || child.signalCode !== null) return;
		const ended = once(child, 'exit');
		child.kill(how);
		await ended;
	};
	await start();
	return { start, stop: async () => await end(signal), kill: async () => await end('SIGKILL') };
}

/**
 * Starts both with new data, which goes when they end.
 * @throws PlainError when one of them is not installed
 */
export async function startQueueServers(): Promise<QueueServers> {
	const programs = queuePrograms();
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-queue-'));
	const { uid, gid } = owner();
	if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
	const inFolder = { cwd: folder, uid, gid };
	const [postgresPort, redisPort] = [await freePort(), await freePort()];
	const newData = ['--pgdata=data', '--username=postgres', '--auth=trust'];
	await run(programs.initdb, newData, inFolder);
	const postgres = await serve({
		command: programs.postgres,
		args: ['-D', 'data', '-h', '127.0.0.1', '-p', String(postgresPort), '-k', ''],
		port: postgresPort,
		// "Fast": it ends its clients' connections. With SIGTERM it waits for them.
		signal: 'SIGINT',
		...inFolder,
	});
	const redis = await serve({
		command: programs['redis-server'],
		// Without its append-only file, a restart loses the queue.
		args: ['--bind', '127.0.0.1', '--port', String(redisPort), '--appendonly', 'yes'],
		port: redisPort,
		signal: 'SIGTERM',
		...inFolder,
	});
	const address = ['-h', '127.0.0.1', '-p', String(postgresPort), '-U', 'postgres'];
	return {
		env: {
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgresPort),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'postgres',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redisPort),
		},
		postgres,
		redis,
		psql: [programs.psql, ...address, '-AtX', '-c'],
		async stop() {
			await redis.stop();
			await postgres.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
