import type { INodeProperties } from 'n8n-workflow';

import { caption, mediaMessage } from './media';

const filename: INodeProperties = {
	displayName: 'File Name',
	name: 'filename',
	type: 'string',
	default: '',
	placeholder: 'e.g. invoice-4711.pdf',
	description:
		'Name that the customer sees. Its ending decides how WhatsApp shows the file, so always give one beside a link. Empty with a binary file: its own name.',
};

export const document = mediaMessage({
	type: 'document',
	operation: 'sendDocument',
	name: 'Send Document',
	action: 'Send a document',
	description: 'Send a file such as an invoice, from a link or from the workflow',
	linkPlaceholder: 'e.g. https://cdn.example.com/invoice-4711.pdf',
	linkDescription:
		'Public address of the file, which WhatsApp fetches: PDF, Word, Excel, PowerPoint or text, up to 100 MB',
	extras: [filename, caption],
	filename,
});
