import { firstText, listOf, recordOf } from '../shared/data';
import type { Entry } from './entries';
import { statusOfMetaError } from './statuses';

/**
 * Exotel's newer pages describe callbacks in other forms, which no live account has been seen to
 * send. They are read all the same. API reference, section 12.
 */

/** Unix seconds, as Meta writes times, in ISO 8601. */
function isoTime(value: unknown): unknown {
	const seconds = /^\d{9,10}$/.test(firstText(value) ?? '') ? Number(value) : NaN;
	return Number.isNaN(seconds) ? value : new Date(seconds * 1000).toISOString();
}

/** The status, and what it says of a failure, of a report in words instead of numbers. */
function reportOf(message: Entry): Entry {
	const [error] = listOf(message.errors).map(recordOf);
	const { code, title, detail, details, message: words } = error ?? {};
	const row = statusOfMetaError(Number(firstText(code)));
	return {
		...message,
		sid: message.sid ?? message.message_sid ?? message.id,
		to: message.to ?? message.recipient,
		timestamp: isoTime(message.timestamp),
		...(error && {
			exo_status_code: row?.code,
			exo_detailed_status: row?.name,
			description: [firstText(title), firstText(detail, details, words)]
				.filter((part) => part)
				.join(': '),
		}),
	};
}

/** A customer's message with its content at the top instead of under `content`. */
function messageOf(message: Entry, contact: Entry): Entry {
	const type = firstText(message.type) ?? 'unknown';
	return {
		callback_type: 'incoming_message',
		sid: message.sid ?? message.message_sid ?? message.id,
		from: message.from ?? contact.wa_id,
		to: message.to,
		profile_name: recordOf(contact.profile).name ?? contact.name,
		timestamp: isoTime(message.timestamp),
		content: { type, [type]: message[type], context: message.context },
	};
}

/** An entry in the form of the API reference's sections 4 and 5, whatever form it came in. */
export function normalized(raw: Entry): Entry {
	if (raw.event === 'message_status') {
		return reportOf({ timestamp: raw.timestamp, ...recordOf(raw.message) });
	}
	if (raw.type === 'message_status') return reportOf(recordOf(raw.data));
	if (raw.event === 'incoming_message') {
		return messageOf(recordOf(raw.message), recordOf(raw.contact));
	}
	if (raw.type === 'inbound_message') {
		const data = recordOf(raw.data);
		return messageOf({ ...data, ...recordOf(data.message) }, recordOf(data.contact));
	}
	return typeof raw.status === 'string' && raw.content === undefined ? reportOf(raw) : raw;
}

/** What a call wants back that only checks the address; undefined for all other calls. */
export function challengeOf(body: unknown): string | undefined {
	const { type, challenge } = recordOf(body);
	return type === 'verification' && typeof challenge === 'string' ? challenge : undefined;
}
