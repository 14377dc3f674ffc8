import type { INodeProperties } from 'n8n-workflow';

import { orFile } from '../attachments/fields';
import { shownWith } from '../shared/displayConditions';
import { placeOf, type FilePlace } from '../attachments/place';
import { compact } from '../shared/data';
import type { Values } from '../shared/values';

/** Headers of messages with buttons, links and flows, and of templates; above all those that are a file. */

const MEDIA_HEADERS = ['document', 'image', 'video'] as const;

export type MediaHeader = (typeof MEDIA_HEADERS)[number];

export type HeaderType = MediaHeader | 'none' | 'text';

const HEADER_OPTIONS: Array<{ name: string; value: HeaderType }> = [
	{ name: 'Document', value: 'document' },
	{ name: 'Image', value: 'image' },
	{ name: 'None', value: 'none' },
	{ name: 'Text', value: 'text' },
	{ name: 'Video', value: 'video' },
];

/** The choice of a header. */
export const headerType: INodeProperties = {
	displayName: 'Header',
	name: 'headerType',
	type: 'options',
	options: HEADER_OPTIONS,
	default: 'none',
	description: 'What stands above the text',
};

export const headerLink: INodeProperties = {
	displayName: 'Header Link',
	name: 'headerLink',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://cdn.example.com/parcel.jpg',
	description:
		'Public address of the file above the text: an image (JPEG or PNG, up to 5 MB), a video (MP4, up to 16 MB) or a document (up to 100 MB)',
};

export const headerFilename: INodeProperties = {
	displayName: 'Header File Name',
	name: 'headerFilename',
	type: 'string',
	default: '',
	placeholder: 'e.g. invoice-4711.pdf',
	description:
		'Name under which the customer sees the document. Empty with a binary file: its own name.',
};

export const mediaHeaderFields: INodeProperties[] = [
	...orFile(shownWith(headerLink, { headerType: [...MEDIA_HEADERS] })),
	shownWith(headerFilename, { headerType: ['document'] }),
];

/** The header in the API's form; sections 2.2.2 to 2.2.5 of its reference. */
export function mediaHeader(type: MediaHeader, values: Values): Record<string, unknown> {
	const filename = type === 'document' ? values.optionalIdentifier(headerFilename) : undefined;
	return { type, [type]: compact({ link: values.link(headerLink), filename }) };
}

/** The place for a file in the header; undefined when the header is none. */
export function headerFilePlace(values: Values): FilePlace | undefined {
	const type = values.option<HeaderType>(headerType);
	const kind = MEDIA_HEADERS.find((one) => one === type);
	return (
		kind && placeOf(values, kind, headerLink, kind === 'document' ? headerFilename : undefined)
	);
}
