import type { INodeProperties } from 'n8n-workflow';

/**
 * What an AI model reads of the node as a tool. n8n would make it of the operation's action and the
 * node's name, unless the node has a field of this name.
 * @param text for one operation
 */
export const toolDescription = (text: string): INodeProperties => ({
	displayName: 'Tool Description',
	name: 'toolDescription',
	type: 'string',
	typeOptions: { rows: 4 },
	default: text,
	required: true,
	placeholder: 'e.g. Tells the customer on WhatsApp that the order is packed.',
	description: 'What the AI model reads to know when and how to use this tool',
	displayOptions: { show: { '@tool': [true] } },
});
