import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';

import { startBrowser } from '../../harness/browser.mts';
import { EditorPage } from '../../harness/editorPage.mts';
import { example, filledIn, type CredentialReference } from '../../harness/examples.mts';
import { defaultAccount } from '../../sandbox/server.mts';
import { asking, connections, editor, node, sandbox, sender, state } from '../e2e/support.mts';

import { ASHA, converse } from './conversation.mts';

const folder = path.resolve(import.meta.dirname, '..', '..', 'docs', 'pictures');

type Scheme = 'dark' | 'light';

/** Sharp on fine screens, and still light to load. */
const SCALE = 1.5;

/** What says something of n8n at this moment, and nothing of the node. */
const PASSING = `
	.el-notification, [data-test-id="floating-nodes"], [data-test-id="panel-drag-button"],
	[data-test-id="node-feature-request"], [data-test-id="canvas-controls"], .vue-flow__minimap,
	[data-test-id="canvas-minimap"], [data-test-id="execute-workflow-button"],
	[data-test-id="add-fields-select"] { display: none !important; }
`;

const FROM = '+91 80000 00000';
const ORDER = { name: 'Asha', phone: '+91 90000 00000', order: '4711' };

const TYPE = 'exotelWhatsAppApi';

let account: CredentialReference | undefined;

/** A credential as a user would name it, for the sandbox. */
async function credentials(): Promise<Record<string, CredentialReference>> {
	const name = 'Exotel account';
	const data = { ...defaultAccount, subdomain: 'custom', customSubdomain: state.sandboxUrl };
	account ??= { id: await editor.createCredential(name, TYPE, data), name };
	return { [TYPE]: account };
}

/** A workflow that sends the update of an order by a template of the sandbox. */
async function orderWorkflow(options: object = {}): Promise<string> {
	const fields = Object.entries(ORDER).map(([name, value]) => ({
		...{ id: name, name, value },
		type: 'string',
	}));
	const template = {
		template: { __rl: true, mode: 'list', value: 'order_update|en' },
		componentsSource: 'variables',
		mediaSource: 'link',
	};
	const request = asking('templateVariables', 'templateVariables', template);
	const schema = (await editor.mapperOf(request)).fields;
	const values = ['order', 'name', 'order', 'order'].map((name) => `={{ $json.${name} }}`);
	const nodes = [
		node('Start', 'n8n-nodes-base.manualTrigger', 1),
		node('New Order', 'n8n-nodes-base.set', 3.4, { assignments: { assignments: fields } }),
		sender(
			'Order Update',
			{
				operation: 'sendTemplate',
				from: FROM,
				to: '={{ $json.phone }}',
				...template,
				template: { ...template.template, cachedResultName: 'order_update (en, UTILITY, text)' },
				templateVariables: {
					mappingMode: 'defineBelow',
					value: Object.fromEntries(schema.map(({ id }, index) => [id, values[index]])),
					matchingColumns: [],
					schema,
				},
				options,
			},
			{ credentials: await credentials() },
		),
	];
	const { id } = await editor.createWorkflow({
		name: 'Order updates',
		nodes: nodes.map((one, index) => ({ ...one, position: [index * 260, 0] })),
		connections: connections({ Start: ['New Order'], 'New Order': ['Order Update'] }),
	});
	return id;
}

/** Takes a picture of what lies between the first of these and the last. */
async function take(page: Page, name: string, parts: Locator[], margin = 0): Promise<void> {
	await page.addStyleTag({ content: PASSING });
	const boxes = await Promise.all(parts.map(async (part) => await part.boundingBox()));
	const found = boxes.filter((box) => box !== null);
	const x = Math.min(...found.map((box) => box.x)) - margin;
	const y = Math.min(...found.map((box) => box.y)) - margin;
	const right = Math.max(...found.map((box) => box.x + box.width)) + margin;
	const bottom = Math.max(...found.map((box) => box.y + box.height)) + margin;
	const clip = { x, y, width: right - x, height: bottom - y };
	await page.screenshot({ path: path.join(folder, `${name}.png`), clip, animations: 'disabled' });
}

/** Opens the editor in a window of this size. */
async function opened(browser: Browser, scheme: Scheme, width: number, height: number) {
	return await EditorPage.open(browser, state.n8nUrl, state.session, {
		viewport: { width, height },
		deviceScaleFactor: SCALE,
		colorScheme: scheme,
	});
}

