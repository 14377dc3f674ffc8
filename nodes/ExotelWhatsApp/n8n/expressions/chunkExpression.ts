/** Key in n8n's context of the node, under which the chunk lies that is read. */
export const CHUNK_KEY = 'exotelWhatsAppChunk';

/** Longer texts are read one by one: together they would take too much of the engine's memory. */
const MAX_TEXT = 20_000;

/**
 * What is left of a value: null where n8n has to say. Neither infinite numbers nor -0 come out of each
 * of n8n's engines as they are, when they are part of a list.
 */
const PLAIN = `($value) =>
	typeof $value === \`string\` ? ($value.length > ${MAX_TEXT} ? null : $value) :
	typeof $value === \`number\` ? ($value - $value === 0 && 1 / $value !== -1 / 0 ? $value : null) :
	typeof $value === \`boolean\` ? $value : null`;

/** A text in code. Not in quotes, as n8n's search for its own methods begins at those (`rules.ts`). */
function quoted(text: string): string {
	const escaped = text.replace(
		/[^A-Za-z0-9 ]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
	return `\`${escaped}\``;
}

/**
 * The expression that reads codes for each item of a chunk (`chunks.ts`): a list with the values of each
 * item, or with null for one at which a code throws. Its own names begin with `$`, which no code may give
 * to what it names itself. It is the same for each chunk, as n8n keeps each expression that it has seen.
 * @param node the name of the node
 * @param codes from `codeForMany`
 */
export function chunkExpression(node: string, codes: string[]): string {
	const values = codes.map((code) => `(${code})`).join(', ');
	return `{{ (($chunk, $plain) => ($chunk.text ? JSON.parse($chunk.text) : $chunk.items).map(($json, $place) =>
	(($itemIndex) => { try { return [${values}].map($plain) } catch { return null } })($chunk.start + $place)
))($(${quoted(node)}).context.${CHUNK_KEY}, ${PLAIN}) }}`;
}
