import type { ApiState } from '../api.mts';
import type { Received } from '../record.mts';
import { firstIssue, messageSchema, type Message } from '../schemas.mts';
import type { Bubble } from './bubble.mts';
import { bubbleOf } from './contentBubble.mts';

/** What the page shows of a message to the customer. */
export interface MessageView {
	number: number;
	sid: string | null;
	/** ISO 8601. */
	at: string;
	from: string;
	to: string;
	/** Exotel's code of the last report and its name, or why it was refused. */
	status: string;
	bubble: Bubble;
	/** The content as it came in. */
	raw: unknown;
}

/** A refused message may have any form. */
export function messageView({ templates }: ApiState, received: Received): MessageView {
	const { number, sid, at, status, message } = received;
	const parsed = messageSchema.safeParse(message);
	const { from, to, content } = (message ?? {}) as Partial<Message>;
	return {
		number,
		sid,
		at,
		from: String(from),
		to: String(to),
		status,
		bubble: parsed.success
			? bubbleOf(parsed.data.content, templates.list())
			: { notes: [firstIssue(parsed.error)] },
		raw: content ?? null,
	};
}
