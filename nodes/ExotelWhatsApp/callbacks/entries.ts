import { firstText, isRecord, listOf, parsedOrText, recordOf } from '../shared/data';
import { isTooDeep } from '../shared/depth';

/** One report or message out of a callback, as Exotel wrote it. */
export type Entry = Record<string, unknown>;

/** Exotel sends one entry a call; this many still make a small execution. */
export const MAX_ENTRIES = 10_000;

/** A list as far as it matters: one entry more than there may be. */
const enoughOf = (value: unknown) => listOf(value).slice(0, MAX_ENTRIES + 1);

/** Meta's card of a customer has some 200 characters. */
const MAX_SURROUNDINGS = 2000;

function bodies(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [value];
}

/** Keys of Exotel's other channels, whose callbacks may come to the same address. */
const OTHER_CHANNELS = ['rcs', 'sms'];

/** Where a body has its lists: under the channel's name, as Meta nests them, or at its top. */
function channelsOf(body: Entry): Entry[] {
	if (isRecord(body.whatsapp)) return [body.whatsapp];
	const changes = enoughOf(body.entry).flatMap((one) => enoughOf(recordOf(one).changes));
	const values = changes.map((change) => recordOf(change).value).filter(isRecord);
	return values.length > 0 ? values : [body];
}

/**
 * Adds to each message what Meta writes beside the list: who sent it, and our number. Both come to every
 * message, so that what is large there would be large ten thousand times; it is left out.
 */
function withSurroundings({ contacts, metadata }: Entry): (message: Entry) => Entry {
	const isShort = (value: unknown) => JSON.stringify(value).length <= MAX_SURROUNDINGS;
	const all = enoughOf(contacts).filter(isRecord).filter(isShort);
	const byId = new Map(all.map((contact) => [contact.wa_id, contact]));
	const number = recordOf(metadata).display_phone_number;
	const to = firstText(number) !== null && isShort(number) ? { to: number } : {};
	return (message) => {
		const contact = all.length === 1 ? all[0] : byId.get(message.from);
		return { ...(contact && { contact }), ...to, ...message };
	};
}

function entriesOfObject(body: Entry): Entry[] {
	if (OTHER_CHANNELS.some((key) => isRecord(body[key])) && !isRecord(body.whatsapp)) return [];
	return channelsOf(body).flatMap((channel) => {
		const { messages, statuses } = channel;
		if (!Array.isArray(messages) && !Array.isArray(statuses)) {
			return [channel === body.whatsapp ? body : channel];
		}
		const incoming = enoughOf(messages).filter(isRecord);
		return [...incoming.map(withSurroundings(channel)), ...enoughOf(statuses).filter(isRecord)];
	});
}

/**
 * The entries of a callback's body; API reference, sections 4.2, 5.2 and 12. Takes the parsed body, or
 * the text of it.
 * @returns undefined when the body is no JSON object and no list of them, or nested deeper than JSON of
 * Exotel ever is; more than `MAX_ENTRIES` are not all there
 */
export function entriesOf(body: unknown): Entry[] | undefined {
	const parsed = parsedOrText(body);
	if (isTooDeep(parsed)) return undefined;
	const objects = bodies(parsed);
	if (objects.length === 0 || !objects.every(isRecord)) return undefined;
	if (objects.every((object) => Object.keys(object).length === 0)) return undefined;
	return enoughOf(objects).flatMap((object) => entriesOfObject(recordOf(object)));
}
