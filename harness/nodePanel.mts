import type { Locator, Page } from 'playwright-core';

/** Text of an element that is nothing but this. */
const exactly = (text: string) =>
	new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);

/** The panel of a node: its input, its parameters, its output. */
export class NodePanel {
	constructor(
		private readonly page: Page,
		private readonly panel: Locator,
	) {}

	get parameters(): Locator {
		return this.panel.getByTestId('node-parameters');
	}

	get output(): Locator {
		return this.panel.getByTestId('output-panel');
	}

	/** Labels of the fields that are shown, in their order, without those inside of a field. */
	async labels(): Promise<string[]> {
		const labels = this.parameters.getByTestId('input-label');
		return await labels.evaluateAll(
			(all, holder) =>
				all
					.filter((label) => label.checkVisibility() && !label.parentElement?.closest(holder))
					.map((label) => label.querySelector('label [class*="title"]')?.textContent?.trim() ?? ''),
			// What stands in a list, a group of options, another field, or a template's variables.
			'[data-test-id^="fixed-collection-"], .fixed-collection-parameter, .collection-parameter, [data-test-id="resource-mapper-container"]',
		);
	}

	private get mapped(): Locator {
		return this.panel.getByTestId('mapping-fields-container');
	}

	/** A field, by its parameter's name. */
	field(name: string): Locator {
		return this.parameters.getByTestId(`parameter-input-${name}`);
	}

	async fill(name: string, text: string): Promise<void> {
		await this.field(name).locator('input, textarea').first().fill(text);
	}

	/** Picks a choice of a list by its words. */
	async pick(name: string, choice: string): Promise<void> {
		await this.field(name).click();
		await this.choice(choice).click();
	}

	/** What a list of choices shows as picked. */
	async picked(name: string): Promise<string> {
		return await this.field(name).locator('input').first().inputValue();
	}

	/** Looks in the list of a resource, and picks what is named so. */
	async pickFromList(name: string, search: string, choice = search): Promise<void> {
		await this.panel.getByTestId(`resource-locator-${name}`).getByTestId('rlc-input').click();
		await this.page.getByTestId('rlc-search').locator('visible=true').fill(search);
		await this.page.getByTestId('rlc-item').filter({ hasText: choice }).first().click();
	}

	/** Labels of the fields of a resource mapper, as far as they are written out. */
	async mappedLabels(): Promise<string[]> {
		const titles = this.mapped.locator('[data-test-id="parameter-input"]');
		return await titles.evaluateAll((inputs) =>
			inputs.map((input) => {
				const label = input.closest('[data-test-id="input-label"]');
				return label?.querySelector('label [class*="title"]')?.textContent?.trim() ?? '';
			}),
		);
	}

	/** Fills in a field of a resource mapper, by how its label begins. */
	async fillMapped(label: string, text: string): Promise<void> {
		const field = this.mapped.getByTestId('input-label').filter({ hasText: label }).last();
		await field.locator('input, textarea').first().fill(text);
	}

	/** Executes the node, and those before it that have no data yet. */
	async execute(): Promise<void> {
		await this.panel.getByTestId('node-execute-button').click();
	}

	/** What n8n says when the node has stopped: a sentence, and what to do. */
	async refusal(): Promise<{ message: string; advice: string }> {
		const textOf = async (id: string) => (await this.output.getByTestId(id).innerText()).trim();
		return {
			message: await textOf('node-error-message'),
			advice: await textOf('node-error-description'),
		};
	}

	/** Listens for a test event at a trigger, and gives the address for it. */
	async listen(): Promise<string> {
		// While it listens, nothing in the panel can be clicked.
		await this.parameters.getByText('Webhook URLs', { exact: true }).click();
		const address = this.parameters.getByText('/webhook-test/').first();
		const [url] = /https?:\S+/.exec(await address.innerText()) ?? [];
		await this.execute();
		await this.panel.getByTestId('trigger-listening').waitFor();
		return String(url);
	}

	/** Rows of the output, by their columns. */
	async rows(): Promise<Array<Record<string, string>>> {
		await this.output.getByTestId('radio-button-table').click();
		const table = this.output.locator('table');
		await table.locator('tbody td').first().waitFor();
		const columns = await table.locator('thead th').allInnerTexts();
		const cells = await table
			.locator('tbody tr')
			.evaluateAll((rows) =>
				rows.map((row) =>
					Array.from(row.querySelectorAll('td')).map((cell) => cell.textContent?.trim() ?? ''),
				),
			);
		return cells.map((row) =>
			Object.fromEntries(columns.map((column, index) => [column.trim(), row[index]])),
		);
	}

	private choice(words: string): Locator {
		const headline = this.page.locator('.option-headline', { hasText: exactly(words) });
		return this.page
			.locator('.el-popper:visible li')
			.filter({ has: headline })
			.or(this.page.locator('.el-popper:visible li').filter({ hasText: exactly(words) }))
			.first();
	}
}
