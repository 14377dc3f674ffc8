import type { CallbackEvent } from '../callbacks/events';

/** What the user wants to start on. An empty list lets all through, except `events`. */
export interface Filter {
	events: string[];
	statuses: string[];
	/** EX_ names. */
	reasons: string[];
	/** Content types of incoming messages. */
	messageTypes: string[];
	/** IDs of tapped buttons and rows; an incoming message without one does not pass then. */
	replyIds: string[];
}

const admits = (wanted: string[], value: string | null) =>
	wanted.length === 0 || (value !== null && wanted.includes(value));

/** Whether an event passes. Each list judges only the events that it is about. */
export function passes(event: CallbackEvent, filter: Filter): boolean {
	if (!filter.events.includes(event.event)) return false;
	if (event.event === 'deliveryReport') {
		return admits(filter.statuses, event.status) && admits(filter.reasons, event.reason);
	}
	if (event.event === 'incomingMessage') {
		return admits(filter.messageTypes, event.type) && admits(filter.replyIds, event.replyId);
	}
	return true;
}
