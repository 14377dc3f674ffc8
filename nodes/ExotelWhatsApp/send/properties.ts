import type { INodeProperties } from 'n8n-workflow';

import { messageTypes } from '../messages';
import type { MessageType } from '../messages/messageType';
import { from, sendOptions, to } from './fields';

/** Parameters of the action node, all derived from the list of message types. */

const resource: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [{ name: 'Message', value: 'message' }],
	default: 'message',
};

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['message'] } },
	options: messageTypes
		.map(({ operation: value, name, action, description }) => ({
			name,
			value,
			action,
			description,
		}))
		.sort((a, b) => a.name.localeCompare(b.name)),
	default: 'sendText',
};

function shownFor(operations: string[], field: INodeProperties): INodeProperties {
	const { show, ...rest } = field.displayOptions ?? {};
	return {
		...field,
		displayOptions: { ...rest, show: { resource: ['message'], operation: operations, ...show } },
	};
}

function fieldsOf({ operation: own, fields }: MessageType): INodeProperties[] {
	return fields.map((field) => shownFor([own], field));
}

const allOperations = messageTypes.map(({ operation: value }) => value);

export const properties: INodeProperties[] = [
	resource,
	operation,
	shownFor(allOperations, from),
	shownFor(allOperations, to),
	...messageTypes.flatMap(fieldsOf),
	shownFor(allOperations, sendOptions),
];
