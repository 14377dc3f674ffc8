import { firstText, isRecord, percentDecoded } from '../shared/data';

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

/** The name in a `Content-Disposition`, of which the form with an encoding counts first; RFC 6266. */
function nameIn(disposition: unknown): string | undefined {
	const header = firstText(disposition) ?? '';
	const [, encoded] = /filename\*\s*=\s*[^']*'[^']*'([^;]+)/i.exec(header) ?? [];
	const [, quoted, bare] = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(header) ?? [];
	return encoded === undefined ? (quoted ?? bare)?.trim() : percentDecoded(encoded.trim());
}

/** The last part of a path, if it looks like a file. */
function nameOfPath({ pathname }: URL): string | undefined {
	const last = percentDecoded(pathname.split('/').at(-1) ?? '');
	return /.\.[a-z\d]{1,5}$/i.test(last) ? last : undefined;
}

/** A name without folders, or undefined when nothing is left of it. */
const bareName = (name: string | null | undefined) =>
	name?.split(/[\\/]/).at(-1)?.trim() || undefined;

/**
 * Name and type of a fetched file. The message that it came with knows the name best; its server
 * knows the type best.
 * @param message the item's data; it counts when it is the trigger's and speaks of this URL
 */
export function fileFacts(
	url: URL,
	headers: Record<string, unknown>,
	message: Record<string, unknown>,
): FileFacts {
	const { media } = message;
	const own = isRecord(media) && firstText(media.url) === url.href ? media : {};
	return {
		fileName:
			bareName(firstText(own.fileName)) ??
			bareName(nameIn(headers['content-disposition'])) ??
			bareName(nameOfPath(url)),
		mimeType: mimeTypeIn(headers['content-type']) ?? mimeTypeIn(own.mimeType),
	};
}
