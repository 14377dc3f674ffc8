import { isSuccess } from '../api/httpCodes';
import { Problem } from '../shared/problem';
import { brokenOff, fileProblem, unreachable } from './problems';

/** An answer whose body has not been read yet. */
export interface FileAnswer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: AsyncIterable<Buffer> & { destroy(): unknown };
}

/**
 * Asks for a file; undefined when no answer came. Follows redirects only without the credential.
 * @param withCredential whether Exotel's key and token go with it
 */
export type Get = (url: URL, withCredential: boolean) => Promise<FileAnswer | undefined>;

/** A file as its server gave it. */
export interface FetchedFile {
	bytes: Buffer;
	headers: Record<string, unknown>;
}

const MB = 1024 * 1024;

/** Whether Exotel's credential may be shown to the host of a URL; API reference, section 5.5. */
function isExotelHost({ protocol, hostname }: URL): boolean {
	return protocol === 'https:' && /(^|\.)exotel\.com$/i.test(hostname);
}

/**
 * Links in callbacks are signed, and some servers refuse a signed link that comes with a credential.
 * So Exotel's own hosts alone see it, and only after they have refused to go without.
 */
async function ask(get: Get, url: URL): Promise<FileAnswer | undefined> {
	const plain = await get(url, false);
	const asksForLogin = plain?.statusCode === 401 || plain?.statusCode === 403;
	if (!asksForLogin || !isExotelHost(url)) return plain;
	plain.body.destroy();
	const known = await get(url, true);
	const location = known?.headers.location;
	if (known === undefined || typeof location !== 'string') return known;
	known.body.destroy();
	return await get(new URL(location, url), false);
}

/** The body, read no further than `maxBytes`, or why there is none. */
async function bytesOf(
	{ body, headers }: FileAnswer,
	maxBytes: number,
): Promise<Buffer | 'brokenOff' | 'tooLarge'> {
	if (Number(headers['content-length'] ?? 0) > maxBytes) return 'tooLarge';
	const chunks: Buffer[] = [];
	let length = 0;
	try {
		for await (const chunk of body) {
			length += chunk.length;
			if (length > maxBytes) return 'tooLarge';
			chunks.push(chunk);
		}
	} catch {
		return 'brokenOff';
	}
	return Buffer.concat(chunks);
}

/**
 * Fetches a file of a customer's message.
 * @throws Problem when it cannot be had, or is larger than `maxBytes`
 */
export async function fetchFile(get: Get, url: URL, maxBytes: number): Promise<FetchedFile> {
	const answer = await ask(get, url);
	if (!answer) throw unreachable();
	const { statusCode, headers, body } = answer;
	if (!isSuccess(statusCode)) {
		body.destroy();
		throw fileProblem(statusCode);
	}
	const bytes = await bytesOf(answer, maxBytes);
	if (bytes instanceof Buffer) return { bytes, headers };
	body.destroy();
	if (bytes === 'brokenOff') throw brokenOff();
	throw new Problem(
		`The file is larger than ${maxBytes / MB} MB`,
		"Raise 'Maximum Size (MB)' in the options, if this n8n has memory for it.",
	);
}
