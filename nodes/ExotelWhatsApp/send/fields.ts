import type { INodeProperties } from 'n8n-workflow';

/** Parameters that every send has. */

export const from: INodeProperties = {
	displayName: 'From',
	name: 'from',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. +91 80000 00000',
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
	description:
		"The customer's number with country code, one for each item. Spaces, dashes and brackets do not matter.",
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

export const statusCallback: INodeProperties = {
	displayName: 'Status Callback URL',
	name: 'statusCallback',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…/exotel-whatsapp',
	description:
		'Where Exotel posts the delivery reports of this message, and the reply to it: the production URL of an Exotel WhatsApp Trigger. Empty: the default address of your Exotel account.',
};

export const sendOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	default: {},
	placeholder: 'Add option',
	options: [customData, statusCallback],
};
