import { firstText, isRecord, parsedOrText, recordOf } from '../shared/data';
import type { Entry } from './entries';

/** What a customer's message holds. */
export interface Content {
	/** The API's content type, such as `text` or `interactive`. */
	type: string;
	/** Text, caption, emoji, or title of what was tapped. */
	text: string | null;
	/** ID of the tapped button or row, or payload of a template's button. */
	replyId: string | null;
	media: IncomingMedia | null;
	/** What the customer filled into a flow; only then, and null when it is not JSON. */
	flowResponse?: Entry | null;
	/** A place, in the API's form; only then. */
	location?: unknown;
	/** Contact cards, in the API's form; only then. */
	contacts?: unknown;
	/** A cart, in the API's form; only then. */
	order?: unknown;
	/** The ad from which the customer came, in Meta's form; only then. */
	referral?: unknown;
	/** ID of the customer's earlier message that this one edits or deletes; only then. */
	changedMessage?: string;
}

/** A file that a customer sent, as far as it is described. */
export interface IncomingMedia {
	/** Null when none came: then there is nothing to download. */
	url: string | null;
	/** WhatsApp's ID of the file. */
	id: string | null;
	mimeType: string | null;
	fileName: string | null;
	caption: string | null;
}

const MEDIA_TYPES = ['audio', 'document', 'image', 'sticker', 'video', 'voice'];

/** Parts that leave in the API's own form. */
const PARTS = ['contacts', 'location', 'order', 'referral'] as const;

/** Content types of API reference, section 5.3, and of Meta's webhooks; each is the key of its object. */
const TYPES = [
	'text',
	...MEDIA_TYPES,
	'button',
	'contacts',
	'edit',
	'interactive',
	'location',
	'order',
	'reaction',
	'request_welcome',
	'revoke',
	'system',
	'unsupported',
];

/** The content's type; where it is not said, the key of its object tells it. */
function typeOf(content: Entry): string {
	const said = firstText(content.type)?.toLowerCase();
	return said ?? TYPES.find((type) => (content[type] ?? null) !== null) ?? 'unknown';
}

/** Whether an object without more around it is a content: its type is known, or names a part of it. */
export function isContent(object: Entry): boolean {
	const type = firstText(object.type)?.toLowerCase();
	if (type === undefined) return false;
	return TYPES.includes(type) || (Object.hasOwn(object, type) && isRecord(object[type]));
}

/** What was tapped, chosen or filled in, in any form of an interactive answer. */
function choiceOf({ button, interactive }: Entry): { id: string | null; title: string | null } {
	const { type, button_reply, list_reply, nfm_reply, ...others } = recordOf(interactive);
	const replies = [button_reply, list_reply, nfm_reply, others[firstText(type) ?? '']].map(
		recordOf,
	);
	const { payload, text } = recordOf(button);
	const words = replies.flatMap((one) => [one.title, one.body, one.description, one.response]);
	return {
		id: firstText(...replies.map(({ id }) => id), payload),
		title: firstText(...words, text),
	};
}

/** The answers of a flow, which come as JSON in a string; undefined where there is none. */
function flowResponseOf({ interactive }: Entry): Entry | null | undefined {
	const { response_json } = recordOf(recordOf(interactive).nfm_reply);
	if (response_json === undefined) return undefined;
	const parsed = parsedOrText(response_json);
	return isRecord(parsed) ? parsed : null;
}

function describedIn(file: Entry): IncomingMedia {
	return {
		url: firstText(file.url, file.link),
		id: firstText(file.id),
		mimeType: firstText(file.mime_type),
		fileName: firstText(file.filename, file.file_name, file.name, file.title),
		caption: firstText(file.caption),
	};
}

/** The file, if anything is said of it. */
function mediaOf(content: Entry, type: string): IncomingMedia | null {
	const keys = [type, ...MEDIA_TYPES].filter((key) => MEDIA_TYPES.includes(key));
	const files = keys.map((key) => describedIn(recordOf(content[key])));
	return files.find((file) => Object.values(file).some((value) => value !== null)) ?? null;
}

/** The parts of a content that is no edit. */
function partsOf(content: Entry, type: string): Omit<Content, 'changedMessage' | 'type'> {
	const choice = choiceOf(content);
	const flowResponse = flowResponseOf(content);
	const media = mediaOf(content, type);
	const parts = PARTS.filter((key) => (content[key] ?? null) !== null);
	return {
		text: firstText(
			recordOf(content.text).body,
			content.text,
			choice.title,
			media?.caption,
			recordOf(content.reaction).emoji,
			recordOf(content.order).text,
			recordOf(content.system).body,
		),
		replyId: choice.id,
		media,
		...(flowResponse !== undefined && { flowResponse }),
		...Object.fromEntries(parts.map((key) => [key, content[key]])),
	};
}

/**
 * Reads a content, each part for itself, so that one that is missing or strange drops no other. An edit
 * holds the whole message as it is now; API reference, section 5.3.
 * @param given the content's object, or its text
 */
export function contentOf(given: unknown): Content {
	const content: Entry =
		typeof given === 'string' ? { type: 'text', text: given } : recordOf(given);
	const type = typeOf(content);
	const edit = recordOf(content.edit);
	const current = isRecord(edit.message) ? edit.message : { ...content, ...edit, type };
	const changed = firstText(edit.original_message_id, recordOf(content.revoke).original_message_id);
	return {
		type,
		...partsOf(current, typeOf(current)),
		...(changed !== null && { changedMessage: changed }),
	};
}
