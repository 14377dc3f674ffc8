import type { Locator, Response } from 'playwright-core';

/** n8n shows that there is something to save at once, where it has taken it. */
const TAKEN_MS = 3000;

/** The dialog of a credential. */
export class CredentialDialog {
	constructor(private readonly dialog: Locator) {}

	private get saveButton(): Locator {
		return this.dialog.getByTestId('credential-save-button');
	}

	/** Fills a field in, once more where n8n has put its own value back: it loads them after it has opened. */
	async fill(name: string, text: string): Promise<void> {
		const field = this.dialog.getByTestId(`parameter-input-${name}`).locator('input');
		const isTaken = async () =>
			await this.saveButton.waitFor({ timeout: TAKEN_MS }).then(
				() => true,
				() => false,
			);
		do {
			await field.fill('');
			await field.fill(text);
		} while (!(await isTaken()));
	}

	/** Does something after which n8n tests the credential, and waits until it has. */
	async tested(act: () => Promise<void>): Promise<void> {
		const isTest = (response: Response) => response.url().endsWith('/rest/credentials/test');
		const answer = this.dialog.page().waitForResponse(isTest);
		await act();
		await answer;
	}

	/** Saves, which tests it too. */
	async save(): Promise<void> {
		await this.tested(async () => await this.saveButton.click());
	}

	/** What n8n says of the credential, with the details that it has folded. */
	async verdict(): Promise<string> {
		const details = this.dialog.getByText('More details');
		if (await details.isVisible()) await details.click();
		return await this.dialog.getByTestId('node-credentials-config-container').innerText();
	}
}
