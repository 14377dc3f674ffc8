/** What an item holds. */
export interface Measure {
	/** In characters and entries. Infinite for what is more than data, such as a Buffer. */
	weight: number;
	/** Whether it is the same to an expression once it was written as JSON. */
	isJson: boolean;
}

/** More is not looked at. */
export const MAX_WEIGHT = 1_000_000;

const TOO_HEAVY: Measure = { weight: Infinity, isJson: false };

const isDate = (value: object) => Object.prototype.toString.call(value) === '[object Date]';

/** Lists, dates and plain objects, also those that were made in a sandbox of n8n. */
function isData(value: object): boolean {
	const prototype: unknown = Object.getPrototypeOf(value);
	const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
	return isPlain || Array.isArray(value) || isDate(value);
}

/**
 * A list without empty places, or an object. n8n's engine does not find a field that is called as a
 * method of each object is, which it would find in JSON.
 */
function isJsonObject(value: object): boolean {
	const keys = Object.keys(value);
	if (Array.isArray(value)) return keys.length === value.length;
	return !isDate(value) && keys.every((key) => !(key in Object.prototype));
}

function isJson(value: unknown): boolean {
	if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
	if (typeof value === 'object') return value === null || isJsonObject(value);
	return typeof value === 'string' || typeof value === 'boolean';
}

/** Measures the data of an item. */
export function measured(json: unknown): Measure {
	const measure: Measure = { weight: 0, isJson: true };
	const seen = new Set<object>();
	const left = [json];
	while (left.length > 0) {
		const value = left.pop();
		measure.weight += typeof value === 'string' ? value.length : 1;
		if (measure.weight + left.length > MAX_WEIGHT) return TOO_HEAVY;
		measure.isJson &&= isJson(value);
		if (typeof value !== 'object' || value === null) continue;
		if (!isData(value)) return TOO_HEAVY;
		// In JSON it would stand again and again, or without end.
		measure.isJson &&= !seen.has(value);
		if (seen.has(value)) continue;
		seen.add(value);
		for (const entry of Object.values(value)) left.push(entry);
	}
	return measure;
}
