import { shown } from '../shared/data';
import { InvalidInput } from '../shared/invalidInput';

/** What is known of a file beside its bytes. */
export interface SampleFile {
	fileName?: string;
	mimeType: string;
	/** In bytes. */
	size: number;
}

/** What Exotel takes as a sample, by MIME type and by the ending of names; section 6.5. */
const TYPES = new Map([
	['application/pdf', /\.pdf$/i],
	['image/jpeg', /\.jpe?g$/i],
	['image/png', /\.png$/i],
	['video/mp4', /\.mp4$/i],
]);

/** Types that say nothing, so that the name has to. */
const ANY_BYTES = /^(application|binary)\/(octet-stream|x-octet-stream)$|^$/;

/**
 * The MIME type under which a sample goes out.
 * @throws InvalidInput for an empty file, and for one of another type
 */
export function sampleType({ fileName = '', mimeType, size }: SampleFile): string {
	if (size === 0) {
		throw new InvalidInput(
			`The file ${shown(fileName)} is empty`,
			'Check the node that it comes from.',
		);
	}
	const type = mimeType.split(';')[0].trim().toLowerCase().replace('image/jpg', 'image/jpeg');
	if (TYPES.has(type)) return type;
	const named = [...TYPES].find(([, ending]) => ending.test(fileName));
	if (named && ANY_BYTES.test(type)) return named[0];
	throw new InvalidInput(
		`A sample must be a PDF, JPEG, PNG or MP4 file, and ${shown(fileName || 'this one')} is ${type || 'of no known type'}`,
		'Give a file of one of these types.',
	);
}
