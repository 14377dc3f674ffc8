import { isRecord, parsedOrText } from '../shared/data';

/** One report or message out of a callback, as Exotel wrote it. */
export type Entry = Record<string, unknown>;

function bodies(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [value];
}

/** Keys of Exotel's other channels, whose callbacks may come to the same address. */
const OTHER_CHANNELS = ['rcs', 'sms'];

function entriesOfObject(body: Entry): Entry[] {
	if (OTHER_CHANNELS.some((key) => isRecord(body[key])) && !isRecord(body.whatsapp)) return [];
	const channel = isRecord(body.whatsapp) ? body.whatsapp : body;
	if (!Array.isArray(channel.messages)) return [body];
	return channel.messages.filter(isRecord);
}

/**
 * The entries of a callback's body; API reference, sections 4.2 and 12.4. Takes the parsed body, or
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
