import { createHash } from 'node:crypto';

import { isRecord } from '../shared/data';
import type { CallbackEvent } from '../callbacks/events';

/**
 * Exotel repeats a callback for an hour at most (docs/exotel-api.md, 4.5); what is older or beyond the
 * count is forgotten.
 */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;
const MAX_MESSAGES = 500;

/** A message has five reports or so; the newest of more are kept. */
const MAX_CODES = 30;

const RANKS: Partial<Record<string, number>> = { sent: 1, delivered: 2, seen: 3, failed: 4 };

const short = (text: string) => createHash('sha256').update(text).digest('base64').slice(0, 12);

/** As long as the names and numbers of reports are, and not what anybody may write there. */
const MAX_CODE = 60;

/** What makes an event one of its kind: its code, or its content where it has no SID. */
function codeOf(event: CallbackEvent): string {
	if (event.event === 'deliveryReport') {
		const code = String(event.code ?? event.reason ?? event.status);
		return code.length > MAX_CODE ? short(code) : code;
	}
	return event.event === 'incomingMessage' && event.sid ? 'in' : short(JSON.stringify(event.raw));
}

/** The SID, or what stands for it: a repeat of an event without one has the same content. */
function sidOf(event: CallbackEvent): string {
	return (event.event === 'unknown' ? null : event.sid) ?? JSON.stringify(event.raw);
}

/** By what an event is known again. */
export interface Mark {
	/** Shortened SID of its message. */
	message: string;
	code: string;
	/** How far a report says that its message is; undefined for all else. */
	rank?: number;
}

export function markOf(event: CallbackEvent): Mark {
	return {
		message: short(sidOf(event)),
		code: codeOf(event),
		rank: event.event === 'deliveryReport' ? RANKS[event.status] : undefined,
	};
}

/** A key that is the same for each repeat of an event, for n8n's Remove Duplicates node. */
export function dedupeKey(event: CallbackEvent): string {
	const { message, code } = markOf(event);
	return `${message}:${code}`;
}

/** What was seen of one message: time of the last event, highest rank, and the events' codes. */
type Seen = [time: number, rank: number, ...codes: string[]];

/** By message, oldest first. */
type Stored = Record<string, Seen>;

function union([time, rank, ...codes]: Seen, [otherTime, otherRank, ...others]: Seen): Seen {
	const allCodes = [...new Set([...codes, ...others])].slice(-MAX_CODES);
	return [Math.max(time, otherTime), Math.max(rank, otherRank), ...allCodes];
}

/** Events that have started a workflow, by message. Its answers are about the last day. */
export class StartedEvents {
	private messages = new Map<string, Seen>();

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
	addAll(other: StartedEvents, now: number): void {
		for (const [message, seen] of other.messages) this.include(message, seen);
		this.forget(now);
	}

	/** Adds what `toStored` gave, at another time or in another process. */
	addStored(stored: unknown, now: number): void {
		if (!isRecord(stored)) return;
		for (const [message, seen] of Object.entries(stored as Stored)) {
			if (Array.isArray(seen)) this.include(message, seen);
		}
		this.forget(now);
	}

	/** Whether nothing of it is missing in what `toStored` gave and `addStored` has taken. */
	isIn(stored: unknown): boolean {
		const others: Record<string, unknown> = isRecord(stored) ? stored : {};
		return [...this.messages].every(([message, [, , ...codes]]) => {
			const other = others[message];
			return Array.isArray(other) && codes.every((code) => other.includes(code, 2));
		});
	}

	/** A copy for n8n's database. */
	toStored(): Stored {
		return Object.fromEntries(this.messages);
	}

	private include(message: string, seen: Seen): void {
		const before = this.messages.get(message);
		this.messages.set(message, before ? union(before, seen) : [...seen]);
	}

	private forget(now: number): void {
		const young = [...this.messages].filter(([, [time]]) => now - time < MAX_AGE_MS);
		const oldestFirst = young.sort(([, [one]], [, [other]]) => one - other);
		this.messages = new Map(oldestFirst.slice(-MAX_MESSAGES));
	}
}
