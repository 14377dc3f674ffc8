import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startCluster, type Cluster, type MemberName } from '../../harness/cluster.mts';
import { installedN8n } from '../../harness/install.mts';
import { packed } from '../../harness/package.mts';
import { releaseOf } from '../../harness/versions.mts';
import { startSandbox } from '../../sandbox/server.mts';
import { readyToSend, type E2eState } from '../e2e/environment.mts';

/**
 * What the tests need to find the cluster and its parts. `n8nUrl` is the proxy; a call of
 * `controlUrl` + `/worker1/kill` kills that member, `stop` ends it, `start` starts it again.
 */
export type ClusterState = E2eState & Pick<Cluster, 'webhookUrls' | 'logs' | 'database'>;

export interface ClusterEnvironment {
	state: ClusterState;
	stop(): Promise<void>;
}

/** Answers when a member has been started, stopped or killed. */
async function startControl({ members }: Cluster) {
	const server = createServer(async (request, response) => {
		const [, member, action] = (request.url ?? '').split('/');
		const done = members[member as MemberName][action as 'start' | 'stop' | 'kill']();
		await done.catch((error) => response.writeHead(500).write(String(error)));
		response.end();
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/** Starts a cluster of this version with the packed package in it, and a sandbox. */
export async function startClusterEnvironment(
	version: string,
	say: (line: string) => void,
	env: Record<string, string> = {},
): Promise<ClusterEnvironment> {
	const installed = await installedN8n(releaseOf(version), say);
	const folder = await mkdtemp(path.join(tmpdir(), `n8n-cluster-${version}-`));
	const sandbox = await startSandbox({ reportDelayMs: 200 });
	say(`Starting n8n ${version} as a main process, two for webhooks and two workers.`);
	const cluster = await startCluster(installed, await packed(folder), folder, env);
	const control = await startControl(cluster);
	return {
		state: {
			version,
			folder,
			n8nUrl: cluster.url,
			n8nLog: cluster.logs.main,
			sandboxUrl: sandbox.url,
			...(await readyToSend(cluster.url, sandbox)),
			controlUrl: control.url,
			webhookUrls: cluster.webhookUrls,
			logs: cluster.logs,
			database: cluster.database,
		},
		async stop() {
			control.stop();
			await cluster.stop();
			await sandbox.stop();
		},
	};
}
