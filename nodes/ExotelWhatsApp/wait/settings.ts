import { Problem } from '../shared/problem';
import type { Values } from '../shared/values';
import { afterSending, timeLimits, timeLimitUnit, type AfterSending } from './fields';

/** What a send waits for, and how long. */
export interface WaitSettings {
	awaited: Exclude<AfterSending, 'continue'>;
	limitMs: number;
}

/** By the choices of the unit. */
const UNIT_MS = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** n8n keeps the end of a wait as a date, and dates end in the year 9999. */
const MAX_DAYS = 3650;

/**
 * What the parameters ask for; undefined when the workflow goes on at once.
 * @param isQuestion whether the reply is waited for in any case
 * @throws Problem for a mode or a limit that there is not
 */
export function waitSettings(values: Values, isQuestion = false): WaitSettings | undefined {
	const awaited = isQuestion ? 'waitForReply' : values.option<AfterSending>(afterSending);
	if (awaited === 'continue') return undefined;
	const [forDelivery, forOthers] = timeLimits;
	const unit = UNIT_MS[values.option<keyof typeof UNIT_MS>(timeLimitUnit)];
	const limit = values.number(
		awaited === 'waitForDelivery' ? forDelivery : forOthers,
		0,
		(MAX_DAYS * UNIT_MS.days) / unit,
	);
	return { awaited, limitMs: limit * unit };
}

/**
 * @param waiter name of what waits, as the editor has it
 * @throws Problem when more items came in than one execution can wait for
 */
export function checkCount(items: number, waiter = afterSending.displayName): void {
	if (items <= 1) return;
	throw new Problem(
		`'${waiter}' can wait for one message at a time, and ${items} items came in`,
		"An execution of n8n has one address for reports. Put this node into a Loop Over Items with a batch size of 1 (one after another), or into a sub-workflow that an Execute Sub-workflow node in the mode 'Run once for each item' starts (all at the same time). Nothing was sent.",
	);
}
