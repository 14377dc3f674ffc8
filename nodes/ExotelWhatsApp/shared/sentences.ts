/** So many of something: "1 digit", "2 digits". */
export const counted = (count: number, one: string): string =>
	`${count} ${one}${count === 1 ? '' : 's'}`;

/** Several texts as sentences in one line; empty ones are left out. */
export function sentences(...parts: Array<string | null | undefined>): string {
	return parts
		.flatMap((part) => part || [])
		.map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
		.join(' ');
}
