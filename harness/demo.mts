import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { startSandbox, type Sandbox } from '../sandbox/server.mts';
import { Editor, owner, type WorkflowJson } from './editor.mts';
import { installedN8n } from './install.mts';
import { startN8n, type N8nInstance } from './instance.mts';
import { installPackage, packed } from './package.mts';
import { newest, releaseOf } from './versions.mts';

/**
 * `npm run demo`: a real n8n with the package in it, against a local Exotel. Set by the environment:
 * N8N_VERSION, N8N_PORT, SANDBOX_PORT, DEMO_DIR (n8n's data), N8N_CACHE_DIR (n8n itself).
 */
const root = path.resolve(import.meta.dirname, '..');
const release = releaseOf(process.env.N8N_VERSION ?? newest.version);
const n8nPort = Number(process.env.N8N_PORT ?? 5678);
const sandboxPort = Number(process.env.SANDBOX_PORT ?? 4010);
const folder = path.resolve(process.env.DEMO_DIR ?? path.join(root, '.demo'));

const CREDENTIAL = { type: 'exotelWhatsAppApi', name: 'Exotel sandbox' };
const say = (line: string) => console.log(line);

async function example(name: string): Promise<WorkflowJson> {
	return JSON.parse(await readFile(path.join(root, 'examples', `${name}.json`), 'utf8'));
}

/** Fills in what an example leaves to its user: the credential, and the values of "Your Numbers". */
function filledIn(workflow: WorkflowJson, id: string, numbers: Record<string, string>) {
	for (const node of workflow.nodes) {
		if (node.type.endsWith('.exotelWhatsApp')) {
			node.credentials = { [CREDENTIAL.type]: { id, name: CREDENTIAL.name } };
		}
		if (node.name === 'Your Numbers') {
			const { assignments } = node.parameters as {
				assignments: { assignments: Array<{ name: string; value: string }> };
			};
			for (const field of assignments.assignments) field.value = numbers[field.name];
		}
	}
	return workflow;
}

/** What a user would set up by hand the first time. */
async function setUp(editor: Editor, sandbox: Sandbox, n8nUrl: string): Promise<void> {
	const id = await editor.createCredential(CREDENTIAL.name, CREDENTIAL.type, {
		...sandbox.account,
		subdomain: 'custom',
		customSubdomain: sandbox.url,
	});
	const failures = await editor.createWorkflow(await example('start-on-failure'));
	await editor.activate(failures);
	const numbers = {
		from: '+91 80000 00000',
		to: '+91 90000 00000',
		statusCallback: `${n8nUrl}/webhook/exotel-whatsapp-failures/exotel-whatsapp`,
	};
	await editor.createWorkflow(filledIn(await example('send-each-kind'), id, numbers));
	const waiting = { from: numbers.from, to: numbers.to };
	await editor.createWorkflow(filledIn(await example('ask-and-branch'), id, waiting));
	await editor.createWorkflow(filledIn(await example('approve-in-a-workflow'), id, waiting));
	const failing = filledIn(await example('send-a-text'), id, {
		...numbers,
		to: '+91 90000 30018',
	});
	failing.name += ' (fails in the sandbox)';
	await editor.createWorkflow(failing);
}

async function start(): Promise<{ n8n: N8nInstance; sandbox: Sandbox }> {
	const installed = await installedN8n(release, say);
	say('Putting the package into n8n.');
	await installPackage(await packed(path.join(folder, 'package')), folder);
	const sandbox = await startSandbox({ port: sandboxPort, reportDelayMs: 1000 });
	say(`Starting n8n ${release.version}.`);
	const n8n = await startN8n(installed, { userFolder: folder, port: n8nPort }).catch(
		async (error: Error) => {
			await sandbox.stop();
			throw error;
		},
	);
	return { n8n, sandbox };
}

const { n8n, sandbox } = await start();

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

say(`
n8n ${release.version}    ${n8n.url}
  e-mail    ${owner.email}
  password  ${owner.password}
Sandbox   ${sandbox.url}  (shows what was sent)

1. Open n8n, open "send each kind of message", and press Execute workflow.
2. Open "send a text (fails in the sandbox)", and press Execute workflow. Some seconds
   later "start when a message fails" has an execution of its own.
3. Open "ask and branch on the answer", press Execute workflow, and answer on the sandbox's page.
   "approve a step of a workflow" goes on when you approve there.

n8n's log is ${n8n.logFile}. Ctrl-C stops all.`);
