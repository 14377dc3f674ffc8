/** The places in a template's texts that a send fills, as in `Hi {{1}}`. */

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** What stands in the placeholders of a text, in their order: `Hi {{1}}` has `1`. */
export function placeholdersIn(text: string): string[] {
	return [...text.matchAll(PLACEHOLDER)].map(([, name]) => name);
}

/** The names of the placeholders in a text, each once; numbers in their order. */
export function placeholdersOf(text = ''): string[] {
	return [...new Set(placeholdersIn(text))].sort((a, b) => Number(a) - Number(b));
}

/** The text with its placeholders filled. */
export function filled(text: string, valueOf: (name: string) => string): string {
	return text.replace(PLACEHOLDER, (_, name: string) => valueOf(name));
}
