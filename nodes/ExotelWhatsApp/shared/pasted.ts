/**
 * Values that are copied from a page, a PDF or a chat, and that machines read: keys, links, IDs, codes.
 * Texts that people read are not for here.
 */

/**
 * What shapes the character before it, as letters of Indian scripts, emoji and flags need: joiners,
 * variation selectors and tags.
 */
const SHAPING = String.raw`\p{Join_Control}\p{Variation_Selector}\u{E0020}-\u{E007F}`;

/** What nobody sees, such as zero-width spaces, byte order marks and soft hyphens; white space stays. */
const INVISIBLE = new RegExp(String.raw`(?![\t-\r${SHAPING}])[\p{Cc}\p{Cf}\p{DI}]`, 'gu');

/** Shapes nothing: it stands at the beginning, or behind a character of ASCII. */
const IDLE_SHAPING = new RegExp(String.raw`(?<![^\0-\x7F])[${SHAPING}]+`, 'gu');

/** The text without characters that nobody sees. */
export function visible(text: string): string {
	return text.replace(INVISIBLE, '').replace(IDLE_SHAPING, '');
}

/** The same without white space around it. */
export function pasted(text: string): string {
	return visible(text).trim();
}

/** White space and what nobody sees, as a regular expression with the flags `gu`. */
export const BLANK = String.raw`[\s\p{Cc}\p{Cf}\p{DI}]`;

/** A text that has no blanks by nature, such as a key or a token, without any. */
export function withoutBlanks(text: string): string {
	return text.replace(new RegExp(BLANK, 'gu'), '');
}
