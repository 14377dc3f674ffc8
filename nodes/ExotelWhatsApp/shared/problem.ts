import { isRecord } from './data';

/** What happened, and what the user can do about it: the one form in which this code says so. */
export class Problem extends Error {
	/**
	 * @param message a sentence without the item, which only the n8n adapter knows
	 * @param advice what to do
	 * @param code Exotel's number, such as 1001; its HTTP code where it gives none; null where nothing
	 * was asked, or nothing was answered
	 */
	constructor(
		message: string,
		readonly advice: string,
		readonly code: number | string | null = null,
	) {
		super(message);
		this.name = 'Problem';
	}

	/** Whatever was thrown while an item was worked on, such as by an expression of the user. */
	static from(thrown: unknown): Problem {
		if (thrown instanceof Problem) return thrown;
		const message = thrown instanceof Error ? thrown.message : String(thrown);
		const description = isRecord(thrown) ? thrown.description : undefined;
		const advice = 'Check the expressions of this node for this item.';
		return new Problem(message, typeof description === 'string' ? description : advice);
	}
}

/**
 * What a task gives, or the problem over which it failed. n8n's lint (`require-node-api-error`) lets
 * nothing but its own errors be thrown inside a `catch`, so whoever wants to throw the problem looks at
 * what came back.
 */
export async function orProblem<T>(task: () => Promise<T> | T): Promise<Problem | T> {
	try {
		return await task();
	} catch (error) {
		return Problem.from(error);
	}
}