async function sendTemplate(browser: Browser, scheme: Scheme, name: string): Promise<void> {
	const window = await opened(browser, scheme, 1180, 1130);
	await window.openWorkflow(await orderWorkflow());
	const panel = await window.openNode('Order Update');
	const { page } = window;
	await page.getByTestId('execute-previous-node').click();
	await page.getByTestId('run-data-schema-item').first().waitFor();
	await page.getByTestId('mapping-fields-container').waitFor();
	// What n8n shows once it has run the node before: the value of an expression, and the button again.
	await panel.parameters.getByText(ORDER.phone, { exact: true }).waitFor();
	await page.getByTestId('node-execute-button').getByText('Execute step').waitFor();
	await take(page, name, [
		page.getByTestId('node-title-container').locator('..'),
		page.getByTestId('ndv-input-panel'),
		panel.parameters,
	]);
	await window.close();
}

async function output(browser: Browser): Promise<void> {
	const window = await opened(browser, 'light', 1400, 560);
	await window.openWorkflow(await orderWorkflow({ customData: 'order-4711' }));
	const panel = await window.openNode('Order Update');
	await panel.execute();
	await panel.output.getByTestId('radio-button-schema').click();
	await panel.output.getByTestId('run-data-schema-item').first().waitFor();
	await take(window.page, 'output', [panel.output]);
	await window.close();
}

async function trigger(browser: Browser): Promise<void> {
	const window = await opened(browser, 'light', 1400, 860);
	const { id } = await editor.createWorkflow({
		name: 'Failures',
		nodes: [
			node(
				'When a Message Fails',
				'n8n-nodes-exotel-whatsapp.exotelWhatsAppTrigger',
				1,
				{ events: ['deliveryReport'], statuses: ['failed'] },
				{ webhookId: 'failures', credentials: await credentials() },
			),
		],
		connections: {},
	});
	await window.openWorkflow(id);
	const panel = await window.openNode('When a Message Fails');
	await sandbox.send({
		to: '+919000030018',
		content: { type: 'text', text: { body: 'Your order 4711 is packed.' } },
		custom_data: 'order-4711',
		status_callback: await panel.listen(),
	});
	await panel.output.getByTestId('radio-button-schema').click();
	await panel.output.getByTestId('run-data-schema-item').first().waitFor();
	await take(window.page, 'trigger', [panel.parameters, panel.output]);
	await window.close();
}

async function workflow(browser: Browser): Promise<void> {
	const question = filledIn(await example('ask-and-branch'), await credentials(), {});
	const nodes = question.nodes.filter(({ type }) => !type.endsWith('stickyNote'));
	const window = await opened(browser, 'light', 1300, 640);
	const { id } = await editor.createWorkflow({ ...question, nodes });
	await window.openWorkflow(id);
	await window.page.getByTestId('zoom-to-fit').click();
	await take(window.page, 'workflow', await window.page.getByTestId('canvas-node').all(), 40);
	await window.close();
}

async function phone(browser: Browser, scheme: Scheme, name: string): Promise<void> {
	const context = await browser.newContext({
		viewport: { width: 1000, height: 1000 },
		deviceScaleFactor: SCALE,
		colorScheme: scheme,
	});
	const page = await context.newPage();
	const stop = await converse(page);
	await page.goto(state.sandboxUrl);
	// The page takes the system's own font, which a machine without a desktop has none of.
	await page.addStyleTag({ content: 'body { font-family: "Liberation Sans", Arial, sans-serif }' });
	await page.getByRole('button', { name: ASHA }).click();
	await page.locator('.bubble img').first().waitFor();
	await take(page, name, [page.locator('nav'), page.locator('main')]);
	await context.close();
	stop();
}

/** Makes all pictures. */
export async function takePictures(say: (line: string) => void): Promise<void> {
	await mkdir(folder, { recursive: true });
	const browser = await startBrowser();
	const scenes: Record<string, () => Promise<void>> = {
		'send-template': async () => await sendTemplate(browser, 'light', 'send-template'),
		'send-template-dark': async () => await sendTemplate(browser, 'dark', 'send-template-dark'),
		output: async () => await output(browser),
		trigger: async () => await trigger(browser),
		workflow: async () => await workflow(browser),
		phone: async () => await phone(browser, 'light', 'phone'),
		'phone-dark': async () => await phone(browser, 'dark', 'phone-dark'),
	};
	for (const [name, scene] of Object.entries(scenes)) {
		say(`docs/pictures/${name}.png`);
		await sandbox.clear();
		await scene();
	}
	await browser.close();
}
