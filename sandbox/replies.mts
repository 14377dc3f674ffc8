import { randomUUID } from 'node:crypto';

import type { ApiState } from './api.mts';
import { istTimestamp, postCallback } from './callbacks.mts';
import type { Received } from './record.mts';
import type { Message } from './schemas.mts';
import type { TemplateMessage } from './templateMessage.mts';
import type { StoredTemplate } from './templates.mts';

/** What a customer does with a message: writes a text, or taps a button or row by its ID. */
export interface ReplyRequest {
	/** SID of the message that is answered. */
	sid: string;
	text?: string;
	id?: string;
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

interface Choice {
	/** Of a template's quick reply, the type of the answer; else the kind of the interactive one. */
	kind: 'button' | 'button_reply' | 'list_reply';
	id: string;
	title: string;
}

/** The quick replies of a template. Without a payload, a tap brings back what is written on them. */
function quickRepliesOf(
	{ name, language, components = [] }: TemplateMessage,
	all: StoredTemplate[],
) {
	const found = all.find((one) => one.name === name && one.language === language.code);
	const buttons = found?.components.flatMap((component) => component.buttons ?? []) ?? [];
	const payloads = new Map(
		components.flatMap((component) => {
			if (component.type !== 'button') return [];
			const [parameter] = component.parameters;
			return 'payload' in parameter ? [[component.index, parameter.payload] as const] : [];
		}),
	);
	return buttons.flatMap(({ type, text: title = '' }, index): Choice[] =>
		type === 'QUICK_REPLY'
			? [{ kind: 'button', id: payloads.get(String(index)) ?? title, title }]
			: [],
	);
}

/** What the customer can tap on in a message. */
export function choicesOf({ message }: Received, templates: StoredTemplate[]): Choice[] {
	const { content } = message as Message;
	if (content?.type === 'template') return quickRepliesOf(content.template, templates);
	if (content?.type !== 'interactive') return [];
	const { interactive } = content;
	if (interactive.type === 'button') {
		return interactive.action.buttons.map(({ reply }) => ({ kind: 'button_reply', ...reply }));
	}
	if (interactive.type !== 'list') return [];
	const rows = interactive.action.sections.flatMap((section) => section.rows);
	return rows.map(({ id, title }) => ({ kind: 'list_reply', id, title }));
}

function contentOf(
	received: Received,
	templates: StoredTemplate[],
	{ text = 'Hello', id, content }: ReplyRequest,
) {
	if (content !== undefined) return content;
	if (id === undefined) return { type: 'text', text: { body: text } };
	const choice = choicesOf(received, templates).find((one) => one.id === id);
	if (!choice) return undefined;
	const { kind, title } = choice;
	if (kind === 'button') return { type: kind, button: { payload: id, text: title } };
	return { type: 'interactive', interactive: { type: kind, [kind]: { id, title } } };
}

/**
 * Posts a customer's reply to where the reports of the message go, as Exotel does.
 * @returns the HTTP status of the answer; 404 for a message or ID that there is not, 0 for no answer
 */
export async function reply(state: ApiState, request: ReplyRequest): Promise<number> {
	const { sid, at = sid, ownSid = randomUUID().replaceAll('-', ''), context = { sid } } = request;
	const messageOf = (wanted: string) => state.messages.all().find((one) => one.sid === wanted);
	const received = messageOf(sid);
	const content = received && contentOf(received, state.templates.list(), request);
	const addressed = messageOf(at);
	if (!received || !content || !addressed) return 404;
	const message = received.message as Message;
	const entry = {
		callback_type: 'incoming_message',
		sid: ownSid,
		from: request.from ?? message.to,
		to: message.from,
		profile_name: 'Asha',
		timestamp: istTimestamp(new Date()),
		content: { ...content, ...(context && { context }) },
	};
	return await postCallback((addressed.message as Message).status_callback, entry);
}
