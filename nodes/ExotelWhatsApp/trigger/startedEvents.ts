import type { Mark } from './repeats';
import { readStored, storedText, type Seen, type SeenMessage } from './storedEvents';

/** Exotel repeats a callback for an hour at most (docs/exotel-api.md, 4.5). */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;

/** Of one trigger, the oldest go first. docs/performance.md has what they take of memory. */
const MAX_MESSAGES = 50_000;

/** A message has five reports or so; the newest of more are kept. */
const MAX_CODES = 30;

function union([time, rank, ...codes]: Seen, [otherTime, otherRank, ...others]: Seen): Seen {
	const allCodes = [...new Set([...codes, ...others])].slice(-MAX_CODES);
	return [Math.max(time, otherTime), Math.max(rank, otherRank), ...allCodes];
}

/** Whether the first holds all of the second, as it does for most of what is stored. */
function holds([time, rank, ...codes]: Seen, [otherTime, otherRank, ...others]: Seen): boolean {
	return time >= otherTime && rank >= otherRank && others.every((code) => codes.includes(code));
}

/** Events that have started a workflow, by message. Its answers are about the last day. */
export class StartedEvents {
	/** In the order in which they came to be known. */
	private readonly messages = new Map<string, Seen>();

	/** Whether this very event is among them. */
	isRepeat({ message, code }: Mark): boolean {
		return this.messages.get(message)?.includes(code, 2) ?? false;
	}

	/** Whether the message was further already, as when `sent` comes after `delivered`. */
	isStepBack({ message, rank = Infinity }: Mark): boolean {
		return rank < (this.messages.get(message)?.[1] ?? 0);
	}

	/** @param now milliseconds since 1970 */
	add({ message, code, rank = 0 }: Mark, now: number): void {
		this.include(message, [now, rank, code]);
	}

	/** Adds all that is known elsewhere. */
	addAll(other: StartedEvents): void {
		for (const [message, seen] of other.messages) this.include(message, seen);
	}

	/** Adds what `toStored` gave, at another time or in another process. */
	addStored(stored: unknown): void {
		for (const [message, seen] of readStored(stored)) this.include(message, seen);
	}

	/** Forgets what is too old, and the oldest of too many. */
	forget(now: number): void {
		for (const [message, [time]] of this.messages) {
			if (this.messages.size <= MAX_MESSAGES && now - time < MAX_AGE_MS) return;
			this.messages.delete(message);
		}
	}

	/**
	 * The newest of them, so many at most, for n8n's database. What another process has stored comes late
	 * here, and so many at most come at once: the newest are among the last of twice as many.
	 */
	toStored(count: number): string {
		let earlier = this.messages.size - 2 * count;
		const last: SeenMessage[] = [];
		for (const entry of this.messages) {
			if (earlier > 0) earlier -= 1;
			else last.push(entry);
		}
		return storedText(last, count);
	}

	private include(message: string, seen: Seen): void {
		const before = this.messages.get(message);
		if (before && holds(before, seen)) return;
		if (before && before[0] < seen[0]) this.messages.delete(message);
		this.messages.set(message, before ? union(before, seen) : [...seen]);
	}
}
