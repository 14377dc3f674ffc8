import { sleep, type IExecuteFunctions } from 'n8n-workflow';

/** Time, chance and the user's wish to stop. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Resolves after so many milliseconds, or soon after the user cancels. */
	wait(ms: number): Promise<void>;
	/** From 0 to 1. */
	random(): number;
	isCancelled(): boolean;
	/** Hands back n8n's thread for a moment, if it was held for long. */
	breathe(): Promise<void>;
}

/** For so long a loop may hold the thread. */
const BREATHE_AFTER_MS = 20;

/** n8n has no timer that ends early, so a wait looks this often whether the user has cancelled. */
const LOOK_EVERY_MS = 250;

/**
 * Like `map`, for each loop over all items: while one runs, n8n answers no webhook, hears of no
 * cancelling, and a worker's job counts as stalled after a minute. Each entry waits for the one before.
 */
export async function breathingMap<T, R>(
	clock: Pick<Clock, 'breathe'>,
	list: readonly T[],
	make: (entry: T, index: number) => Promise<R> | R,
): Promise<R[]> {
	const made: R[] = [];
	for (const [index, entry] of list.entries()) {
		await clock.breathe();
		made.push(await make(entry, index));
	}
	return made;
}

/** The clock of an execution. */
export function executionClock(context: IExecuteFunctions): Clock {
	const isCancelled = () => context.getExecutionCancelSignal()?.aborted ?? false;
	let heldSince = Date.now();
	return {
		now: () => Date.now(),
		random: () => Math.random(),
		isCancelled,
		async wait(ms) {
			const end = Date.now() + ms;
			for (let left = ms; left > 0 && !isCancelled(); left = end - Date.now()) {
				await sleep(Math.min(left, LOOK_EVERY_MS));
			}
		},
		async breathe() {
			if (Date.now() - heldSince >= BREATHE_AFTER_MS) {
				await sleep(0);
				heldSince = Date.now();
			}
		},
	};
}
