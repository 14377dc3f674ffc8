import type { Reply } from '../api/reply';

/** Tries of one request, the first included, and the time from the first to the start of the last. */
export const MAX_TRIES = 5;
export const MAX_TOTAL_MS = 5 * 60_000;

const FIRST_BACKOFF_MS = 1000;
const MAX_BACKOFF_MS = 60_000;

const TOO_MANY_REQUESTS = 429;

/** A `Retry-After` header, in seconds or as a date, as milliseconds from `now`. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
	if (header === null || header.trim() === '') return undefined;
	const seconds = Number(header);
	const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
	return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/** Whether a request may be made again without the risk that a message goes out twice. */
function isSafe(reply: Reply): boolean {
	if (reply.kind === 'answered') return reply.answer.statusCode === TOO_MANY_REQUESTS;
	return reply.kind === 'notSent';
}

/** Whether nobody knows if the messages went out. */
export function isUncertain(reply: Reply): boolean {
	if (reply.kind === 'answered') return reply.answer.statusCode >= 500;
	return reply.kind === 'unanswered';
}

export interface RetryState {
	/** Tries so far. */
	tries: number;
	/** Since the first try. */
	elapsedMs: number;
	now: number;
	/** From 0 to 1. */
	random: number;
	sendUncertainAgain: boolean;
}

/**
 * How long to wait before the request is made again; undefined when it must not be.
 *
 * Nothing was accepted at 429 and where the request never left, so these are tried again. A 5xx, a
 * reset and a time-out may hide an accepted request, and Exotel has no idempotency key: they are
 * tried again only if the user wants so. API reference, section 3.4.
 */
export function retryDelayMs(reply: Reply, state: RetryState): number | undefined {
	const { tries, elapsedMs, now, random, sendUncertainAgain } = state;
	const may = isSafe(reply) || (sendUncertainAgain && isUncertain(reply));
	if (!may || tries >= MAX_TRIES) return undefined;
	const asked = reply.kind === 'answered' ? retryAfterMs(reply.answer.retryAfter, now) : undefined;
	const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** (tries - 1), MAX_BACKOFF_MS);
	const delay = asked ?? backoff * (0.5 + random / 2);
	return elapsedMs + delay > MAX_TOTAL_MS ? undefined : delay;
}
