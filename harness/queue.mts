import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from './freePort.mts';
import { run } from './run.mts';

/** What n8n needs for its queue mode: a PostgreSQL and a Redis of its own. */
export interface QueueServers {
	/** n8n's settings for them, for its main process and its workers. */
	env: Record<string, string>;
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
	throw new Error(`${what} did not start; is it installed, and on the PATH?`);
}

/** Starts a server and gives the function that ends it. */
async function serve(
	command: string,
	args: string[],
	port: number,
	options: { cwd: string; uid?: number; gid?: number },
): Promise<() => Promise<void>> {
	const child = spawn(command, args, { ...options, stdio: 'ignore', detached: true });
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	const ended = Promise.race([once(child, 'exit'), once(child, 'error')]);
	ended.catch(() => undefined);
	await untilListening(port, child, command);
	return async () => {
		process.off('exit', kill);
		child.kill('SIGINT');
		await ended;
	};
}

async function startPostgres(folder: string, port: number) {
	const options = { cwd: folder, ...owner() };
	await run('initdb', ['--pgdata=data', '--username=postgres', '--auth=trust'], options);
	const args = ['-D', 'data', '-h', '127.0.0.1', '-p', String(port), '-k', ''];
	return await serve('postgres', args, port, options);
}

async function startRedis(folder: string, port: number) {
	const args = ['--bind', '127.0.0.1', '--port', String(port), '--save', ''];
	return await serve('redis-server', args, port, { cwd: folder });
}

/**
 * Starts both with new data, which goes when they end.
 * @throws Error when the programs `initdb`, `postgres` and `redis-server` are not on the PATH
 */
export async function startQueueServers(): Promise<QueueServers> {
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-queue-'));
	const { uid, gid } = owner();
	if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
	const [postgresPort, redisPort] = [await freePort(), await freePort()];
	const stopPostgres = await startPostgres(folder, postgresPort);
	const stopRedis = await startRedis(folder, redisPort);
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
		async stop() {
			await stopRedis();
			await stopPostgres();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
