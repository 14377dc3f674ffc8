import { randomUUID } from 'node:crypto';

import type { ApiState } from './api.mts';
import { istTimestamp, postCallback } from './callbacks.mts';
import type { Bubble } from './phone/bubble.mts';
import { bubbleOf } from './phone/contentBubble.mts';
import type { Message } from './schemas.mts';

/** What a customer does with a message: writes a text, sends a picture, or taps a button or row. */
export interface ReplyRequest {
	/** SID of the message that is answered. */
	sid: string;
	text?: string;
	/** ID of the button or row. */
	id?: string;
	/** Public address of a picture; the text is its caption then. */
	picture?: string;
	/** Anything else that comes in, such as a deletion or a system message. */
	content?: object;
	/** The sender as WhatsApp writes it, where that is not the number that the message went to. */
	from?: string;
	/** What the reply says of the message that it answers: its SID unless this is given, none for null. */
	context?: object | null;
	/** SID of the message to whose address the reply comes, where that is another one. */
	at?: string;
	/** SID of the reply itself, by which a repeat of it is known. */
	ownSid?: string;
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
	{ text = 'Hello', id, picture, content }: ReplyRequest,
) {
	if (content !== undefined) return { text: '(another content)', content };
	if (picture !== undefined) {
		const image = { url: picture, mime_type: 'image/jpeg', ...(text !== '' && { caption: text }) };
		return { text, content: { type: 'image', image } };
	}
	if (id === undefined) return { text, content: { type: 'text', text: { body: text } } };
	const choice = choicesOf(state, message).find((one) => one.id === id);
	return choice && { text: choice.title, content: choice.content };
}

/** Posts an entry as often as the sandbox is told to; gives the HTTP status of the last answer. */
async function posted({ behaviour }: ApiState, url: string | undefined, entry: object) {
	let taken = 0;
	for (let copy = 0; copy < behaviour.copies; copy += 1) taken = await postCallback(url, entry);
	return taken;
}

/**
 * Posts a customer's reply to where the reports of the message go, as Exotel does.
 * @returns the HTTP status of the answer; 404 for a message or ID that there is not, 0 for no answer
 */
export async function reply(state: ApiState, request: ReplyRequest): Promise<number> {
	const { sid, at = sid, ownSid = randomUUID().replaceAll('-', ''), context = { sid } } = request;
	const messageOf = (wanted: string) =>
		state.messages.all().find((one) => one.sid === wanted)?.message as Message | undefined;
	const [message, addressed] = [messageOf(sid), messageOf(at)];
	const answer = message && answerOf(state, message, request);
	if (!message || !answer || !addressed) return 404;
	const { to, from } = message;
	const now = new Date();
	const taken = await posted(state, addressed.status_callback, {
		callback_type: 'incoming_message',
		sid: ownSid,
		from: request.from ?? to,
		to: from,
		profile_name: 'Asha',
		timestamp: istTimestamp(now),
		content: { ...answer.content, ...(context && { context }) },
	});
	const answered = {
		number: state.answers.total + 1,
		at: now.toISOString(),
		from: to,
		to: from,
		replyTo: sid,
		text: answer.text,
		...(request.picture !== undefined && { picture: request.picture }),
		taken,
	};
	state.answers.add(answered);
	state.feed.tell('answer', answered);
	return taken;
}
