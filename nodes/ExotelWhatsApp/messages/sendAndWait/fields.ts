import type { INodeProperties } from 'n8n-workflow';

import { MAX_BODY } from '../interactive';
import { MAX_BODY as MAX_TEXT } from '../text';

/** Parameters of every Send and Wait. n8n makes its human review of them, by these names. */

export const sendAs: INodeProperties = {
	displayName: 'Send As',
	name: 'sendAs',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Message',
			value: 'message',
			description: 'A text of your own, to a person who wrote to you within the last 24 hours',
		},
		{
			name: 'Template',
			value: 'template',
			description: 'An approved template, to any person at any time',
		},
	],
	default: 'message',
	description: 'Whether the question is a text of your own, or an approved template',
};

export const AS_MESSAGE = { sendAs: ['message'] };
export const AS_TEMPLATE = { sendAs: ['template'] };

/** In a human review, n8n puts a field of its own in this one's place, which is always shown. */
export const message: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	placeholder: 'e.g. Refund 4,500 rupees for order 4711?',
	description: `The question, up to ${MAX_BODY} characters, or ${MAX_TEXT} where the answer is free text. *bold*, _italic_ and ~strike~ work as in WhatsApp.`,
	displayOptions: { show: AS_MESSAGE },
};

export const responseType: INodeProperties = {
	displayName: 'Response Type',
	name: 'responseType',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Approval',
			value: 'approval',
			description: 'The person approves or declines with a tap on a button',
		},
		{
			name: 'Choice',
			value: 'choice',
			description: 'The person picks one of up to ten rows of a list',
		},
		{
			name: 'Free Text',
			value: 'freeText',
			description: 'The person answers in words',
		},
	],
	default: 'approval',
	description: 'How the person answers. Words are an answer in any case, and never approve.',
};
