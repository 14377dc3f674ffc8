import type { INodeProperties } from 'n8n-workflow';

import type { MessageType } from './messageType';

/** Exotel's own limit; API reference, section 2.2.1. */
export const MAX_BODY = 4096;

const body: INodeProperties = {
	displayName: 'Body',
	name: 'body',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	placeholder: 'e.g. Your order 4711 is packed.',
	description: `Text of the message, up to ${MAX_BODY} characters. *bold*, _italic_ and ~strike~ work as in WhatsApp.`,
};

const previewUrl: INodeProperties = {
	displayName: 'Preview URL',
	name: 'previewUrl',
	type: 'boolean',
	default: false,
	description:
		'Whether WhatsApp shows a preview of the first link in the text. The link must begin with https:// or http:// and have a host name; without one, nothing changes.',
};

const IP_ADDRESS = /^([\d.]+|\[.*)$/;

/** Whether WhatsApp makes a preview of a link in the text: IP addresses get none. */
function hasPreview(given: string): boolean {
	const hosts = [...given.matchAll(/https?:\/\/([^\s/?#:]+)/gi)].map(([, host]) => host);
	return hosts.some((host) => host.includes('.') && !IP_ADDRESS.test(host));
}

export const text: MessageType = {
	operation: 'sendText',
	name: 'Send Text',
	action: 'Send a text message',
	description: 'Send a text, to a customer who wrote to you within the last 24 hours',
	contentType: 'text',
	fields: [body, previewUrl],
	toContent(values) {
		const given = values.text(body, MAX_BODY);
		return {
			type: 'text',
			text: { body: given, preview_url: values.boolean(previewUrl) && hasPreview(given) },
		};
	},
};
