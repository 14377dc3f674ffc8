/** Something that the user of a command can put right: its sentence is all that they need to see. */
export class PlainError extends Error {}

/** Prints a sentence instead of a stack where it is one, and ends the process with 1. */
export function endWith(error: unknown): never {
	console.error(error instanceof PlainError ? error.message : error);
	process.exit(1);
}
