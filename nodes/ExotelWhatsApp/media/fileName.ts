import { firstText, percentDecoded } from '../shared/data';

/** The name of a file, in the forms in which servers write it. */

/**
 * A header as its server wrote it. Node gives each byte as a character of Latin-1; names in UTF-8 come
 * without any encoding around them all the same, and from some servers, Node's among them, in UTF-8 twice.
 */
function asWritten(header: string): string {
	const bytes = Buffer.from(header, 'latin1');
	const isBytes = bytes.toString('latin1') === header;
	const read = bytes.toString('utf8');
	return isBytes && read !== header && !read.includes('\ufffd') ? asWritten(read) : header;
}

/** Bytes that are written as hexadecimal numbers behind a mark, among others that stand for themselves. */
function bytesBehind(mark: '%' | '=', text: string): Buffer {
	const code = new RegExp(`${mark}([\\da-f]{2})`, 'gi');
	const bytes = text.replace(code, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1');
}

const isUtf8 = (charset: string) => /^utf-?8$/i.test(charset);

/** A text with its charset before it, as in `UTF-8''na%C3%AFve.pdf`; RFC 8187. Some leave the charset out. */
function withCharset(value: string): string {
	const [, charset = 'utf-8', encoded = value] = /^([^']*)'[^']*'(.*)$/.exec(value) ?? [];
	return isUtf8(charset) ? percentDecoded(encoded) : bytesBehind('%', encoded).toString('latin1');
}

/** The way of mail, which some servers have too, as in `=?UTF-8?B?bmHDr3ZlLnBkZg==?=`; RFC 2047. */
const ENCODED_WORD = /=\?([\w-]+)\?([bq])\?([^?]*)\?=(?:\s+(?==\?))?/gi;

function withWordsDecoded(text: string): string {
	return text.replace(ENCODED_WORD, (_, charset: string, way: string, encoded: string) => {
		const isBase64 = way.toLowerCase() === 'b';
		const bytes = isBase64
			? Buffer.from(encoded, 'base64')
			: bytesBehind('=', encoded.replaceAll('_', ' '));
		return bytes.toString(isUtf8(charset) ? 'utf8' : 'latin1');
	});
}

/** The value of a parameter of a header, without its quotes. */
function parameterOf(header: string, name: string): string | undefined {
	const value = new RegExp(`${name}\\s*=\\s*(?:"((?:\\\\"|[^"])*)"|([^;]+))`, 'i').exec(header);
	const [, quoted, bare] = value ?? [];
	return (quoted?.replaceAll('\\"', '"') ?? bare)?.trim();
}

/** The name in a `Content-Disposition`, of which the form with a charset counts first; RFC 6266. */
export function nameInHeader(disposition: unknown): string | undefined {
	const header = asWritten(firstText(disposition) ?? '');
	const encoded = withCharset(parameterOf(header, 'filename\\*') ?? '');
	const plain = parameterOf(header, 'filename') ?? '';
	return encoded || percentDecoded(withWordsDecoded(plain)) || undefined;
}

/** The last part of a path, if it looks like a file. */
export function nameInPath({ pathname }: URL): string | undefined {
	const last = percentDecoded(pathname.split('/').at(-1) ?? '');
	return /.\.[a-z\d]{1,5}$/i.test(last) ? last : undefined;
}
