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
}

/** n8n has no timer that ends early, so a wait looks this often whether the user has cancelled. */
const LOOK_EVERY_MS = 250;

/** The clock of an execution. */
export function executionClock(context: IExecuteFunctions): Clock {
	const isCancelled = () => context.getExecutionCancelSignal()?.aborted ?? false;
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
	};
}
