import { firstText, recordOf } from '../shared/data';
import { isContent } from './content';
import type { Entry } from './entries';
import { statusOfWord } from './statuses';

/**
 * Exotel's newer pages, and Meta's, describe callbacks in other forms, which no live account of Exotel
 * has been seen to send. They are read all the same. API reference, section 12.
 */

/** A report in words instead of numbers, with the names of API reference, section 4.2. */
function reportOf(status: Entry): Entry {
	return {
		...status,
		callback_type: 'dlr',
		sid: status.sid ?? status.message_sid ?? status.id,
		to: status.to ?? status.recipient ?? status.recipient_id ?? status.recipient_user_id,
		custom_data: status.custom_data ?? status.biz_opaque_callback_data,
	};
}

/** A customer's message whose content may stand at its top instead of under `content`. */
function messageOf(message: Entry): Entry {
	return {
		...message,
		callback_type: 'incoming_message',
		sid: message.sid ?? message.message_sid ?? message.id,
		content: message.content ?? message,
	};
}

/** Names of an incoming message's kind: Exotel's reference, live data, and its newer pages. */
const INCOMING = new Set<unknown>(['icm', 'incoming_message', 'inbound_message']);

/** Whether an entry is a customer's message without a `content`. */
function isBareMessage(entry: Entry): boolean {
	if ((entry.content ?? null) !== null) return false;
	if (INCOMING.has(entry.callback_type)) return true;
	return isContent(entry) && firstText(entry.from, entry.from_user_id) !== null;
}

/** Whether an entry is a report by its status alone. */
function isBareReport({ status, content }: Entry): boolean {
	return content === undefined && statusOfWord(firstText(status)) !== undefined;
}

/** An entry in the form of the API reference's sections 4 and 5, whatever form it came in. */
export function normalized(raw: Entry): Entry {
	const { event, type } = raw;
	const data = recordOf(raw.data);
	const message = recordOf(raw.message);
	if (event === 'message_status') return reportOf({ ...raw, ...message });
	if (type === 'message_status') return reportOf(data);
	if (event === 'incoming_message' || (event === 'flow_response' && isContent(message))) {
		return messageOf({ ...raw, ...message });
	}
	if (type === 'inbound_message') return messageOf({ ...data, ...recordOf(data.message) });
	if (isBareReport(raw)) return reportOf(raw);
	return isBareMessage(raw) || INCOMING.has(raw.callback_type) ? messageOf(raw) : raw;
}

/** What a call wants back that only checks the address; undefined for all other calls. */
export function challengeOf(body: unknown): string | undefined {
	const { type, challenge } = recordOf(body);
	return type === 'verification' && typeof challenge === 'string' ? challenge : undefined;
}
