import { mimeTypeOf, type NamedFile } from '../attachments/fileType';
import { shown } from '../shared/data';
import { Problem } from '../shared/problem';

/** What is known of a file beside its bytes. */
export interface SampleFile extends NamedFile {
	/** In bytes. */
	size: number;
}

/** What Exotel takes as a sample; API reference, section 6.5. */
const TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'video/mp4'];

/**
 * The MIME type under which a sample goes out.
 * @throws Problem for an empty file, and for one of another type
 */
export function sampleType({ fileName = '', mimeType, size }: SampleFile): string {
	if (size === 0) {
		throw new Problem(`The file ${shown(fileName)} is empty`, 'Check the node that it comes from.');
	}
	const type = mimeTypeOf({ fileName, mimeType });
	if (TYPES.includes(type)) return type;
	throw new Problem(
		`A sample must be a PDF, JPEG, PNG or MP4 file, and ${shown(fileName || 'this one')} is ${type || 'of no known type'}`,
		'Give a file of one of these types.',
	);
}
