/**
 * Characters of the text that are shown before and after a placeholder. Saved workflows have such words
 * in their labels, by which `olderFields.ts` knows them.
 */
const BEFORE = 12;
const AFTER = 24;

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The words around a placeholder, on one line, to tell it from others. */
export function contextOf(text: string, name: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	const found = [...line.matchAll(PLACEHOLDER)].find((match) => match[1] === name);
	if (!found) return line;
	const before = [...line.slice(0, found.index)];
	const after = [...line.slice(found.index + found[0].length)];
	const words = before
		.slice(-BEFORE)
		.join('')
		.replace(/^\S*\s+(?=\S)/, '');
	const start = before.length > BEFORE ? `…${words}` : before.join('');
	const end = after.length > AFTER ? `${after.slice(0, AFTER).join('')}…` : after.join('');
	return `${start}${found[0]}${end}`;
}
