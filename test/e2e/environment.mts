import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Editor } from '../../harness/editor.mts';
import { freePort } from '../../harness/freePort.mts';
import { installedN8n } from '../../harness/install.mts';
import { startN8n } from '../../harness/instance.mts';
import { installPackage, packed } from '../../harness/package.mts';
import { releaseOf } from '../../harness/versions.mts';
import { startSandbox } from '../../sandbox/server.mts';

/** What the tests need to find their n8n and their sandbox. */
export interface E2eState {
	version: string;
	n8nUrl: string;
	n8nLog: string;
	sandboxUrl: string;
	/** A credential for the sandbox. */
	credentialId: string;
	/** Cookie of n8n's owner. */
	session: string;
	/** A call to it kills n8n and starts it again; its query is added to n8n's environment. */
	controlUrl: string;
}

export interface Environment {
	state: E2eState;
	n8nPid: number;
	stop(): Promise<void>;
}

/** Starts an n8n of this version with the packed package in it, and a sandbox; `env` is n8n's. */
export async function startEnvironment(
	version: string,
	say: (line: string) => void,
	env: Record<string, string> = {},
): Promise<Environment> {
	const installed = await installedN8n(releaseOf(version), say);
	const folder = await mkdtemp(path.join(tmpdir(), `n8n-e2e-${version}-`));
	await installPackage(await packed(folder), folder);
	const sandbox = await startSandbox({ reportDelayMs: 200 });
	say(`Starting n8n ${version} for the tests.`);
	const options = { userFolder: folder, port: await freePort(), env };
	let n8n = await startN8n(installed, options);
	const control = createServer(async (request, response) => {
		const { searchParams } = new URL(request.url ?? '/', 'http://control');
		n8n.process.kill('SIGKILL');
		await once(n8n.process, 'exit');
		const more = Object.fromEntries(searchParams);
		n8n = await startN8n(installed, { ...options, env: { ...env, ...more } });
		response.end();
	}).listen(0, '127.0.0.1');
	await once(control, 'listening');
	const { port: controlPort } = control.address() as AddressInfo;
	const editor = new Editor(n8n.url);
	const session = await editor.login();
	const credentialId = await editor.createCredential('Sandbox', 'exotelWhatsAppApi', {
		...sandbox.account,
		subdomain: 'custom',
		customSubdomain: sandbox.url,
	});
	return {
		n8nPid: n8n.process.pid as number,
		state: {
			version,
			n8nUrl: n8n.url,
			n8nLog: n8n.logFile,
			sandboxUrl: sandbox.url,
			credentialId,
			session,
			controlUrl: `http://127.0.0.1:${controlPort}`,
		},
		async stop() {
			control.close();
			await n8n.stop();
			await sandbox.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
