import type { INodeProperties } from 'n8n-workflow';

import { orFile } from '../attachments/fields';
import type { MediaKind as FileKind } from '../attachments/limits';
import { placeOf } from '../attachments/place';
import type { MessageType } from './messageType';
import { compact } from '../shared/data';

/** A kind of media: what WhatsApp takes as its file, and which extras go with it. */
interface MediaKind {
	/** The API's content type, which is also the key of its object. */
	type: FileKind;
	operation: string;
	name: string;
	action: string;
	description: string;
	linkPlaceholder: string;
	linkDescription: string;
	extras: INodeProperties[];
	/** The one of them that gets the name of a binary file. */
	filename?: INodeProperties;
}

/** WhatsApp's limit, which is told and left to it; API reference, section 9.2 [Meta]. */
const MAX_CAPTION = 1024;

export const caption: INodeProperties = {
	displayName: 'Caption',
	name: 'caption',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Front view',
	description: `Text below the media. WhatsApp takes up to ${MAX_CAPTION} characters.`,
};

/**
 * Makes the message type of a kind of media. Formats and sizes in the descriptions come from the
 * API reference, section 9.1.
 */
export function mediaMessage(kind: MediaKind): MessageType {
	const { type, operation, name, action, description, extras, filename } = kind;
	const link: INodeProperties = {
		displayName: 'Link',
		name: 'link',
		type: 'string',
		default: '',
		required: true,
		placeholder: kind.linkPlaceholder,
		description: kind.linkDescription,
	};
	return {
		operation,
		name,
		action,
		description,
		contentType: type,
		fields: [...orFile(link), ...extras],
		filePlace: (values) => placeOf(values, type, link, filename),
		toContent(values) {
			const read = (field: INodeProperties) =>
				field === filename ? values.optionalIdentifier(field) : values.optionalText(field);
			const given = extras.map((field) => [field.name, read(field)]);
			return {
				type,
				[type]: compact({ link: values.link(link), ...Object.fromEntries(given) }),
			};
		},
	};
}
