import { shown } from '../shared/data';
import { Problem } from '../shared/problem';
import type { Field, Values } from '../shared/values';

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
	throw new Problem(
		`${values.label(field)} names ${shown(name)}, and the item has no such file`,
		`Its files are: ${Object.keys(files).join(', ') || 'none'}.`,
	);
}
