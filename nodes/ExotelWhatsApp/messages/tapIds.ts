import type { Field, Values } from '../shared/values';

/** What shapes other characters and is not seen by itself, such as in emoji. */
const SHAPING = /[\p{Cf}\p{Variation_Selector}]/gu;

/** All but letters and digits of any script, with the marks that belong to them. */
const BETWEEN_WORDS = /[^\p{L}\p{Mn}\p{Mc}\p{N}]+/gu;

/** A title as people write it in a condition: "Yes, please!" is `yes-please`. Empty for emoji alone. */
const slug = (title: string): string =>
	title
		.normalize('NFC')
		.toLowerCase()
		.replace(SHAPING, '')
		.replace(BETWEEN_WORDS, '-')
		.replace(/^-|-$/g, '');

/** The ID itself, or with the first number behind it that none of the others has. */
function untaken(id: string, taken: Set<string>): string {
	let own = id;
	for (let number = 2; taken.has(own); number += 1) own = `${id}-${number}`;
	return own;
}

/**
 * The IDs of all buttons or rows of a message: what the user gave, and for the others a slug of their
 * title, or of what they are and their place where the title is emoji alone. Those are the same in each
 * try, and no two are equal. They keep within the limit by themselves, as titles are far shorter.
 * @param entries all of the message
 * @param kind what they are
 * @param given reads the ID of one; undefined when the user gave none
 */
export function tapIds(
	entries: Values[],
	kind: 'button' | 'row',
	title: Field,
	given: (entry: Values) => string | undefined,
): Map<Values, string> {
	const ids = new Map<Values, string>();
	for (const entry of entries) {
		const own = given(entry);
		if (own !== undefined) ids.set(entry, own);
	}
	const taken = new Set(ids.values());
	for (const [index, entry] of entries.entries()) {
		if (ids.has(entry)) continue;
		const own = untaken(slug(entry.text(title)) || `${kind}-${index + 1}`, taken);
		taken.add(own);
		ids.set(entry, own);
	}
	return ids;
}
