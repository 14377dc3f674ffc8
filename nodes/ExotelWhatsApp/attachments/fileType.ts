/** What an item says of a file. */
export interface NamedFile {
	fileName?: string;
	mimeType: string;
}

/** A type of file: the endings of its names, and other ways in which programs write it. */
interface FileType {
	mimeType: string;
	ending: RegExp;
	also?: string[];
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The types that WhatsApp names; API reference, section 9.1. */
const TYPES: FileType[] = [
	{ mimeType: 'application/pdf', ending: /\.pdf$/i },
	{ mimeType: 'application/msword', ending: /\.doc$/i },
	{ mimeType: `${OFFICE}.wordprocessingml.document`, ending: /\.docx$/i },
	{ mimeType: 'application/vnd.ms-excel', ending: /\.xls$/i },
	{ mimeType: `${OFFICE}.spreadsheetml.sheet`, ending: /\.xlsx$/i },
	{ mimeType: 'application/vnd.ms-powerpoint', ending: /\.ppt$/i },
	{ mimeType: `${OFFICE}.presentationml.presentation`, ending: /\.pptx$/i },
	{ mimeType: 'text/plain', ending: /\.txt$/i },
	{ mimeType: 'image/jpeg', ending: /\.jpe?g$/i, also: ['image/jpg', 'image/pjpeg'] },
	{ mimeType: 'image/png', ending: /\.png$/i, also: ['image/x-png'] },
	{ mimeType: 'image/webp', ending: /\.webp$/i },
	{ mimeType: 'video/mp4', ending: /\.mp4$/i },
	{ mimeType: 'video/3gpp', ending: /\.3gpp?$/i },
	{ mimeType: 'audio/aac', ending: /\.aac$/i, also: ['audio/aacp', 'audio/x-aac'] },
	{ mimeType: 'audio/amr', ending: /\.amr$/i },
	{ mimeType: 'audio/mpeg', ending: /\.mp3$/i, also: ['audio/mp3'] },
	{ mimeType: 'audio/mp4', ending: /\.m4a$/i, also: ['audio/m4a', 'audio/x-m4a'] },
	{ mimeType: 'audio/ogg', ending: /\.(ogg|oga|opus)$/i, also: ['audio/opus', 'application/ogg'] },
];

/** Types that say nothing, so that the name has to. */
const ANY_BYTES = /^(application|binary)\/(octet-stream|x-octet-stream)$|^$/;

/** A MIME type without its parameters, in small letters. */
export const bareType = (mimeType = '') => mimeType.split(';')[0].trim().toLowerCase();

/**
 * The MIME type of a file as WhatsApp writes it: told by the name where its type says nothing. May be
 * a type that WhatsApp does not name.
 */
export function mimeTypeOf({ fileName = '', mimeType }: NamedFile): string {
	const given = bareType(mimeType);
	const found = ANY_BYTES.test(given)
		? TYPES.find(({ ending }) => ending.test(fileName))
		: TYPES.find(({ also }) => also?.includes(given));
	return found?.mimeType ?? given;
}
