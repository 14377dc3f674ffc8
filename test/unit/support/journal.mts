import { setImmediate as turn } from 'node:timers/promises';
import type { IExecuteFunctions } from 'n8n-workflow';

/** Calls of n8n's helper, in order: what was asked for, and how many keys it was. */
export type Call = ['add' | 'remove', number];

let rows = 0;

/**
 * Keeps keys as n8n does (`deduplication-helper` in n8n 1.123 and 2.41): each call reads all of them,
 * and writes all of them a moment later. The truth about n8n is in the e2e tests.
 */
export class FakeRow {
	keys: string[] = [];

	private readonly node: string;

	constructor() {
		rows += 1;
		this.node = `n${rows}`;
	}

	readonly calls: Call[] = [];

	/** Set to make calls fail, in place of their write. */
	failure: Error | undefined;

	/**
	 * The n8n of a node of this row.
	 * @param beforeWrite can hold a write up, or let it never happen
	 */
	context(node = this.node, beforeWrite: () => Promise<void> = turn): IExecuteFunctions {
		const helpers = {
			checkProcessedAndRecord: async (
				items: string[],
				_scope: string,
				{ maxEntries }: { maxEntries: number },
			) => {
				this.calls.push(['add', items.length]);
				const row = [...this.keys];
				await this.moment(beforeWrite);
				const added = items.filter((item) => !row.includes(item));
				this.keys = [...row, ...added].slice(-maxEntries);
				return { new: added, processed: items.filter((item) => row.includes(item)) };
			},
			removeProcessed: async (items: string[]) => {
				this.calls.push(['remove', items.length]);
				const row = [...this.keys];
				await this.moment(beforeWrite);
				this.keys = row.filter((key) => !items.includes(key));
			},
		};
		return {
			helpers,
			getNode: () => ({ id: node }),
			getWorkflow: () => ({ id: 'w1' }),
		} as unknown as IExecuteFunctions;
	}

	private async moment(beforeWrite: () => Promise<void>): Promise<void> {
		await beforeWrite();
		if (this.failure) throw this.failure;
	}
}
