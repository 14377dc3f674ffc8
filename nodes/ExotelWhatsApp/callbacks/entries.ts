import { isRecord, listOf, parsedOrText, recordOf } from '../shared/data';

/** One report or message out of a callback, as Exotel wrote it. */
export type Entry = Record<string, unknown>;

function bodies(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [value];
}

/** Keys of Exotel's other channels, whose callbacks may come to the same address. */
const OTHER_CHANNELS = ['rcs', 'sms'];

/** Where a body has its lists: under the channel's name, as Meta nests them, or at its top. */
function channelsOf(body: Entry): Entry[] {
	if (isRecord(body.whatsapp)) return [body.whatsapp];
	const changes = listOf(body.entry).flatMap((one) => listOf(recordOf(one).changes));
	const values = changes.map((change) => recordOf(change).value).filter(isRecord);
	return values.length > 0 ? values : [body];
}

/** A message with what Meta writes beside the list: who sent it, and our number. */
function withSurroundings(message: Entry, { contacts, metadata }: Entry): Entry {
	const all = listOf(contacts).filter(isRecord);
	const own = all.length === 1 ? all[0] : all.find(({ wa_id }) => wa_id === message.from);
	const to = recordOf(metadata).display_phone_number;
	return { ...(own && { contact: own }), ...(to !== undefined && { to }), ...message };
}

function entriesOfObject(body: Entry): Entry[] {
	if (OTHER_CHANNELS.some((key) => isRecord(body[key])) && !isRecord(body.whatsapp)) return [];
	return channelsOf(body).flatMap((channel) => {
		const { messages, statuses } = channel;
		if (!Array.isArray(messages) && !Array.isArray(statuses)) {
			return [channel === body.whatsapp ? body : channel];
		}
		const incoming = listOf(messages).filter(isRecord);
		return [
			...incoming.map((message) => withSurroundings(message, channel)),
			...listOf(statuses).filter(isRecord),
		];
	});
}

/**
 * The entries of a callback's body; API reference, sections 4.2, 5.2 and 12. Takes the parsed body, or
 * the text of it.
 * @returns undefined when the body is no JSON object and no list of them
 */
export function entriesOf(body: unknown): Entry[] | undefined {
	const parsed = parsedOrText(body);
	const objects = bodies(parsed);
	if (objects.length === 0 || !objects.every(isRecord)) return undefined;
	if (objects.every((object) => Object.keys(object).length === 0)) return undefined;
	return objects.flatMap(entriesOfObject);
}
