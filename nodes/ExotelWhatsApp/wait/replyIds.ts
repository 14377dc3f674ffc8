import { firstText, isRecord } from '../shared/data';

/** Where the API's contents have the IDs that come back with a tap; API reference, 2.2.10 to 2.3. */
const ID_KEYS = new Set(['flow_token', 'id', 'payload']);
const PLACES = new Set(['action', 'reply', 'rows', 'parameters']);

function idsBelow(value: unknown, isPlace: boolean): string[] {
	if (Array.isArray(value)) return value.flatMap((entry) => idsBelow(entry, isPlace));
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		const id = isPlace && ID_KEYS.has(key) ? firstText(inner) : null;
		return id !== null ? [id] : idsBelow(inner, PLACES.has(key));
	});
}

/** IDs of all buttons and rows of a content, and tokens of its flows, which a tap on them brings back. */
export function replyIdsOf(content: Record<string, unknown>): string[] {
	return idsBelow(content, false);
}
