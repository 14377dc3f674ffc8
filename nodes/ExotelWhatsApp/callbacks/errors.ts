import { firstText, isRecord, recordOf } from '../shared/data';
import type { Entry } from './entries';

/**
 * The first error that one of these objects tells of, under `error` or `errors`, alone or in a list. One
 * that is a mere text becomes a `message`.
 */
export function errorIn(...objects: Entry[]): Entry | undefined {
	const errors = objects.flatMap(({ error, errors: list }) => [error, list].flat());
	for (const error of errors) {
		if (isRecord(error)) return error;
		const message = firstText(error);
		if (message !== null) return { message };
	}
	return undefined;
}

/** What exactly happened, which Meta tells in `error_data.details`, and others nearer. */
export function detailsOf(error: Entry): string | null {
	return firstText(
		recordOf(error.error_data).details,
		error.details,
		error.detail,
		error.description,
	);
}

/** All that an error says, the general words first. */
export function wordsOfError(error: Entry): string[] {
	const words = [firstText(error.title), firstText(error.message), detailsOf(error)];
	return words.filter((part) => part !== null);
}
