import { shown } from '../shared/data';
import { Problem } from '../shared/problem';
import type { Field, Values } from '../shared/values';

/** n8n gives the tools of an AI agent what the model fills in, and no files. */
const NO_FILES =
	'Its files are: none. Some nodes drop the files of their input, and an AI agent passes none on to its tools: give a link instead where there is a field for it.';

/**
 * The file of an item that a field names.
 * @param files those of the item, by their binary fields
 * @throws Problem that names the files there are
 */
export function namedFile<T>(
	values: Values,
	field: Field,
	files: Record<string, T> = {},
): { name: string; file: T } {
	const name = values.identifier(field);
	if (Object.hasOwn(files, name)) return { name, file: files[name] };
	const names = Object.keys(files);
	throw new Problem(
		`${values.label(field)} names ${shown(name)}, and the item has no such file`,
		names.length > 0 ? `Its files are: ${names.join(', ')}.` : NO_FILES,
	);
}
