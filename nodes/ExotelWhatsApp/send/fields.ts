import type { INodeProperties } from 'n8n-workflow';

import { alphabetical } from '../shared/alphabetical';
import { fileLinkHours } from '../attachments/fields';
import { thanksOptions } from '../messages/sendAndWait/thanks';
import { sendUndefinedAsText } from '../shared/brokenText';
import { countryField } from '../shared/countries';
import { ownRepliesOnly, questionTapsOnly } from '../wait/fields';

/** Parameters that every send has. */

export const from: INodeProperties = {
	displayName: 'From',
	name: 'from',
	type: 'string',
	default: '',
	placeholder: 'e.g. +91 80000 00000',
	hint: 'Empty: the Default From of the credential',
	description:
		'Your WhatsApp business number at Exotel, with country code. Spaces, dashes and brackets do not matter.',
};

export const to: INodeProperties = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. +91 90000 00000',
	hint: 'With country code, unless there is a Default Country',
	description:
		"The customer's number, one for each item. It needs its country code, unless the credential or the options have a Default Country. Spaces, dashes and brackets do not matter.",
};

export const customData: INodeProperties = {
	displayName: 'Custom Data',
	name: 'customData',
	type: 'string',
	default: '',
	placeholder: 'e.g. order-4711',
	description:
		'A text of your own that comes back with each delivery report, such as an order number. An object is sent as JSON. Exotel states no limit; keep it short.',
};

export const defaultCountry = countryField(
	'As in the Credential',
	'Country of numbers without country code, such as 98765 43210. Those of other countries need their country code, best with +.',
);

export const statusCallback: INodeProperties = {
	displayName: 'Status Callback URL',
	name: 'statusCallback',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…/exotel-whatsapp',
	description:
		'Where Exotel posts the delivery reports of this message, and the reply to it: the production URL of an Exotel WhatsApp Trigger. Empty: the default address of your Exotel account.',
};

/** By the name that n8n's own nodes have for it, such as Date & Time. */
export const includeInputFields: INodeProperties = {
	displayName: 'Include Input Fields',
	name: 'includeInputFields',
	type: 'boolean',
	default: false,
	description:
		'Whether all fields and files of the input item leave with the result, such as the name and the order that the next node needs. Where both have a field, the result counts.',
	// What a tool gets is what the model has just said: it needs no copy of that.
	displayOptions: { hide: { '@tool': [true] } },
};

export const messagesPerRequest: INodeProperties = {
	displayName: 'Messages per Request',
	name: 'messagesPerRequest',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100 },
	default: 100,
	description: 'How many messages travel in one request, 1 to 100',
};

export const messagesPerSecond: INodeProperties = {
	displayName: 'Messages per Second',
	name: 'messagesPerSecond',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description:
		'The most messages to send in a second. 0: as fast as Exotel takes them. WhatsApp lets a number send 80 a second unless it has been raised.',
};

export const requestsInParallel: INodeProperties = {
	displayName: 'Requests in Parallel',
	name: 'requestsInParallel',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 4,
	description: 'How many requests may wait for an answer at the same time',
};

export const timeout: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 120,
	description:
		'How long Exotel has to answer a request. Messages of a request without an answer end as unknown, so do not set it low.',
};

export const sendUncertainAgain: INodeProperties = {
	displayName: 'Send Uncertain Messages Again',
	name: 'sendUncertainAgain',
	type: 'boolean',
	default: false,
	description:
		'Whether messages are sent again when a request got no answer, or a 5xx, so that nobody knows if they went out. Customers may get them twice.',
};

export const rejectedAsItems: INodeProperties = {
	displayName: 'Return Rejected Messages as Items',
	name: 'rejectedAsItems',
	type: 'boolean',
	default: false,
	description:
		'Whether the node goes on when Exotel does not accept a message, with an item that says why in its status and error. Only for On Error: Stop Workflow.',
};

export const sendOnceKey: INodeProperties = {
	displayName: 'Send Once Key',
	name: 'sendOnceKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. diwali-2026',
	description:
		"A text of your own, such as a campaign's name, an order number or a date. This node sends a customer one message for each key, whoever starts the workflow and however often. n8n remembers the newest 50,000 messages of the node, for as long as it takes. To send to the same customers again, use another key.",
};

/** By name, but for the two that every sender needs to know how a message ended and whose it was. */
const allOptions = [
	statusCallback,
	customData,
	defaultCountry,
	fileLinkHours,
	includeInputFields,
	messagesPerRequest,
	messagesPerSecond,
	ownRepliesOnly,
	requestsInParallel,
	rejectedAsItems,
	sendOnceKey,
	sendUncertainAgain,
	sendUndefinedAsText,
	timeout,
];

export const sendOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	default: {},
	placeholder: 'Add option',
	options: allOptions,
};

/** Options for many messages, for reports that go elsewhere, and for a wait that may be none. */
const notOfQuestions = [
	messagesPerRequest,
	messagesPerSecond,
	ownRepliesOnly,
	requestsInParallel,
	statusCallback,
];

/** The options of a question, which is one message and waits for its own reports. */
export const questionOptions: INodeProperties = {
	...sendOptions,
	options: [
		...allOptions.filter((option) => !notOfQuestions.includes(option)),
		...thanksOptions,
		questionTapsOnly,
	].sort((a, b) => alphabetical(a.displayName, b.displayName)),
};
