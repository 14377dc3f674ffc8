/**
 * More levels than any callback, template or message has: these have a dozen. `JSON.stringify` and much
 * of n8n go into data by recursion, and end with a full stack after some thousand levels.
 */
export const MAX_LEVELS = 100;

/**
 * Whether objects and lists stand in each other deeper than anybody means.
 * @param levels how many more may follow
 */
export function isTooDeep(value: unknown, levels = MAX_LEVELS): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (levels === 0) return true;
	const inside = Array.isArray(value) ? (value as unknown[]) : Object.values(value);
	return inside.some((one) => isTooDeep(one, levels - 1));
}
