import type { INodeProperties } from 'n8n-workflow';

import type { Values } from '../../shared/values';
import type { Question } from '../../wait/question';
import { MAX_BODY } from '../text';

/** Options of what the person is told about the answer. Each is sent only where it has been added. */

const thanks = (
	displayName: string,
	name: string,
	text: string,
	when: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	typeOptions: { rows: 2 },
	default: text,
	placeholder: `e.g. ${text}`,
	description: `A message to the person ${when}; nothing is sent when nobody answers in time`,
});

const approved = thanks(
	'After Approval',
	'approvedMessage',
	'Approved. Thank you.',
	'once the question is approved',
);

const declined = thanks(
	'After Decline',
	'declinedMessage',
	'Declined. Nothing was done.',
	'once the question is declined with a tap',
);

const other = thanks(
	'After Other Answer',
	'answeredMessage',
	'Thank you, your answer was passed on.',
	'for an answer in words or from a list',
);

/** In the order of their names. */
export const thanksOptions: INodeProperties[] = [approved, declined, other];

/** What the options say, for the time when the answer comes. */
export const thanksOf = (options: Values): Question['thanks'] => ({
	approved: options.optionalText(approved, MAX_BODY),
	declined: options.optionalText(declined, MAX_BODY),
	other: options.optionalText(other, MAX_BODY),
});
