import { createHash } from 'node:crypto';

import type { CallbackEvent } from '../callbacks/events';
import { TOKEN } from './storedEvents';

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
	const code = codeOf(event);
	return {
		message: short(sidOf(event)),
		code: TOKEN.test(code) ? code : short(code),
		rank: event.event === 'deliveryReport' ? RANKS[event.status] : undefined,
	};
}

/** A key that is the same for each repeat of an event, for n8n's Remove Duplicates node. */
export function dedupeKey(event: CallbackEvent): string {
	return `${short(sidOf(event))}:${codeOf(event)}`;
}
