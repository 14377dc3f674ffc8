/**
 * A part of an n8n expression: the words for what another part yields, or that itself where there are
 * none. n8n evaluates it where it shows a node, without any of our code.
 * @param words by value
 * @param expression such as `$parameter["operation"]`
 */
export const wordsFor = (words: Record<string, string>, expression: string): string =>
	`(${JSON.stringify(words)}[${expression}] ?? ${expression})`;
