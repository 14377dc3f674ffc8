import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes as Key,
	ICheckProcessedContextData,
	IDataDeduplicator,
} from 'n8n-workflow';

/** Keys by node, without a database; `isBroken` stands for a database that does not answer. */
class MemoryKeys implements IDataDeduplicator {
	isBroken = false;

	private readonly rows = new Map<string, Set<Key>>();

	async checkProcessedAndRecord(items: Key[], _scope: string, context: ICheckProcessedContextData) {
		const row = this.rowOf(context);
		const processed = items.filter((item) => row.has(item));
		const added = items.filter((item) => !row.has(item));
		for (const item of items) row.add(item);
		return Promise.resolve({ new: added, processed });
	}

	async removeProcessed(items: Key[], _scope: string, context: ICheckProcessedContextData) {
		const row = this.rowOf(context);
		for (const item of items) row.delete(item);
		return Promise.resolve();
	}

	async clearAllProcessedItems() {
		return Promise.reject(new Error('The nodes forget nothing that others may need'));
	}

	async getProcessedDataCount(_scope: string, context: ICheckProcessedContextData) {
		return Promise.resolve(this.rowOf(context).size);
	}

	private rowOf({ workflow, node }: ICheckProcessedContextData): Set<Key> {
		if (this.isBroken) throw new Error('SQLITE_FULL: database or disk is full');
		const place = `${workflow.id} ${node?.id}`;
		const row = this.rows.get(place) ?? new Set();
		this.rows.set(place, row);
		return row;
	}
}

export const keys = new MemoryKeys();

/** The server of n8n brings the keys of nodes, and n8n-core hands them on. */
beforeAll(async () => await DataDeduplicationService.init(keys));
