import path from 'node:path';

import { startSandbox, type Sandbox } from '../sandbox/server.mts';
import { makeWorkflows, nameOf, plainWords, steps } from './demoWorkflows.mts';
import { Editor, owner } from './editor.mts';
import { checkPort } from './freePort.mts';
import { installedN8n } from './install.mts';
import { startN8n, type N8nInstance } from './instance.mts';
import { installPackage, packed } from './package.mts';
import { endWith } from './plainError.mts';
import { newest, releaseOf } from './versions.mts';

/**
 * `npm run demo`: a real n8n with the package in it, against a local Exotel. Set by the environment:
 * N8N_VERSION, N8N_PORT, SANDBOX_PORT, DEMO_DIR (n8n's data), N8N_CACHE_DIR (n8n itself).
 */
const root = path.resolve(import.meta.dirname, '..');
const n8nPort = Number(process.env.N8N_PORT ?? 5678);
const sandboxPort = Number(process.env.SANDBOX_PORT ?? 4010);
const folder = path.resolve(process.env.DEMO_DIR ?? path.join(root, '.demo'));

const CREDENTIAL = { type: 'exotelWhatsAppApi', name: 'Exotel sandbox' };
const say = (line: string) => console.log(line);

/** What a user would set up by hand the first time. */
async function setUp(editor: Editor, sandbox: Sandbox, n8nUrl: string): Promise<void> {
	const id = await editor.createCredential(CREDENTIAL.name, CREDENTIAL.type, {
		...sandbox.account,
		subdomain: 'custom',
		customSubdomain: sandbox.url,
	});
	const credential = { id, name: CREDENTIAL.name };
	await makeWorkflows(editor, credential, { n8n: n8nUrl, phone: sandbox.url });
}

/** n8n 2 opens its assistant after the login otherwise, with no workflow in sight. */
const QUIET = { N8N_DISABLED_MODULES: 'instance-ai' };

async function start(): Promise<{ n8n: N8nInstance; sandbox: Sandbox }> {
	const release = releaseOf(process.env.N8N_VERSION ?? newest.version);
	await checkPort(n8nPort, 'N8N_PORT');
	await checkPort(sandboxPort, 'SANDBOX_PORT');
	const installed = await installedN8n(release, say);
	say('Putting the package into n8n.');
	await installPackage(await packed(path.join(folder, 'package')), folder);
	const sandbox = await startSandbox({ port: sandboxPort, reportDelayMs: 1000 });
	say(`Starting n8n ${release.version}.`);
	const options = { userFolder: folder, port: n8nPort, env: QUIET };
	const n8n = await startN8n(installed, options).catch(async (error: Error) => {
		await sandbox.stop();
		throw error;
	});
	return { n8n, sandbox };
}

const { n8n, sandbox } = await start().catch(endWith);

let isStopping = false;

/** A signal may come twice: from the terminal, and from npm or tsx, which pass theirs on. */
async function stop(code: number): Promise<void> {
	if (isStopping) return;
	isStopping = true;
	say('\nStopping n8n and the sandbox.');
	await n8n.stop();
	await sandbox.stop();
	process.exit(code);
}

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
n8n.process.once('exit', () => void stop(1));

const editor = new Editor(n8n.url);
await editor.login();
if ((await editor.workflows()).length === 0) await setUp(editor, sandbox, n8n.url);
const workflows = await editor.workflows();

/** Where the workflow of a step opens. */
function addressOf(step: (typeof steps)[number]): string {
	const found = workflows.find(({ name }) => name === nameOf(step));
	return found ? `${n8n.url}/workflow/${found.id}` : `${n8n.url}/home/workflows`;
}

const list = steps.map((step) => `${nameOf(step)}\n   ${addressOf(step)}\n   ${plainWords(step)}`);

say(`
n8n       ${n8n.url}/home/workflows
  e-mail    ${owner.email}
  password  ${owner.password}
Phone     ${sandbox.url}  (shows what was sent; answer there as the customer)

${list.join('\n')}

n8n's log is ${n8n.logFile}. Ctrl-C stops all.`);
