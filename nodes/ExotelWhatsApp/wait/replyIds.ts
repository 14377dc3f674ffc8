import { isRecord } from '../shared/data';

/** Where the API's contents have the IDs that come back with a tap; API reference, 2.2.10 to 2.3. */
const ID_KEYS = new Set(['id', 'payload']);
const PLACES = new Set(['reply', 'rows', 'parameters']);

function idsBelow(value: unknown, isPlace: boolean): string[] {
	if (Array.isArray(value)) return value.flatMap((entry) => idsBelow(entry, isPlace));
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		if (isPlace && ID_KEYS.has(key) && typeof inner === 'string') return [inner];
		return idsBelow(inner, PLACES.has(key));
	});
}

/** IDs of all buttons and rows of a content, which a tap on them brings back. */
export function replyIdsOf(content: Record<string, unknown>): string[] {
	return idsBelow(content, false);
}
