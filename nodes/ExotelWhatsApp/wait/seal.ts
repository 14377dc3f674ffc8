import { randomBytes } from 'node:crypto';

import type { CallbackEvent } from '../callbacks/events';
import { withReplyIds } from './replyIds';

/**
 * A question's buttons and rows carry a mark of this one message behind their IDs. Which message a tap
 * answers is often not said (API reference, section 5.4), and "approve" on an older request must not
 * approve a newer one.
 */
const BEFORE_SEAL = '~';
const SEAL_BYTES = 6;

/** Characters by which a seal makes an ID longer. */
export const SEAL_LENGTH = BEFORE_SEAL.length + (SEAL_BYTES * 4) / 3;

export const newSeal = (): string =>
	`${BEFORE_SEAL}${randomBytes(SEAL_BYTES).toString('base64url')}`;

/** The content with the seal behind each ID that a tap brings back. */
export const sealed = <T>(content: T, seal: string): T =>
	withReplyIds(content, (id) => `${id}${seal}`);

/**
 * The events without taps on other messages, and the rest with the IDs that the user knows. A tap
 * whose context names our message needs no seal: a template's button that was given no ID has none.
 */
export function ownTaps(events: CallbackEvent[], seal: string, sid: string): CallbackEvent[] {
	return events.flatMap((event) => {
		if (event.event !== 'incomingMessage' || event.replyId === null) return [event];
		if (event.replyId.endsWith(seal)) {
			return [{ ...event, replyId: event.replyId.slice(0, -seal.length) }];
		}
		return event.replyTo === sid ? [event] : [];
	});
}
