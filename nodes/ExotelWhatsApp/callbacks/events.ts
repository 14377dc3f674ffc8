import { firstText, isRecord, parsedOrText, recordOf } from '../shared/data';
import type { Entry } from './entries';
import { isStatusWord, statusOf, type ReportStatus } from './statuses';
import { normalized } from './otherForms';

/** A delivery report in the form in which it leaves the trigger. */
export interface DeliveryReport {
	event: 'deliveryReport';
	sid: string | null;
	status: ReportStatus;
	isFailure: boolean;
	/** True when no further report is needed to know how the message ended; `seen` may still follow. */
	isFinal: boolean;
	retryable: boolean;
	/** Exotel's name, `EX_...`. */
	reason: string | null;
	code: number | null;
	description: string | null;
	advice: string | null;
	/** The customer's number. */
	to: string | null;
	/** ISO 8601 with the offset that Exotel gave. */
	timestamp: string | null;
	customData: string | null;
	raw: Entry;
}

/** A customer's message in the form in which it leaves the trigger. */
export interface IncomingMessage {
	event: 'incomingMessage';
	sid: string | null;
	/** The API's content type, such as `text` or `interactive`. */
	type: string;
	/** The customer's number. */
	from: string | null;
	to: string | null;
	profileName: string | null;
	/** Text, caption, or title of what was tapped. */
	text: string | null;
	/** ID of the tapped button or row, or payload of a template's button. */
	replyId: string | null;
	/** SID of the message that is answered. */
	replyTo: string | null;
	media: {
		url: string;
		mimeType: string | null;
		fileName: string | null;
		caption: string | null;
	} | null;
	timestamp: string | null;
	/** What the customer filled into a flow; only then, and null when it is not JSON. */
	flowResponse?: Entry | null;
	/** What WhatsApp could not pass on; only then. */
	error?: Entry;
	raw: Entry;
}

export type CallbackEvent = DeliveryReport | IncomingMessage | { event: 'unknown'; raw: Entry };

function numberOf(value: unknown): number | null {
	const given = firstText(value);
	return given !== null && Number.isFinite(Number(given)) ? Number(given) : null;
}

/** A number in E.164; Exotel leaves out the `+` at times. */
function phoneOf(...values: unknown[]): string | null {
	const given = firstText(...values);
	return given !== null && /^\d+$/.test(given) ? `+${given}` : given;
}

function deliveryReport(entry: Entry, raw: Entry): DeliveryReport {
	const reason = firstText(entry.exo_detailed_status);
	const code = numberOf(entry.exo_status_code);
	const row = statusOf(reason, code, firstText(entry.status));
	const status = row?.status ?? 'unknown';
	return {
		event: 'deliveryReport',
		sid: firstText(entry.sid, entry.message_sid),
		status,
		isFailure: status === 'failed',
		isFinal: status === 'delivered' || status === 'seen' || status === 'failed',
		retryable: row?.retryable ?? false,
		reason: reason ?? row?.name ?? null,
		code,
		description: firstText(entry.description, row?.meaning),
		advice: firstText(row?.advice),
		to: phoneOf(entry.to),
		timestamp: firstText(entry.timestamp),
		customData: firstText(entry.custom_data),
		raw,
	};
}

/** What was tapped or filled in, in any form of an interactive answer. */
function answerOf(content: Entry): { id: string | null; title: string | null } {
	const button = recordOf(content.button);
	const { button_reply, list_reply, nfm_reply } = recordOf(content.interactive);
	const reply = recordOf(button_reply ?? list_reply ?? nfm_reply);
	return {
		id: firstText(reply.id, button.payload),
		title: firstText(reply.title, reply.body, button.text),
	};
}

/** The answers of a flow, which come as JSON in a string; undefined where there is none. */
function flowResponseOf(content: Entry): Entry | null | undefined {
	const { nfm_reply } = recordOf(content.interactive);
	const { response_json } = recordOf(nfm_reply);
	if (response_json === undefined) return undefined;
	const parsed = parsedOrText(response_json);
	return isRecord(parsed) ? parsed : null;
}

const MEDIA_TYPES = ['audio', 'document', 'image', 'sticker', 'video', 'voice'];

function mediaOf(content: Entry, type: string): IncomingMessage['media'] {
	if (!MEDIA_TYPES.includes(type)) return null;
	const object = recordOf(content[type]);
	const url = firstText(object.url, object.link);
	if (url === null) return null;
	return {
		url,
		mimeType: firstText(object.mime_type),
		fileName: firstText(object.filename, object.file_name, object.name, object.title),
		caption: firstText(object.caption),
	};
}

function incomingMessage(entry: Entry, raw: Entry): IncomingMessage {
	const content = recordOf(entry.content);
	const type = firstText(content.type) ?? 'unknown';
	const context = { ...recordOf(entry.context), ...recordOf(content.context) };
	const reply = answerOf(content);
	const reaction = recordOf(content.reaction);
	const flow = flowResponseOf(content);
	const media = mediaOf(content, type);
	return {
		event: 'incomingMessage',
		sid: firstText(entry.sid, entry.message_sid),
		type,
		from: phoneOf(entry.from),
		to: phoneOf(entry.to),
		profileName: firstText(entry.profile_name),
		text: firstText(
			recordOf(content.text).body,
			reply.title,
			media?.caption,
			reaction.emoji,
			recordOf(content.order).text,
		),
		replyId: reply.id,
		replyTo: firstText(context.sid, context.id, context.message_id, reaction.message_id),
		media,
		timestamp: firstText(entry.timestamp),
		...(flow !== undefined && { flowResponse: flow }),
		...(isRecord(entry.error) && { error: entry.error }),
		raw,
	};
}

/** Names of an incoming message's kind: Exotel's reference, live data, and its newer pages. */
const INCOMING = new Set<string | null>(['icm', 'incoming_message', 'inbound_message']);

/**
 * What an entry says, in the trigger's form. Never throws: what is neither a report nor a message
 * becomes `unknown`. An entry's kind is told by what it holds, since `callback_type` varies; API
 * reference, section 5.2.
 */
export function eventOf(raw: Entry): CallbackEvent {
	const entry = normalized(raw);
	const kind = firstText(entry.callback_type);
	const hasStatus = isStatusWord(firstText(entry.status)) && entry.content === undefined;
	const isReport =
		'exo_status_code' in entry || 'exo_detailed_status' in entry || kind === 'dlr' || hasStatus;
	if (isReport) return deliveryReport(entry, raw);
	if (isRecord(entry.content) || INCOMING.has(kind)) return incomingMessage(entry, raw);
	return { event: 'unknown', raw };
}
