import { parsedOrText, percentDecoded } from '../shared/data';

/** Where JSON may stand in a form: as the whole of it, as its only name, or as its only value. */
const PLACES = [/^(.*)$/s, /^(.*)=$/s, /^[^=]*=(.*)$/s];

/**
 * JSON that came as a form, encoded or not. It is looked for in the text of the body, since a form's
 * parser cuts JSON that holds a `&` or `=` of its own.
 * @returns undefined when the form holds none
 */
export function jsonInForm(raw: string): unknown {
	for (const text of [raw, percentDecoded(raw.replaceAll('+', ' '))]) {
		for (const place of PLACES) {
			const found = parsedOrText(place.exec(text)?.[1]);
			if (typeof found === 'object' && found !== null) return found;
		}
	}
	return undefined;
}
