import { createHash } from 'node:crypto';
import axios from 'axios';
import pLimit from 'p-limit';

import { Ring } from './record.mts';
import { failureNamed, type Report } from './reports.mts';
import type { Message } from './schemas.mts';

/** A file that was fetched for a message, as WhatsApp would. */
export interface FileSeen {
	sid: string;
	url: string;
	/** HTTP status of the answer; 0 where there was none. */
	status: number;
	/** Its `Content-Type` without parameters. */
	type: string;
	/** In bytes. */
	length: number;
	/** Of the bytes, in hex. */
	sha256: string;
}

const KEPT_FILES = 1000;
const PARALLEL = 20;
const TIMEOUT_MS = 10_000;
const MAX_BYTES = 110 * 1024 * 1024;

/** What WhatsApp takes, section 9.1 of the reference; it takes documents of other types too. */
const TYPES: Record<string, RegExp> = {
	audio: /^audio\/(aac|amr|mp4|mpeg|ogg)$/,
	document: /./,
	image: /^image\/(jpeg|png)$/,
	sticker: /^image\/webp$/,
	video: /^video\/(mp4|3gpp)$/,
};

interface Link {
	kind: string;
	url: string;
}

/** Every link to media in a content, wherever it stands, with the kind under whose name it does. */
function linksIn(value: unknown): Link[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		const isMedia = key in TYPES && typeof inner?.link === 'string';
		return isMedia ? [{ kind: key, url: inner.link as string }] : linksIn(inner);
	});
}

/** Only these are fetched, since the sandbox has to work without a network. */
function isLoopback(url: string): boolean {
	if (!URL.canParse(url)) return false;
	return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}

async function fetched(url: string): Promise<Omit<FileSeen, 'sid'>> {
	const answer = await axios
		.get<Buffer>(url, {
			responseType: 'arraybuffer',
			timeout: TIMEOUT_MS,
			maxContentLength: MAX_BYTES,
			proxy: false,
			validateStatus: () => true,
		})
		.catch(() => undefined);
	const bytes = answer?.data ?? Buffer.alloc(0);
	const [type] = String(answer?.headers['content-type'] ?? '').split(';');
	return {
		url,
		status: answer?.status ?? 0,
		type: type.trim().toLowerCase(),
		length: bytes.length,
		sha256: createHash('sha256').update(bytes).digest('hex'),
	};
}

function failureOf({ kind }: Link, { url, status, type }: FileSeen): Report | undefined {
	const { host } = new URL(url);
	if (status !== 200) {
		return failureNamed('EX_MEDIA_DOWNLOAD_ERROR', `${host} answered ${status || 'nothing'}`);
	}
	if (TYPES[kind].test(type)) return undefined;
	return failureNamed('EX_MEDIA_UPLOAD_ERROR', `${type || 'no type'} is no type of ${kind}`);
}

/** The part of WhatsApp that fetches the files of messages. */
export class Files {
	private readonly limit = pLimit(PARALLEL);

	readonly seen = new Ring<FileSeen>(KEPT_FILES);

	/** Fetches what a message links to on this machine; gives why it fails with it, if it does. */
	async failureOf(sid: string, { content }: Message): Promise<Report | undefined> {
		const links = linksIn(content).filter(({ url }) => isLoopback(url));
		const failures = await Promise.all(
			links.map((link) =>
				this.limit(async () => {
					const file = { sid, ...(await fetched(link.url)) };
					this.seen.add(file);
					return failureOf(link, file);
				}),
			),
		);
		return failures.find((failure) => failure !== undefined);
	}
}
