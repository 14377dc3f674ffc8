import { messageTypes } from '../messages';
import { forModels } from '../messages/forModels';
import { operationProperties, type Resource } from '../n8n/operation';
import { shownWith } from '../shared/displayConditions';
import { afterSending, timeLimits, timeLimitUnit } from '../wait/fields';
import { from, questionOptions, sendOptions, to } from './fields';
import { sendMessages } from './sendMessages';

const operationsOf = (types: typeof messageTypes) => types.map(({ operation }) => operation);

const questions = { operation: operationsOf(messageTypes.filter(({ question }) => question)) };

/** Kinds that wait only where the user wants them to. */
const others = { operation: operationsOf(messageTypes.filter(({ question }) => !question)) };

/** Sending: every kind of message is an operation. */
export const messageResource: Resource = {
	value: 'message',
	name: 'Message',
	properties: operationProperties('message', messageTypes.map(forModels), 'sendText', {
		above: [from, to],
		below: [
			...[afterSending, ...timeLimits, timeLimitUnit, sendOptions].map((field) =>
				shownWith(field, others),
			),
			shownWith(questionOptions, questions),
		],
	}),
	execute: sendMessages,
};
