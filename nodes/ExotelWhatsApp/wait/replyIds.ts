import { firstText, isRecord } from '../shared/data';

/** Where the API's contents have the IDs that come back with a tap; API reference, 2.2.10 to 2.3. */
const ID_KEYS = new Set(['flow_token', 'id', 'payload']);
const PLACES = new Set(['action', 'reply', 'rows', 'parameters']);

function changed(value: unknown, isPlace: boolean, change: (id: string) => string): unknown {
	if (Array.isArray(value)) return value.map((entry) => changed(entry, isPlace, change));
	if (!isRecord(value)) return value;
	const entries = Object.entries(value).map(([key, inner]) => {
		const id = isPlace && ID_KEYS.has(key) ? firstText(inner) : null;
		return [key, id !== null ? change(id) : changed(inner, PLACES.has(key), change)];
	});
	return Object.fromEntries(entries);
}

/** The content with other IDs at its buttons and rows, and other tokens of its flows. */
export function withReplyIds<T>(content: T, change: (id: string) => string): T {
	return changed(content, false, change) as T;
}

/** IDs of all buttons and rows of a content, and tokens of its flows, which a tap on them brings back. */
export function replyIdsOf(content: Record<string, unknown>): string[] {
	const ids: string[] = [];
	withReplyIds(content, (id) => {
		ids.push(id);
		return id;
	});
	return ids;
}
