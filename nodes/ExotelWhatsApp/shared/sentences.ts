/** Several texts as sentences in one line; empty ones are left out. */
export function sentences(...parts: Array<string | null | undefined>): string {
	return parts
		.flatMap((part) => part || [])
		.map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
		.join(' ');
}
