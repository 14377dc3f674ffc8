import { messageTypes } from '../messages';
import { operationProperties, type Resource } from '../n8n/operation';
import { from, sendOptions, to } from './fields';
import { sendItems } from './sendItems';
import { afterSending, timeLimits, timeLimitUnit } from '../wait/fields';

/** Sending: every kind of message is an operation. */
export const messageResource: Resource = {
	value: 'message',
	name: 'Message',
	properties: operationProperties('message', messageTypes, 'sendText', {
		above: [from, to],
		below: [afterSending, ...timeLimits, timeLimitUnit, sendOptions],
	}),
	execute: sendItems,
};
