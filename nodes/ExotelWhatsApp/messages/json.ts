import type { INodeProperties } from 'n8n-workflow';

import { Problem } from '../shared/problem';
import type { Content } from '../api/sendRequest';
import type { MessageType } from './messageType';
import { isRecord, shown } from '../shared/data';
import { parsedJson } from '../shared/values';

const content: INodeProperties = {
	displayName: 'Content',
	name: 'content',
	type: 'json',
	default: '{}',
	required: true,
	hint: 'e.g. { "type": "text", "text": { "body": "Hello" } }',
	description:
		"The API's content object, sent as it is: a type, and under the key of that type what it needs. For kinds of messages that have no operation of their own; Exotel alone checks the limits.",
};

function hasType(value: unknown): value is Content {
	return isRecord(value) && typeof value.type === 'string' && value.type !== '';
}

export const json: MessageType = {
	operation: 'sendJson',
	name: 'Send JSON',
	action: 'Send a message from JSON',
	description: "Send any kind of message that the API knows, as its 'content' in JSON",
	contentType: null,
	fields: [content],
	toContent(values) {
		const given = parsedJson(values.raw(content), values.label(content));
		if (!hasType(given)) {
			throw new Problem(
				`${values.label(content)} must be an object with a "type", and was given ${shown(given)}`,
				'Give only the content of one message, without recipient and without the lists around it: { "type": "text", "text": { "body": "Hello" } }.',
			);
		}
		return given;
	},
};
