import type { INodeProperties } from 'n8n-workflow';

import {
	ALL_HEADERS,
	interactiveContent,
	interactiveFields,
	type InteractiveKind,
} from './interactive';
import { headerFilePlace } from './mediaHeader';
import type { MessageType } from './messageType';

/** WhatsApp's limit, which is told and left to it; API reference, section 2.2.12 [Meta]. */
const MAX_DISPLAY_TEXT = 20;
const KIND: InteractiveKind = { type: 'cta_url', headers: ALL_HEADERS };

const displayText: INodeProperties = {
	displayName: 'Display Text',
	name: 'displayText',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Track the parcel',
	description: `Text on the button. WhatsApp takes up to ${MAX_DISPLAY_TEXT} characters.`,
};

const url: INodeProperties = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://shop.example.com/t/4711',
	description: "The page that a tap on the button opens in the customer's browser",
};

export const ctaUrl: MessageType = {
	operation: 'sendCtaUrl',
	name: 'Send Link Button',
	action: 'Send a message with a link button',
	description: 'Send a text with one button that opens a web page',
	contentType: 'interactive',
	fields: [...interactiveFields(KIND), displayText, url],
	filePlace: headerFilePlace,
	toContent(values) {
		return interactiveContent(KIND, values, {
			name: 'cta_url',
			parameters: {
				display_text: values.text(displayText),
				url: values.link(url),
			},
		});
	},
};
