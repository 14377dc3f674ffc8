import type { Field, Values } from '../shared/values';
import type { MediaKind } from './limits';

/** The place in a message that a file takes. */
export interface FilePlace {
	kind: MediaKind;
	/**
	 * The item's parameters as if the user had typed the link.
	 * @param fileName for where there is a field for it that the user has left empty
	 */
	filled(link: string, fileName: string | undefined): Record<string, unknown>;
}

/** A copy of the values with the link, and with the name where none is given. */
export function withFile(
	values: Values,
	link: Field,
	filename: Field | undefined,
	url: string,
	fileName: string | undefined,
): Record<string, unknown> {
	const named = filename && { [filename.name]: values.optionalIdentifier(filename) ?? fileName };
	return { ...values.all(), [link.name]: url, ...named };
}

/** A place whose link, and file name if it has one, are fields of their own. */
export function placeOf(
	values: Values,
	kind: MediaKind,
	link: Field,
	filename: Field | undefined,
): FilePlace {
	return {
		kind,
		filled: (url, fileName) => withFile(values, link, filename, url, fileName),
	};
}
