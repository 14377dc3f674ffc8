import type { Operation } from '../n8n/operation';
import type { MessageType } from './messageType';
import { sendAndWait } from './sendAndWait/sendAndWait';
import { templateMessage } from './template/template';

/** What a model has to know to send: the same facts that people read in the fields. */
const NUMBERS =
	'Give phone numbers with their country code, in E.164, such as +919000000000; never guess one.';

const WITHIN_24_HOURS =
	'It only reaches a person who wrote to this business within the last 24 hours; to all others, send an approved template.';

const AT_ANY_TIME =
	'An approved template reaches any person at any time, also one who has not written within the last 24 hours. Give each of its variables on one line.';

const RESULT =
	'The result says in "status" how it ended: "accepted" (sent), "rejected" (not sent; "error" says why, and what to do), or "unknown" (it may have been sent). Never send a message again that was accepted or is unknown.';

const ANSWER =
	'The result has the answer in "data": its words in "text", the ID of a chosen row in "choice"; or in "reason" why there is no answer. Ask one person at a time, and wait for the result before you ask the next.';

/** Kinds of which something else holds. */
const OTHERS = new Map<MessageType, Operation['asTool']>([
	[templateMessage, { guidance: [AT_ANY_TIME, NUMBERS, RESULT].join(' ') }],
	[
		sendAndWait,
		{
			guidance: [NUMBERS, ANSWER, RESULT].join(' '),
			// Of a human review, which is always an approval, the model sees the tool behind it only.
			show: { responseType: ['choice', 'freeText'] },
		},
	],
]);

/** A kind of message with what AI models read of it. */
export const forModels = (type: MessageType): MessageType => ({
	...type,
	asTool: OTHERS.get(type) ?? { guidance: [WITHIN_24_HOURS, NUMBERS, RESULT].join(' ') },
});
