import type { INodeProperties } from 'n8n-workflow';

import { reasonOptions } from './reasons';

/** Parameters of the trigger. */

/** The editor shows links in a notice, but neither bold nor line breaks. */
const usage: INodeProperties = {
	displayName:
		'Open Webhook URLs above, and paste the production URL into the option "Status Callback URL" of the node that sends. <a href="https://github.com/exotel-whatsapp/n8n-nodes-exotel-whatsapp/blob/main/docs/delivery-reports.md" target="_blank">More info</a>',
	name: 'usage',
	type: 'notice',
	default: '',
};

export const events: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	options: [
		{
			name: 'Delivery Report',
			value: 'deliveryReport',
			description: 'A message that you sent is sent, delivered, seen or failed',
		},
		{
			name: 'Failed Delivery',
			value: 'failedDelivery',
			description: 'A message that you sent could not be delivered, for whatever reason',
		},
		{
			name: 'Incoming Message',
			value: 'incomingMessage',
			description: 'A message or reply from a customer',
		},
		{
			name: 'Something Else',
			value: 'unknown',
			description: 'Whatever else comes to this URL, as it is',
		},
	],
	default: ['deliveryReport'],
	required: true,
	description: 'What starts the workflow',
};

export const statuses: INodeProperties = {
	displayName: 'Statuses',
	name: 'statuses',
	type: 'multiOptions',
	options: [
		{ name: 'Delivered', value: 'delivered', description: "On the customer's device" },
		{ name: 'Failed', value: 'failed', description: 'Not delivered, with a reason' },
		{ name: 'Seen', value: 'seen', description: 'Read by the customer' },
		{ name: 'Sent', value: 'sent', description: 'Passed to WhatsApp' },
	],
	default: [],
	description: 'Delivery reports that start the workflow. If none are selected, all start it.',
	displayOptions: { show: { events: ['deliveryReport'] } },
};

export const reasons: INodeProperties = {
	displayName: 'Reasons',
	name: 'reasons',
	type: 'multiOptions',
	options: reasonOptions,
	default: [],
	description:
		'Reasons of the delivery reports that start the workflow. If none are selected, all start it.',
	displayOptions: { show: { events: ['deliveryReport'] } },
};

export const messageTypes: INodeProperties = {
	displayName: 'Message Types',
	name: 'messageTypes',
	type: 'multiOptions',
	options: [
		{ name: 'Audio', value: 'audio', description: 'Voice note or other audio' },
		{
			name: 'Button, List or Flow Reply',
			value: 'interactive',
			description: 'Tap on a reply button or list row, or a completed flow',
		},
		{ name: 'Contacts', value: 'contacts', description: 'Contact cards' },
		{ name: 'Deleted Message', value: 'revoke', description: 'The customer deleted a message' },
		{ name: 'Document', value: 'document', description: 'File' },
		{ name: 'Edited Message', value: 'edit', description: 'The customer edited a message' },
		{ name: 'Image', value: 'image', description: 'Photo or other image' },
		{ name: 'Location', value: 'location', description: 'Shared location' },
		{ name: 'Order', value: 'order', description: 'Cart from your catalog' },
		{
			name: 'Reaction',
			value: 'reaction',
			description: 'Emoji added to a message, or removed from it',
		},
		{ name: 'Sticker', value: 'sticker', description: 'Still or animated sticker' },
		{ name: 'Template Button', value: 'button', description: 'Tap on a button of a template' },
		{ name: 'Text', value: 'text', description: 'Text message' },
		{
			name: 'Unsupported',
			value: 'unsupported',
			description: 'Message that WhatsApp cannot pass on',
		},
		{ name: 'Video', value: 'video', description: 'Video file' },
		{
			name: 'WhatsApp Notice',
			value: 'system',
			description: 'A notice of WhatsApp itself, such as of a changed phone number',
		},
	],
	default: [],
	description: 'Incoming messages that start the workflow. If none are selected, all start it.',
	displayOptions: { show: { events: ['incomingMessage'] } },
};

export const replyIds: INodeProperties = {
	displayName: 'Reply IDs',
	name: 'replyIds',
	type: 'string',
	default: '',
	typeOptions: { rows: 2 },
	placeholder: 'e.g. yes, no',
	description:
		'IDs of buttons and rows whose tap starts the workflow, separated by commas or line breaks. An ID can contain commas. Empty: all messages.',
	displayOptions: { show: { events: ['incomingMessage'] } },
};

export const dropStepsBack: INodeProperties = {
	displayName: 'Drop Late Reports',
	name: 'dropStepsBack',
	type: 'boolean',
	default: false,
	description:
		'Whether a report is dropped when a later state of the message has started the workflow already, such as sent after delivered',
};

export const dropRepeats: INodeProperties = {
	displayName: 'Drop Repeats',
	name: 'dropRepeats',
	type: 'boolean',
	default: true,
	description:
		'Whether what has started the workflow already is dropped when Exotel sends it again. Where several processes of n8n take webhooks, each of them may start it once; a Remove Duplicates node on dedupeKey stops that.',
};

export const rememberedMessages: INodeProperties = {
	displayName: 'Remembered Messages',
	name: 'rememberedMessages',
	type: 'number',
	typeOptions: { minValue: 100, maxValue: 50000 },
	default: 2000,
	description:
		"How many messages Drop Repeats and Drop Late Reports know after a restart, and in other processes of n8n: the newest, 100 to 50,000. Each call reads and writes them all in n8n's database, so more of them slow calls down. Without a restart, a process knows the newest 50,000.",
};

export const splitOutputs: INodeProperties = {
	displayName: 'Split Into Outputs',
	name: 'splitOutputs',
	type: 'boolean',
	default: false,
	description: 'Whether reports, failures and incoming messages leave by outputs of their own',
};

export const triggerOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	default: {},
	placeholder: 'Add option',
	options: [dropStepsBack, dropRepeats, rememberedMessages, splitOutputs],
};

export const triggerProperties: INodeProperties[] = [
	usage,
	events,
	statuses,
	reasons,
	messageTypes,
	replyIds,
	triggerOptions,
];
