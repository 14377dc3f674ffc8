import { isRecord } from '../shared/data';

/** What was seen of one message: time of the last event, highest rank, and the events' codes. */
export type Seen = [time: number, rank: number, ...codes: string[]];

export type SeenMessage = [message: string, seen: Seen];

/**
 * What n8n's database has of messages is one text: n8n wraps each object and list in its static data, at
 * each call (`ObservableObject` of n8n-workflow).
 */
const BETWEEN_MESSAGES = ';';
const BETWEEN_VALUES = ' ';

/** A text that can stand between them. */
export const TOKEN = /^[\w.+/=-]{1,64}$/;

function textOf([message, [time, rank, ...codes]]: SeenMessage): string {
	return [message, time.toString(36), rank, ...codes].join(BETWEEN_VALUES);
}

/** The newest, so many at most; the same for the same messages, in whatever order they came. */
export function storedText(messages: SeenMessage[], count: number): string {
	const sorted = messages.sort(([a, [one]], [b, [other]]) => one - other || (a < b ? -1 : 1));
	return sorted.slice(-count).map(textOf).join(BETWEEN_MESSAGES);
}

function readMessage(text: string): SeenMessage {
	const [message, time, rank, ...codes] = text.split(BETWEEN_VALUES);
	return [message, [parseInt(time, 36), Number(rank), ...codes]];
}

const isToken = (value: unknown) => typeof value === 'string' && TOKEN.test(value);

function isSeenMessage(entry: [string, unknown]): entry is SeenMessage {
	const [message, seen] = entry;
	if (!isToken(message) || !Array.isArray(seen) || seen.length < 2) return false;
	const [time, rank, ...codes] = seen as unknown[];
	return Number.isFinite(time) && Number.isFinite(rank) && codes.every(isToken);
}

/** By message, before there was a text. */
const entriesOf = (stored: unknown) => (isRecord(stored) ? Object.entries(stored) : []);

/** Reads what `storedText` gave, and passes over what it cannot have given. */
export function readStored(stored: unknown): SeenMessage[] {
	const isText = typeof stored === 'string';
	const entries = isText ? stored.split(BETWEEN_MESSAGES).map(readMessage) : entriesOf(stored);
	return entries.filter(isSeenMessage);
}
