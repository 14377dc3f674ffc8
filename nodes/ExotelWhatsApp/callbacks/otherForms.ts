import { isRecord, text } from '../shared/data';
import type { Entry } from './entries';

/**
 * Exotel's newer pages describe callbacks in other forms, which no live account has been seen to
 * send. They are read all the same. API reference, section 12.
 */

const record = (value: unknown): Entry => (isRecord(value) ? value : {});

/** Meta's error numbers as Exotel's status codes; API reference, section 9.3. */
const META_ERRORS = new Map<number, number>([
	[130429, 30007],
	[131008, 30020],
	[131009, 30021],
	[131026, 30013],
	[131030, 30014],
	[131047, 30018],
	[131048, 30008],
	[131051, 30015],
	[131052, 30016],
	[131053, 30017],
	[131056, 30009],
	[132000, 30023],
	[132001, 30024],
	[132005, 30025],
	[132007, 30022],
	[132012, 30023],
]);

/** Unix seconds, as Meta writes times, in ISO 8601. */
function isoTime(value: unknown): unknown {
	const seconds = /^\d{9,10}$/.test(text(value) ?? '') ? Number(value) : NaN;
	return Number.isNaN(seconds) ? value : new Date(seconds * 1000).toISOString();
}

/** The status, and what it says of a failure, of a report in words instead of numbers. */
function reportOf(message: Entry): Entry {
	const [error] = Array.isArray(message.errors) ? message.errors.map(record) : [];
	const { code, title, detail, details, message: words } = error ?? {};
	return {
		...message,
		sid: message.sid ?? message.message_sid ?? message.id,
		to: message.to ?? message.recipient,
		timestamp: isoTime(message.timestamp),
		...(error && {
			exo_status_code: META_ERRORS.get(Number(text(code))),
			description: [text(title), text(detail, details, words)].filter((part) => part).join(': '),
		}),
	};
}

/** A customer's message with its content at the top instead of under `content`. */
function messageOf(message: Entry, contact: Entry): Entry {
	const type = text(message.type) ?? 'unknown';
	return {
		callback_type: 'incoming_message',
		sid: message.sid ?? message.message_sid ?? message.id,
		from: message.from ?? contact.wa_id,
		to: message.to,
		profile_name: record(contact.profile).name ?? contact.name,
		timestamp: isoTime(message.timestamp),
		content: { type, [type]: message[type], context: message.context },
	};
}

/** An entry in the form of the API reference's sections 4 and 5, whatever form it came in. */
export function inUsualForm(raw: Entry): Entry {
	if (raw.event === 'message_status') {
		return reportOf({ timestamp: raw.timestamp, ...record(raw.message) });
	}
	if (raw.type === 'message_status') return reportOf(record(raw.data));
	if (raw.event === 'incoming_message') return messageOf(record(raw.message), record(raw.contact));
	if (raw.type === 'inbound_message') {
		const data = record(raw.data);
		return messageOf({ ...data, ...record(data.message) }, record(data.contact));
	}
	return typeof raw.status === 'string' && raw.content === undefined ? reportOf(raw) : raw;
}

/** What a call wants back that only checks the address; undefined for all other calls. */
export function challengeOf(body: unknown): string | undefined {
	const { type, challenge } = record(body);
	return type === 'verification' && typeof challenge === 'string' ? challenge : undefined;
}
