import { firstText, recordOf } from '../shared/data';
import type { Entry } from './entries';

/** WhatsApp's own IDs of messages. Exotel gives out none of them, so they can be held against nothing. */
const WHATSAPP_ID = /^wamid\./i;

/** Whether an ID is WhatsApp's, and not a SID of Exotel. */
export const isWhatsAppId = (id: string) => WHATSAPP_ID.test(id);

/**
 * The message that a customer's message answers, wherever and under whatever name it stands; a SID
 * before an ID of WhatsApp. API reference, section 5.4.
 */
export function answeredMessage(entry: Entry, content: Entry): string | null {
	const edited = recordOf(recordOf(content.edit).message);
	const contexts = [content, entry, edited].map(({ context }) => recordOf(context));
	const ids = [
		...contexts.flatMap(({ sid, message_sid, id, message_id }) => [
			sid,
			message_sid,
			id,
			message_id,
		]),
		recordOf(content.reaction).message_sid,
		recordOf(content.reaction).message_id,
	].flatMap((id) => firstText(id) ?? []);
	return ids.find((id) => !isWhatsAppId(id)) ?? ids.at(0) ?? null;
}
