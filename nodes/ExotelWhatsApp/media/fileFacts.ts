import { firstText, isRecord, recordOf } from '../shared/data';
import { urlOf } from '../shared/url';
import { nameInHeader, nameInPath } from './fileName';

/** What is known of a file beside its bytes; undefined where nothing says it. */
export interface FileFacts {
	fileName: string | undefined;
	mimeType: string | undefined;
}

/** Types that say nothing, so that n8n looks into the file instead. */
const ANY_BYTES = /^(application|binary)\/(octet-stream|x-octet-stream)$/;

function mimeTypeIn(contentType: unknown): string | undefined {
	const type = firstText(contentType)?.split(';')[0].trim().toLowerCase();
	return type === undefined || type === '' || ANY_BYTES.test(type) ? undefined : type;
}

/** A name without folders, or undefined when nothing is left of it. */
const bareName = (name: string | null | undefined) =>
	name?.split(/[\\/]/).at(-1)?.trim() || undefined;

/** A URL in the one form that each of its spellings has. */
function normalForm(url: unknown): string | undefined {
	return urlOf(firstText(url)?.trim() ?? '')?.href;
}

/** The files of an item: of the trigger's message, or of the reply that a send has waited for. */
const filesOf = ({ media, reply }: Record<string, unknown>) =>
	[media, recordOf(reply).media].filter(isRecord);

/** Whether an item has the message of a file that came without its link. */
export const lacksLink = (message: Record<string, unknown>) =>
	filesOf(message).some(({ url }) => url === null);

function describedBy(message: Record<string, unknown>, url: URL): Record<string, unknown> {
	return filesOf(message).find((file) => normalForm(file.url) === url.href) ?? {};
}

/**
 * Name and type of a fetched file. The message that it came with knows the name best; its server
 * knows the type best.
 * @param message the item's data; it counts when it speaks of this URL
 */
export function fileFacts(
	url: URL,
	headers: Record<string, unknown>,
	message: Record<string, unknown>,
): FileFacts {
	const own = describedBy(message, url);
	return {
		fileName:
			bareName(firstText(own.fileName)) ??
			bareName(nameInHeader(headers['content-disposition'])) ??
			bareName(nameInPath(url)),
		mimeType: mimeTypeIn(headers['content-type']) ?? mimeTypeIn(own.mimeType),
	};
}
