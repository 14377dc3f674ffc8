import type { INodeProperties } from 'n8n-workflow';

/** Parameters of the download. */

export const url: INodeProperties = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	default: '={{ $json.media?.url }}',
	required: true,
	placeholder: 'e.g. https://media.example.com/a.jpg',
	description:
		'Address of the file, which the trigger gives in the field media. It lives for minutes, so download it first of all.',
};

export const binaryPropertyName: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the output binary field to put the file in',
	description: 'Name of the binary field that later nodes pick the file by',
};

export const fileName: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. receipt.pdf',
	description: 'Name of the file. Empty: the name that came with it.',
};

/** WhatsApp takes no larger file; API reference, section 9.1. */
export const maxSize: INodeProperties = {
	displayName: 'Maximum Size (MB)',
	name: 'maxSize',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 100,
	description: 'A larger file is not taken. WhatsApp itself allows up to 100 MB.',
};

export const timeout: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 60,
	description: 'How long the server has to begin its answer',
};

export const downloadOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	default: {},
	placeholder: 'Add option',
	options: [fileName, maxSize, timeout],
};
