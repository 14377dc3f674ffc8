/**
 * A text as a URL; undefined when it is none. `URL.canParse` is not asked: in Node 20 it comes to refuse
 * hosts such as münchen.example once it has been called some thousand times and is compiled.
 */
export function urlOf(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}
