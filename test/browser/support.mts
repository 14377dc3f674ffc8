import type { Browser } from 'playwright-core';

import { startBrowser } from '../../harness/browser.mts';
import { EditorPage } from '../../harness/editorPage.mts';
import type { NodePanel } from '../../harness/nodePanel.mts';
import { connections, editor, node, sandbox, sender, state } from '../e2e/support.mts';

/** Repeats assertions until they hold; ends with what the last of them said. */
export async function eventually(check: () => Promise<void>, timeoutMs = 30_000): Promise<void> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		try {
			return await check();
		} catch (error) {
			if (Date.now() > deadline) throw error;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}
}

/** A browser for the tests of a file; gives what opens n8n's editor in it. */
export function browserOfFile() {
	let browser: Browser;
	beforeAll(async () => {
		browser = await startBrowser();
	});
	afterAll(async () => await browser.close());
	return {
		get browser() {
			return browser;
		},
		/** Opens the editor in a window of its own, as n8n's owner or as nobody. */
		async open(isOwner = true): Promise<EditorPage> {
			return await EditorPage.open(browser, state.n8nUrl, isOwner ? state.session : undefined);
		},
	};
}

/** A window with n8n's editor for each test of a file, and a sandbox that has seen nothing. */
export function windowOfTest() {
	const { open } = browserOfFile();
	let window: EditorPage;
	beforeEach(async () => {
		await sandbox.clear();
		window = await open();
	});
	afterEach(async () => await window.close());
	return () => window;
}

type Node = ReturnType<typeof node>;

/**
 * Saves a workflow with a "Start" for people, and gives its ID.
 * @param items what "Start" gives, as pinned data
 */
export async function savedWorkflow(
	nodes: Node[] = [],
	links: Parameters<typeof connections>[0] = {},
	items: object[] = [{}],
): Promise<string> {
	const start = node('Start', 'n8n-nodes-base.manualTrigger', 1);
	const placed = [start, ...nodes].map((one, index) => ({ ...one, position: [index * 240, 0] }));
	const { id } = await editor.createWorkflow({
		name: 'In the editor',
		nodes: placed,
		connections: connections(links),
		pinData: { Start: items.map((json) => ({ json })) },
	});
	return id;
}

/** Saves a workflow whose "Start" goes to a node named "Send", and opens the panel of that. */
export async function openedSend(
	window: EditorPage,
	parameters: object,
	items?: object[],
): Promise<NodePanel> {
	const id = await savedWorkflow([sender('Send', parameters)], { Start: ['Send'] }, items);
	await window.openWorkflow(id);
	return await window.openNode('Send');
}
