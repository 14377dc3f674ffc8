import { mimeTypeOf, type NamedFile } from '../attachments/fileType';
import { shown } from '../shared/data';
import { Problem } from '../shared/problem';

/** What is known of a file beside its bytes. */
export interface SampleFile extends NamedFile {
	/** In bytes. */
	size: number;
}

/**
 * The MIME type under which a sample goes out, which the call must name. That Exotel takes PDF, JPEG,
 * PNG and MP4 is told and left to it; API reference, section 6.5 [legacy].
 * @throws Problem for an empty file, and for one of no known type
 */
export function sampleType({ fileName = '', mimeType, size }: SampleFile): string {
	if (size === 0) {
		throw new Problem(`The file ${shown(fileName)} is empty`, 'Check the node that it comes from.');
	}
	const type = mimeTypeOf({ fileName, mimeType });
	if (type !== '') return type;
	throw new Problem(
		`The file ${shown(fileName || 'without a name')} is of no known type`,
		'Give it a type, or a name that ends in .pdf, .jpg, .png or .mp4.',
	);
}
