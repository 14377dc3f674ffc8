import { shown } from '../shared/data';
import { Problem } from '../shared/problem';
import { mimeTypeOf, type NamedFile } from './fileType';

/** What WhatsApp shows a file as. */
export type MediaKind = 'audio' | 'document' | 'image' | 'sticker' | 'video';

interface Limit {
	/** For sentences. */
	plural: string;
	/** MIME types that WhatsApp takes; undefined where it takes others than it names. */
	types?: string[];
	/** The same for people. */
	formats?: string;
	maxBytes: number;
}

const KB = 1024;
const MB = 1024 * KB;

/**
 * WhatsApp's own limits; API reference, section 9.1 [Meta], [docs]; that stickers are WebP is Exotel's
 * too (2.2.6). Files of the workflow are held against them, since n8n knows type and size, and WhatsApp
 * fetches a file so late that only a failed delivery would tell. Links are not: nobody knows what is
 * behind them. What only a look into the file could tell is left to WhatsApp: codecs,
 * pixels, and whether a sticker is animated, without which it may have 100 KB only.
 */
const LIMITS: Record<MediaKind, Limit> = {
	audio: {
		plural: 'audio files',
		types: ['audio/aac', 'audio/amr', 'audio/mp4', 'audio/mpeg', 'audio/ogg'],
		formats: 'AAC, AMR, MP3, M4A or OGG',
		maxBytes: 16 * MB,
	},
	document: { plural: 'documents', maxBytes: 100 * MB },
	image: {
		plural: 'images',
		types: ['image/jpeg', 'image/png'],
		formats: 'JPEG or PNG',
		maxBytes: 5 * MB,
	},
	sticker: {
		plural: 'stickers',
		types: ['image/webp'],
		formats: 'WebP',
		maxBytes: 500 * KB,
	},
	video: {
		plural: 'videos',
		types: ['video/3gpp', 'video/mp4'],
		formats: 'MP4 or 3GP',
		maxBytes: 16 * MB,
	},
};

/** Rounded up, so that a file which is a little too large does not look as if it fits. */
function sizeText(bytes: number): string {
	return bytes >= MB ? `${Math.ceil((bytes / MB) * 10) / 10} MB` : `${Math.ceil(bytes / KB)} KB`;
}

const nameOf = ({ fileName }: NamedFile) => (fileName ? shown(fileName) : 'this file');

/**
 * The MIME type under which WhatsApp has to get the file.
 * @param label of the field that names the file
 * @throws Problem for a type that it does not take
 */
export function checkedType(kind: MediaKind, file: NamedFile, label: string): string {
	const { plural, types, formats } = LIMITS[kind];
	const type = mimeTypeOf(file);
	if (!types || types.includes(type)) return type;
	throw new Problem(
		`${label}: WhatsApp takes ${plural} as ${formats}, and ${nameOf(file)} is ${type || 'of no known type'}`,
		'Convert the file in a node before this one, or send it as a document, which may be of any type.',
	);
}

/**
 * Refuses a file that is empty, or larger than WhatsApp takes.
 * @param bytes size of the file
 * @param label of the field that names the file
 */
export function checkSize(kind: MediaKind, file: NamedFile, bytes: number, label: string): void {
	const { plural, maxBytes } = LIMITS[kind];
	if (bytes === 0) {
		throw new Problem(`${label}: ${nameOf(file)} is empty`, 'Check the node that it comes from.');
	}
	if (bytes <= maxBytes) return;
	throw new Problem(
		`${label}: WhatsApp takes ${plural} of up to ${sizeText(maxBytes)}, and ${nameOf(file)} has ${sizeText(bytes)}`,
		kind === 'document'
			? 'Make the file smaller, or send a link to it in a text.'
			: `Make the file smaller, or send it as a document, which may have up to ${sizeText(LIMITS.document.maxBytes)}.`,
	);
}
