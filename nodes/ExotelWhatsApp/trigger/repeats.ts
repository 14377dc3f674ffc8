import { createHash } from 'node:crypto';

import { isRecord } from '../shared/data';
import type { CallbackEvent } from '../callbacks/events';

/** Exotel repeats a callback for an hour at most; what is older or beyond the count is forgotten. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;
const MAX_MESSAGES = 500;

const KEY = 'exotelWhatsAppSeen';

/** What was seen of one message: time of the last event, highest rank, and the events' codes. */
type Seen = [time: number, rank: number, ...codes: string[]];

/** By shortened SID, in the order in which they came, so that the oldest is dropped first. */
type Store = Record<string, Seen>;

const RANKS: Record<string, number> = { sent: 1, delivered: 2, seen: 3, failed: 4 };

const short = (text: string) => createHash('sha256').update(text).digest('base64').slice(0, 12);

/** What makes an event one of its kind: its code, or its content where it has no SID. */
function codeOf(event: CallbackEvent): string {
	if (event.event === 'deliveryReport') return String(event.code ?? event.reason ?? event.status);
	return event.event === 'incomingMessage' && event.sid ? 'in' : short(JSON.stringify(event.raw));
}

/** The SID, or what stands for it: a repeat of an event without one has the same content. */
function sidOf(event: CallbackEvent): string {
	return (event.event === 'unknown' ? null : event.sid) ?? JSON.stringify(event.raw);
}

/** A key that is the same for each repeat of an event, for n8n's Remove Duplicates node. */
export function dedupeKey(event: CallbackEvent): string {
	return `${short(sidOf(event))}:${codeOf(event)}`;
}

/**
 * The events that a trigger has passed on, in a store that outlives it. n8n's store is not atomic:
 * two calls in the same instant may both pass.
 */
export class PassedOn {
	private readonly seen: Store;

	/** @param store n8n's static data of the node */
	constructor(
		private readonly store: Record<string, unknown>,
		private readonly now: number,
	) {
		const before = store[KEY];
		this.seen = isRecord(before) ? { ...(before as Store) } : {};
	}

	/** Whether this very event was passed on before. */
	isRepeat(event: CallbackEvent): boolean {
		return this.of(event)?.includes(codeOf(event), 2) ?? false;
	}

	/** Whether the message was further already, as when `sent` comes after `delivered`. */
	isStepBack(event: CallbackEvent): boolean {
		if (event.event !== 'deliveryReport') return false;
		const rank = RANKS[event.status] ?? Infinity;
		return rank < (this.of(event)?.[1] ?? 0);
	}

	add(event: CallbackEvent): void {
		const key = short(sidOf(event));
		const [, rank = 0, ...codes] = this.of(event) ?? [];
		const own = event.event === 'deliveryReport' ? (RANKS[event.status] ?? 0) : 0;
		delete this.seen[key];
		this.seen[key] = [this.now, Math.max(rank, own), ...codes, codeOf(event)];
	}

	/** Writes back what is worth keeping. */
	save(): void {
		const young = Object.entries(this.seen).filter(([, [time]]) => this.now - time < MAX_AGE_MS);
		this.store[KEY] = Object.fromEntries(young.slice(-MAX_MESSAGES));
	}

	private of(event: CallbackEvent): Seen | undefined {
		const seen = this.seen[short(sidOf(event))];
		return Array.isArray(seen) && this.now - seen[0] < MAX_AGE_MS ? seen : undefined;
	}
}
