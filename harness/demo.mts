import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { startSandbox, type Sandbox } from '../sandbox/server.mts';
import { Editor, owner, type WorkflowJson } from './editor.mts';
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

async function example(name: string): Promise<WorkflowJson> {
	return JSON.parse(await readFile(path.join(root, 'examples', `${name}.json`), 'utf8'));
}

/** Fills in what an example leaves to its user: the credential, and the values of "Your Numbers". */
function filledIn(workflow: WorkflowJson, id: string, numbers: Record<string, string>) {
	for (const node of workflow.nodes) {
		if (/\.exotelWhatsApp(Trigger)?$/.test(node.type)) {
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
	const named = (name: string, workflow: WorkflowJson) => ({ ...workflow, name });
	const failures = await editor.createWorkflow(
		named('2b. Start when a message fails', filledIn(await example('start-on-failure'), id, {})),
	);
	await editor.activate(failures);
	const numbers = {
		from: '+91 80000 00000',
		to: '+91 90000 00000',
		statusCallback: `${n8nUrl}/webhook/exotel-whatsapp-failures/exotel-whatsapp`,
	};
	const each = filledIn(await example('send-each-kind'), id, numbers);
	await editor.createWorkflow(named('1. Send each kind of message', each));
	const waiting = { from: numbers.from, to: numbers.to };
	const asking = filledIn(await example('ask-and-branch'), id, waiting);
	await editor.createWorkflow(named('3. Ask, and branch on the answer', asking));
	const approving = filledIn(await example('approve-in-a-workflow'), id, waiting);
	await editor.createWorkflow(named('4. Approve a step of a workflow', approving));
	const failing = filledIn(await example('send-a-text'), id, {
		...numbers,
		to: '+91 90000 30018',
	});
	await editor.createWorkflow(named('2. Send a text that fails', failing));
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

/** Where a workflow opens, by how its name begins. */
function addressOf(name: string): string {
	const found = workflows.find((one) => one.name.startsWith(name));
	return found ? `${n8n.url}/workflow/${found.id}` : `${n8n.url}/home/workflows`;
}

say(`
n8n       ${n8n.url}/home/workflows
  e-mail    ${owner.email}
  password  ${owner.password}
Phone     ${sandbox.url}  (shows what was sent; answer there as the customer)

1. Send each kind of message: press Execute workflow, and look at the phone.
   ${addressOf('1.')}
2. Send a text that fails: press Execute workflow. Some seconds later "2b. Start when a message
   fails" has an execution of its own.
   ${addressOf('2.')}
3. Ask, and branch on the answer: press Execute workflow, and tap Yes or No on the phone.
   ${addressOf('3.')}
4. Approve a step of a workflow: press Execute workflow, and approve on the phone.
   ${addressOf('4.')}

n8n's log is ${n8n.logFile}. Ctrl-C stops all.`);
