import { firstText, isRecord, recordOf } from '../shared/data';
import { contentOf, type Content } from './content';
import { answeredMessage } from './context';
import type { Entry } from './entries';
import { detailsOf, errorIn, wordsOfError } from './errors';
import { normalized } from './otherForms';
import type { ReportStatus } from './statusRow';
import { statusOf, statusOfWord } from './statuses';

/**
 * A delivery report in the form in which it leaves the trigger: what people branch on first, and what
 * Exotel posted last, as n8n's table and JSON show few fields at a time.
 */
export interface DeliveryReport {
	event: 'deliveryReport';
	status: ReportStatus;
	/** The customer's number. */
	to: string | null;
	isFailure: boolean;
	/** True when no further report is needed to know how the message ended; `seen` may still follow. */
	isFinal: boolean;
	retryable: boolean;
	/** Exotel's name, `EX_...`. */
	reason: string | null;
	code: number | null;
	description: string | null;
	advice: string | null;
	customData: string | null;
	sid: string | null;
	/** ISO 8601 with the offset that Exotel gave. */
	timestamp: string | null;
	raw: Entry;
}

/** A customer's message in the form in which it leaves the trigger, in the same order. */
export interface IncomingMessage extends Content {
	event: 'incomingMessage';
	/** The customer's number, or WhatsApp's ID of a customer who hides it. */
	from: string | null;
	profileName: string | null;
	/** SID of the message that is answered. */
	replyTo: string | null;
	to: string | null;
	sid: string | null;
	timestamp: string | null;
	customData?: string;
	/** What WhatsApp could not pass on; only then. */
	error?: Entry;
	raw: Entry;
}

export type CallbackEvent = DeliveryReport | IncomingMessage | { event: 'unknown'; raw: Entry };

function numberOf(value: unknown): number | null {
	const given = firstText(value);
	return given !== null && Number.isFinite(Number(given)) ? Number(given) : null;
}

/**
 * A number in E.164; Exotel leaves out the `+` at times. What cannot be one, such as a number of home or
 * an ID of WhatsApp, stays as it came.
 */
function phoneOf(...values: unknown[]): string | null {
	const given = firstText(...values);
	return given !== null && /^[1-9]\d{6,14}$/.test(given) ? `+${given}` : given;
}

/** A time in ISO 8601; Meta writes Unix seconds. */
function timestampOf(value: unknown): string | null {
	const given = firstText(value);
	const isUnix = given !== null && /^\d{9,10}$/.test(given);
	return isUnix ? new Date(Number(given) * 1000).toISOString() : given;
}

/** Looking for one long text in another can take minutes; what people have written is shorter. */
const MAX_COMPARED = 1000;

const isSaidIn = (words: string, part: string) =>
	words.length <= MAX_COMPARED && words.includes(part);

/** Exotel's words and those of an error beside them, each once. */
function descriptionOf(words: Array<string | null>): string | null {
	const said = words.reduce<string[]>(
		(before, part) => (part === null || isSaidIn(before.join(), part) ? before : [...before, part]),
		[],
	);
	return firstText(said.join(': '));
}

function deliveryReport(entry: Entry, raw: Entry): DeliveryReport {
	const reason = firstText(entry.exo_detailed_status);
	const code = numberOf(entry.exo_status_code);
	const error = errorIn(entry) ?? {};
	const known = statusOf(reason, code);
	const failure = known ?? statusOf(null, numberOf(error.code));
	const row = failure ?? statusOfWord(firstText(entry.status));
	const status = row?.status ?? 'unknown';
	return {
		event: 'deliveryReport',
		status,
		to: phoneOf(entry.to),
		isFailure: status === 'failed',
		isFinal: status === 'delivered' || status === 'seen' || status === 'failed',
		retryable: row?.retryable ?? false,
		reason: reason ?? row?.name ?? null,
		code: code ?? (known ? null : (failure?.code ?? null)),
		description:
			descriptionOf([firstText(entry.description), ...wordsOfError(error)]) ??
			firstText(row?.meaning),
		advice: firstText(row?.advice),
		customData: firstText(entry.custom_data),
		sid: firstText(entry.sid, entry.message_sid),
		timestamp: timestampOf(entry.timestamp),
		raw,
	};
}

/** The error, with its exact words where they are easy to reach. */
function withDetails(error: Entry): Entry {
	const details = detailsOf(error);
	return details === null ? error : { ...error, details };
}

function incomingMessage(entry: Entry, raw: Entry): IncomingMessage {
	const content = recordOf(entry.content);
	// Meta has the ad beside the content.
	const whole = isRecord(entry.content) ? { referral: entry.referral, ...content } : entry.content;
	const { type, text, replyId, media, ...others } = contentOf(whole);
	const error = errorIn(entry, content);
	const contact = recordOf(entry.contact);
	const profile = recordOf(contact.profile);
	const customData = firstText(entry.custom_data);
	return {
		event: 'incomingMessage',
		type,
		from: phoneOf(entry.from, contact.wa_id, entry.from_user_id, contact.user_id),
		profileName: firstText(entry.profile_name, profile.name, profile.username, contact.name),
		text,
		replyId,
		replyTo: answeredMessage(entry, content),
		media,
		to: phoneOf(entry.to),
		sid: firstText(entry.sid, entry.message_sid),
		timestamp: timestampOf(entry.timestamp),
		...others,
		...(customData !== null && { customData }),
		...(error && { error: withDetails(error) }),
		raw,
	};
}

/**
 * What an entry says, in the trigger's form. Never throws: what is neither a report nor a message
 * becomes `unknown`. An entry's kind is told by what it holds before its `callback_type`, which varies;
 * API reference, section 5.2.
 */
export function eventOf(raw: Entry): CallbackEvent {
	const entry = normalized(raw);
	const kind = firstText(entry.callback_type);
	if ((entry.exo_status_code ?? entry.exo_detailed_status ?? null) !== null) {
		return deliveryReport(entry, raw);
	}
	if (isRecord(entry.content) || kind === 'incoming_message') return incomingMessage(entry, raw);
	return kind === 'dlr' ? deliveryReport(entry, raw) : { event: 'unknown', raw };
}
