import type { Refusal } from '../api/reply';
import { InvalidInput } from '../shared/problem';

/** An answer that refuses what an item asked for. */
export class Refused extends Error {
	/** @param refusal what happened, and what to do */
	constructor(readonly refusal: Refusal) {
		super(refusal.message);
		this.name = 'Refused';
	}
}

/** Whatever was thrown over an item, as a refusal; `code` is null when nothing was asked. */
export function refusalOf(thrown: unknown): Refusal {
	if (thrown instanceof Refused) return thrown.refusal;
	const { message, advice } = InvalidInput.from(thrown);
	return { code: null, message, description: advice };
}
