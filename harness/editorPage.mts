import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

import { CredentialDialog } from './credentialDialog.mts';
import { owner } from './editor.mts';
import { NodePanel } from './nodePanel.mts';

/** A page of n8n's own, of this size unless told. */
const VIEWPORT = { width: 1440, height: 900 };

/** n8n's editor in a browser, as a person uses it. What is on the page is found by n8n's own test IDs. */
export class EditorPage {
	private constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	/**
	 * Opens a window of its own.
	 * @param session cookie of n8n's owner; without one, a person has to sign in
	 */
	static async open(
		browser: Browser,
		url: string,
		session?: string,
		options: BrowserContextOptions = {},
	): Promise<EditorPage> {
		const context = await browser.newContext({ viewport: VIEWPORT, ...options });
		if (session !== undefined) {
			const [name, ...value] = session.split('=');
			await context.addCookies([{ name, value: value.join('='), url }]);
		}
		return new EditorPage(await context.newPage(), url);
	}

	async close(): Promise<void> {
		await this.page.context().close();
	}

	async signIn(): Promise<void> {
		await this.page.goto(`${this.url}/signin`);
		const field = (id: string) => this.page.getByTestId(id).locator('input');
		await field('emailOrLdapLoginId').fill(owner.email);
		await field('password').fill(owner.password);
		await this.page.getByTestId('form-submit-button').click();
		await this.page.waitForURL((to) => !to.pathname.startsWith('/signin'));
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** A node on the canvas. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Opens the panel of a node. */
	async openNode(name: string): Promise<NodePanel> {
		await this.node(name).dblclick();
		return await this.openedNode();
	}

	/** The panel that is open. */
	async openedNode(): Promise<NodePanel> {
		const panel = this.page.getByTestId('ndv');
		await panel.getByTestId('node-parameters').waitFor();
		return new NodePanel(this.page, panel);
	}

	/** Opens the nodes panel, and looks for nodes. */
	async searchNodes(words: string): Promise<void> {
		await this.page.getByTestId('node-creator-plus-button').click();
		await this.page.getByTestId('node-creator-search-bar').fill(words);
	}

	/** Names of the nodes, actions or triggers that the nodes panel shows. */
	async foundNodes(): Promise<string[]> {
		return await this.page.getByTestId('node-creator-item-name').allInnerTexts();
	}

	/** Opens a node that was found, which shows its actions. */
	async openFound(node: string): Promise<void> {
		await this.itemNamed(node).click();
		await this.page.getByText('Actions (').waitFor();
	}

	/** Shows the triggers of a node that is open, too. */
	async showTriggers(): Promise<void> {
		await this.page.getByText('Triggers (').click();
	}

	/** Adds a node by one of its actions, and gives its panel, which opens. */
	async addByAction(action: string): Promise<NodePanel> {
		await this.itemNamed(action).click();
		return await this.openedNode();
	}

	/** Opens the credential of the node whose panel is open; n8n tests it then. */
	async openCredential(): Promise<CredentialDialog> {
		const dialog = new CredentialDialog(this.page.getByTestId('credential-edit-dialog'));
		await dialog.tested(async () => await this.page.getByTestId('credential-edit-button').click());
		return dialog;
	}

	private itemNamed(name: string): Locator {
		return this.page
			.getByTestId('node-creator-item-name')
			.filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) })
			.first();
	}
}
