import type { CallbackEvent } from '../callbacks/events';
import { pasted } from '../shared/pasted';

/** What the user wants to start on. An empty list lets all through, except `events`. */
export interface Filter {
	/** Those of the contract, and `failedDelivery`: a report of a failure, whatever its reason. */
	events: string[];
	statuses: string[];
	/** EX_ names. */
	reasons: string[];
	/** Content types of incoming messages. */
	messageTypes: string[];
	/**
	 * IDs of tapped buttons and rows, in lists with commas between them; an incoming message without one
	 * does not pass then.
	 */
	replyIds: string[];
}

const admits = (wanted: string[], value: string | null) =>
	wanted.length === 0 || (value !== null && wanted.includes(value));

/** Types that come in under another name than the filter's; API reference, sections 5.3 and 10.5. */
const OTHER_NAMES = new Map([
	['contact', 'contacts'],
	['voice', 'audio'],
]);

const admitsType = (wanted: string[], type: string) =>
	admits(wanted, type) || admits(wanted, OTHER_NAMES.get(type) ?? null);

/**
 * A list with one comma before and behind each part, without what was pasted with it. White space is
 * looked at from its beginning only: from each of its characters, a million of them would take minutes.
 */
const bounded = (list: string) => `,${pasted(list).replace(/(?<!\s)\s*,[\s,]*/g, ',')},`;

/**
 * Whether one of the lists names an ID. An ID can have commas itself, so several parts of a list that
 * follow each other are one too.
 */
function admitsReply(lists: string[], id: string | null): boolean {
	if (lists.length === 0) return true;
	return id !== null && lists.some((list) => bounded(list).includes(bounded(id)));
}

/** Whether an event passes. Each list judges only the events that it is about. */
export function passes(event: CallbackEvent, filter: Filter): boolean {
	const { events, statuses, reasons } = filter;
	if (event.event === 'deliveryReport') {
		if (event.isFailure && events.includes('failedDelivery')) return true;
		const isWanted = events.includes(event.event);
		return isWanted && admits(statuses, event.status) && admits(reasons, event.reason);
	}
	if (!events.includes(event.event)) return false;
	if (event.event === 'incomingMessage') {
		return (
			admitsType(filter.messageTypes, event.type) && admitsReply(filter.replyIds, event.replyId)
		);
	}
	return true;
}
