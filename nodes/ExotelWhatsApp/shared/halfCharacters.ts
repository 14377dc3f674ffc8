import { shown } from './data';
import { Problem } from './problem';

/** Half of a surrogate pair, whose other half is missing. */
const HALF = /\p{Surrogate}/gu;

const UNKNOWN_CHARACTER = '\uFFFD';

/**
 * Refuses half a character anywhere in what is sent, as of an emoji that was cut: a strict JSON parser
 * refuses a request as a whole for it, and with it up to 99 good messages.
 * @param place where the value stands in what is sent, such as `content.text.body`
 */
export function refuseHalfCharacters(value: unknown, place = ''): void {
	if (typeof value === 'string') {
		if (value.search(HALF) < 0) return;
		const sentence = `The text at ${place} has half a character in it: ${shown(value)}`;
		throw new Problem(
			sentence.replace(HALF, UNKNOWN_CHARACTER),
			'It was cut in the middle of an emoji. Cut texts by characters, as in [...text].slice(0, 20).join("").',
		);
	}
	if (typeof value !== 'object' || value === null) return;
	for (const [key, inner] of Object.entries(value)) {
		const inside = place === '' ? key : `${place}.${key}`;
		refuseHalfCharacters(key, inside);
		refuseHalfCharacters(inner, inside);
	}
}
