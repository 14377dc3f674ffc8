import { randomUUID } from 'node:crypto';

import type { ApiState } from './api.mts';
import { istTimestamp, postCallback } from './callbacks.mts';
import type { Received } from './record.mts';
import type { Message } from './schemas.mts';

/** What a customer does with a message: writes a text, or taps a button or row by its ID. */
export interface ReplyRequest {
	sid: string;
	text?: string;
	id?: string;
}

interface Choice {
	kind: 'button_reply' | 'list_reply';
	id: string;
	title: string;
}

/** What the customer can tap on in a message. */
export function choicesOf({ message }: Received): Choice[] {
	const { content } = message as Message;
	if (content?.type !== 'interactive') return [];
	const { interactive } = content;
	if (interactive.type === 'button') {
		return interactive.action.buttons.map(({ reply }) => ({ kind: 'button_reply', ...reply }));
	}
	if (interactive.type !== 'list') return [];
	const rows = interactive.action.sections.flatMap((section) => section.rows);
	return rows.map(({ id, title }) => ({ kind: 'list_reply', id, title }));
}

function contentOf(received: Received, { sid, text = 'Hello', id }: ReplyRequest) {
	const context = { sid };
	if (id === undefined) return { type: 'text', text: { body: text }, context };
	const choice = choicesOf(received).find((one) => one.id === id);
	if (!choice) return undefined;
	const { kind, title } = choice;
	return { type: 'interactive', interactive: { type: kind, [kind]: { id, title } }, context };
}

/**
 * Posts a customer's reply to where the reports of the message go, as Exotel does.
 * @returns the HTTP status of the answer; 404 for a message or ID that there is not, 0 for no answer
 */
export async function reply(state: ApiState, request: ReplyRequest): Promise<number> {
	const received = state.messages.all().find(({ sid }) => sid === request.sid);
	const content = received && contentOf(received, request);
	if (!received || !content) return 404;
	const message = received.message as Message;
	const entry = {
		callback_type: 'incoming_message',
		sid: randomUUID().replaceAll('-', ''),
		from: message.to,
		to: message.from,
		profile_name: 'Asha',
		timestamp: istTimestamp(new Date()),
		content,
	};
	return await postCallback(message.status_callback, entry);
}
