import { isTooDeep } from './depth';

const SHOWN = 60;

/** What was given, short enough for a sentence and without line breaks. */
export function shown(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
	const points = [...text.replace(/\s+/g, ' ')];
	return points.length > SHOWN ? `"${points.slice(0, SHOWN).join('')}…"` : `"${points.join('')}"`;
}

/** Length as WhatsApp counts it: Unicode code points, so that an emoji is not two. */
export function lengthOf(text: string): number {
	return [...text].length;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object itself, and an empty one for whatever is none, so that its fields can be asked for. */
export function recordOf(value: unknown): Record<string, unknown> {
	return isRecord(value) ? value : {};
}

/** The list itself, and an empty one for whatever is none. */
export function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

/** JSON as data, and any other text as it is; JSON that is too deep to work with stays text too. */
export function parsedOrText(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		const parsed: unknown = JSON.parse(value);
		return isTooDeep(parsed) ? value : parsed;
	} catch {
		return value;
	}
}

/**
 * The first of the values that is a text or a number, as text. JSON has numbers that JavaScript takes
 * for infinite; nobody has written such a word.
 */
export function firstText(...values: unknown[]): string | null {
	for (const value of values) {
		if (typeof value === 'string' && value !== '') return value;
		if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	}
	return null;
}

/** A text with its percent signs read, and one that is not encoded as it is. */
export function percentDecoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** A copy without the keys whose value is undefined, since the API refuses null and empty ones. */
export function compact<T extends Record<string, unknown>>(object: T): T {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
