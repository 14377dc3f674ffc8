import { randomUUID } from 'node:crypto';

import type { ApiState } from './api.mts';
import { istTimestamp, postCallback } from './callbacks.mts';
import type { Bubble } from './phone/bubble.mts';
import { bubbleOf } from './phone/contentBubble.mts';
import type { Received } from './record.mts';
import type { Message } from './schemas.mts';

/** What a customer does with a message: writes a text, sends a picture, or taps a button or row. */
export interface ReplyRequest {
	sid: string;
	text?: string;
	/** ID of the button or row. */
	id?: string;
	/** Public address of a picture; the text is its caption then. */
	picture?: string;
}

/** Something that the customer can tap on, and the content that a tap becomes. */
interface Choice {
	id: string;
	title: string;
	content: Record<string, unknown>;
}

const interactiveReply = (type: string, id: string, title: string, description?: string) => ({
	type: 'interactive',
	interactive: { type, [type]: { id, title, ...(description !== undefined && { description }) } },
});

/** What a tap on each button or row of a bubble becomes; API reference, section 5. */
function choicesIn({ buttons = [], list, cards = [] }: Bubble, isTemplate: boolean): Choice[] {
	const taps = buttons.flatMap(({ id, title }) => {
		if (id === undefined) return [];
		const content = isTemplate
			? { type: 'button', button: { payload: id, text: title } }
			: interactiveReply('button_reply', id, title);
		return [{ id, title, content }];
	});
	const rows = (list?.sections ?? []).flatMap((section) => section.rows);
	return [
		...taps,
		...rows.map(({ id, title, description }) => ({
			id,
			title,
			content: interactiveReply('list_reply', id, title, description),
		})),
		...cards.flatMap((card) => choicesIn(card, isTemplate)),
	];
}

function choicesOf({ templates }: ApiState, { content }: Message): Choice[] {
	return choicesIn(bubbleOf(content, templates.list()), content.type === 'template');
}

/** The text of an answer as the customer sees it, and its content; undefined for an ID that is not there. */
function answerOf(
	state: ApiState,
	message: Message,
	{ text = 'Hello', id, picture }: ReplyRequest,
) {
	if (picture !== undefined) {
		const image = { url: picture, mime_type: 'image/jpeg', ...(text !== '' && { caption: text }) };
		return { text, content: { type: 'image', image } };
	}
	if (id === undefined) return { text, content: { type: 'text', text: { body: text } } };
	const choice = choicesOf(state, message).find((one) => one.id === id);
	return choice && { text: choice.title, content: choice.content };
}

async function post(state: ApiState, received: Received, request: ReplyRequest): Promise<number> {
	const message = received.message as Message;
	const answer = answerOf(state, message, request);
	if (!answer) return 404;
	const entry = {
		callback_type: 'incoming_message',
		sid: randomUUID().replaceAll('-', ''),
		from: message.to,
		to: message.from,
		profile_name: 'Asha',
		timestamp: istTimestamp(new Date()),
		content: { ...answer.content, context: { sid: request.sid } },
	};
	let taken = 0;
	for (let copy = 0; copy < state.behaviour.copies; copy += 1) {
		taken = await postCallback(message.status_callback, entry);
	}
	const answered = {
		number: state.answers.total + 1,
		at: new Date().toISOString(),
		from: message.to,
		to: message.from,
		replyTo: request.sid,
		text: answer.text,
		...(request.picture !== undefined && { picture: request.picture }),
		taken,
	};
	state.answers.add(answered);
	state.feed.tell('answer', answered);
	return taken;
}

/**
 * Posts a customer's reply to where the reports of the message go, as Exotel does.
 * @returns the HTTP status of the answer; 404 for a message or ID that there is not, 0 for no answer
 */
export async function reply(state: ApiState, request: ReplyRequest): Promise<number> {
	const received = state.messages.all().find(({ sid }) => sid === request.sid);
	return received ? await post(state, received, request) : 404;
}
