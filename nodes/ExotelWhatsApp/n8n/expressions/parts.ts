/** n8n marks an expression by a leading `=`. */
export const isExpression = (value: unknown): value is string =>
	typeof value === 'string' && value.startsWith('=');

/** Whether there is an expression anywhere in a parameter. */
export function hasExpression(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return isExpression(value);
	return Object.values(value).some(hasExpression);
}

/** An expression as n8n takes it apart: a text, a code, a text, and so on, with a text at both ends. */
export interface Parts {
	texts: string[];
	/** What stands between double curly brackets. */
	codes: string[];
}

/** At this, n8n refuses an expression wherever in it the words stand. */
const REFUSED_BY_N8N = /\.\s*constructor/;

/**
 * Takes an expression apart as n8n does (`ExpressionSplitter.js` of @n8n/tournament).
 * @param expression without the `=` that marks it
 * @returns undefined where n8n has more to say: brackets that are escaped or not closed
 */
export function partsOf(expression: string): Parts | undefined {
	if (REFUSED_BY_N8N.test(expression)) return undefined;
	const parts = expression.split(/\{\{(.*?)\}\}/s);
	const texts = parts.filter((_, index) => index % 2 === 0);
	const codes = parts.filter((_, index) => index % 2 === 1);
	const isSimple =
		texts.every((text) => !text.includes('\\') && !text.includes('{{')) &&
		codes.every((code) => !code.endsWith('\\'));
	return isSimple ? { texts, codes } : undefined;
}
