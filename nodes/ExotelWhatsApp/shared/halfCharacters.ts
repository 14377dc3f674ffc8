import { isRecord, shown } from './data';
import { Problem } from './problem';

/** Half of a surrogate pair, whose other half is missing. */
const HALF = /\p{Surrogate}/gu;

const UNKNOWN_CHARACTER = '\uFFFD';

/** A text with half a character, and the keys that lead to it. */
interface Found {
	keys: string[];
	text: string;
}

function find(value: unknown): Found | undefined {
	if (typeof value === 'string') {
		return value.search(HALF) < 0 ? undefined : { keys: [], text: value };
	}
	if (!isRecord(value) && !Array.isArray(value)) return undefined;
	for (const [key, inner] of Object.entries(value)) {
		const found = find(key) ?? find(inner);
		if (found) return { ...found, keys: [key, ...found.keys] };
	}
	return undefined;
}

/**
 * Refuses half a character anywhere in what is sent, as of an emoji that was cut: a strict JSON parser
 * refuses a request as a whole for it, and with it up to 99 good messages.
 */
export function refuseHalfCharacters(value: object): void {
	const found = find(value);
	if (!found) return;
	const sentence = `The text at ${found.keys.join('.')} has half a character in it: ${shown(found.text)}`;
	throw new Problem(
		sentence.replace(HALF, UNKNOWN_CHARACTER),
		'It was cut in the middle of an emoji. Cut texts by characters, as in [...text].slice(0, 20).join("").',
	);
}
