import type { INodeProperties } from 'n8n-workflow';

import { alphabetical } from '../shared/alphabetical';
import { statusTable } from '../callbacks/statuses';

/** Parameters of the trigger. */

const usage: INodeProperties = {
	displayName:
		'Copy the production URL (under <b>Webhook URLs</b> above) into <b>Options › Status Callback URL</b> of the Exotel WhatsApp node that sends, or ask Exotel to make it the default address of your account; it works once this workflow is active (in n8n 2: published). The test URL works only while n8n listens for a test event. Exotel cannot reach URLs that begin with http://localhost: give n8n a public address (WEBHOOK_URL) first.',
	name: 'usage',
	type: 'notice',
	default: '',
};

const secretNotice: INodeProperties = {
	displayName:
		'Exotel does not sign its calls. Without a <b>Callback Secret</b> in a credential here, the random part of the URL is the only protection: keep the URL to yourself.',
	name: 'secretNotice',
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
			name: 'Incoming Message',
			value: 'incomingMessage',
			description: 'A message or reply from a customer',
		},
		{
			name: 'Unknown',
			value: 'unknown',
			description: 'Anything else that comes to this URL, as it is',
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
	description:
		'Delivery reports that start the workflow. If none are selected, all start it. Select Failed alone to start only on failures.',
	displayOptions: { show: { events: ['deliveryReport'] } },
};

export const reasons: INodeProperties = {
	displayName: 'Reasons',
	name: 'reasons',
	type: 'multiOptions',
	options: statusTable
		.map(({ code, name, meaning }) => ({
			name: code === null ? name : `${name} (${code})`,
			value: name,
			description: meaning,
		}))
		.sort((a, b) => alphabetical(a.name, b.name)),
	default: [],
	description: "Exotel's reasons that start the workflow. If none are selected, all start it.",
	displayOptions: { show: { events: ['deliveryReport'] } },
};

export const messageTypes: INodeProperties = {
	displayName: 'Message Types',
	name: 'messageTypes',
	type: 'multiOptions',
	options: [
		{ name: 'Audio', value: 'audio', description: 'Voice note or other audio' },
		{ name: 'Button', value: 'button', description: 'Tap on a template button' },
		{ name: 'Contacts', value: 'contacts', description: 'Contact cards' },
		{ name: 'Deleted Message', value: 'revoke', description: 'The customer deleted a message' },
		{ name: 'Document', value: 'document', description: 'File' },
		{ name: 'Edit', value: 'edit', description: 'The customer edited a message' },
		{ name: 'Image', value: 'image', description: 'Photo or other image' },
		{
			name: 'Interactive',
			value: 'interactive',
			description: 'Tap on a reply button or list row, or a completed flow',
		},
		{ name: 'Location', value: 'location', description: 'Shared location' },
		{ name: 'Order', value: 'order', description: 'Cart from your catalog' },
		{
			name: 'Reaction',
			value: 'reaction',
			description: 'Emoji added to a message, or removed from it',
		},
		{ name: 'Sticker', value: 'sticker', description: 'Still or animated sticker' },
		{
			name: 'System',
			value: 'system',
			description: 'WhatsApp notice, such as a changed phone number',
		},
		{ name: 'Text', value: 'text', description: 'Text message' },
		{
			name: 'Unsupported',
			value: 'unsupported',
			description: 'Message that WhatsApp cannot pass on',
		},
		{ name: 'Video', value: 'video', description: 'Video file' },
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
	options: [dropStepsBack, dropRepeats, splitOutputs],
};

export const triggerProperties: INodeProperties[] = [
	usage,
	secretNotice,
	events,
	statuses,
	reasons,
	messageTypes,
	replyIds,
	triggerOptions,
];
