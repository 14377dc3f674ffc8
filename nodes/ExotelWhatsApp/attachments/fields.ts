import type { INodeProperties } from 'n8n-workflow';

import { shownWith } from '../shared/displayConditions';

/** Parameters that say where a file comes from. */

export const mediaSource: INodeProperties = {
	displayName: 'Media Source',
	name: 'mediaSource',
	type: 'options',
	options: [
		{
			name: 'Binary File',
			value: 'binary',
			description:
				'A file of the workflow, to which n8n gives WhatsApp a link. WhatsApp must be able to reach this n8n.',
		},
		{ name: 'Link', value: 'link', description: 'A file that is public already' },
	],
	default: 'link',
	description: 'Where WhatsApp gets the file from',
};

export const binaryPropertyName: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the input binary field containing the file to be sent',
	description: 'Name of the binary field with the file. Its name and type go with it.',
};

/** The longest is a year; no n8n keeps an execution's files that long by itself. */
export const MAX_LINK_HOURS = 8760;

/** 3.6 seconds; a link for less could be over before it is sent. */
export const MIN_LINK_HOURS = 0.001;

export const fileLinkHours: INodeProperties = {
	displayName: 'File Link Lifetime (Hours)',
	name: 'fileLinkHours',
	type: 'number',
	typeOptions: { minValue: MIN_LINK_HOURS, maxValue: MAX_LINK_HOURS },
	default: 24,
	description:
		'How long the link to a binary file works. WhatsApp fetches the file once it takes up the message; whoever has the link can read the file until then.',
};

/** The field of a link, with the choice of a binary file beside it. */
export function orFile(link: INodeProperties): INodeProperties[] {
	const { displayOptions } = link;
	return [
		{ ...mediaSource, ...(displayOptions && { displayOptions }) },
		shownWith(link, { mediaSource: ['link'] }),
		shownWith(
			{ ...binaryPropertyName, ...(displayOptions && { displayOptions }) },
			{ mediaSource: ['binary'] },
		),
	];
}
