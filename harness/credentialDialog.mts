import type { Locator, Response } from 'playwright-core';

/** The dialog of a credential. */
export class CredentialDialog {
	constructor(private readonly dialog: Locator) {}

	async fill(name: string, text: string): Promise<void> {
		await this.dialog.getByTestId(`parameter-input-${name}`).locator('input').fill(text);
	}

	/** Does something after which n8n tests the credential, and waits until it has. */
	async tested(act: () => Promise<void>): Promise<void> {
		const isTest = (response: Response) => response.url().endsWith('/rest/credentials/test');
		const answer = this.dialog.page().waitForResponse(isTest);
		await act();
		await answer;
	}

	/** Saves, which tests it too. n8n keeps the button in the frame around the dialog. */
	async save(): Promise<void> {
		const button = this.dialog.page().getByTestId('credential-save-button');
		await this.tested(async () => await button.click());
	}

	/** What n8n says of the credential, with the details that it has folded. */
	async verdict(): Promise<string> {
		const details = this.dialog.getByText('More details');
		if (await details.isVisible()) await details.click();
		return await this.dialog.getByTestId('node-credentials-config-container').innerText();
	}
}
