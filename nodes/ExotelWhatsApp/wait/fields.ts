import type { INodeProperties } from 'n8n-workflow';

import { shownWith } from '../shared/displayConditions';

/** Parameters of what happens after sending. */

export type AfterSending = 'continue' | 'waitForDelivery' | 'waitForReply' | 'waitForSeen';

export const afterSending: INodeProperties = {
	displayName: 'After Sending',
	name: 'afterSending',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Continue',
			value: 'continue',
			description: 'Continue as soon as Exotel has taken the messages',
		},
		{
			name: 'Wait for Delivery',
			value: 'waitForDelivery',
			description:
				"Continue once the message is on the customer's device, or could not be delivered",
		},
		{
			name: 'Wait for Reply',
			value: 'waitForReply',
			description: 'Continue once the customer answers, or the message could not be delivered',
		},
		{
			name: 'Wait Until Seen',
			value: 'waitForSeen',
			description: 'Continue once the customer has read the message, or it could not be delivered',
		},
	],
	default: 'continue',
	description:
		'Whether the workflow continues at once, or waits for a delivery report or the reply. To wait, the node takes one item at a time. A tool waits for an AI Agent of version 3 only.',
};

/** What a node says that waits, by what it waits for. */
export const WAITING_WORDS: Record<Exclude<AfterSending, 'continue'>, string> = {
	waitForDelivery: 'Waiting for the message to be delivered',
	waitForReply: "Waiting for the customer's reply",
	waitForSeen: 'Waiting for the customer to read the message',
};

const timeLimit = (hours: number): INodeProperties => ({
	displayName: 'Time Limit',
	name: 'timeLimit',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: hours,
	description:
		'How long to wait at most. The workflow continues then too, with the wait result timedOut.',
});

const after = (modes: AfterSending[]) => ({ afterSending: modes });

/** One field in the contract's sense, with a default that suits what is waited for. */
export const timeLimits: INodeProperties[] = [
	shownWith(timeLimit(1), after(['waitForDelivery'])),
	shownWith(timeLimit(24), after(['waitForReply', 'waitForSeen'])),
];

const unit: INodeProperties = {
	displayName: 'Time Limit Unit',
	name: 'timeLimitUnit',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Days', value: 'days' },
		{ name: 'Hours', value: 'hours' },
		{ name: 'Minutes', value: 'minutes' },
		{ name: 'Seconds', value: 'seconds' },
	],
	default: 'hours',
	description: 'What the time limit counts',
};

export const timeLimitUnit = shownWith(
	unit,
	after(['waitForDelivery', 'waitForReply', 'waitForSeen']),
);

/** Of what waits for the reply in any case. */
export const questionLimit: INodeProperties[] = [timeLimit(24), unit];

/** Of what waits for the reply in any case. */
export const questionTapsOnly: INodeProperties = {
	displayName: 'Only Taps on This Message',
	name: 'ownRepliesOnly',
	type: 'boolean',
	default: false,
	description:
		"Whether only a tap on one of the message's own buttons or rows ends the wait. Other answers are passed over.",
};

export const ownRepliesOnly = shownWith(questionTapsOnly, { '/afterSending': ['waitForReply'] });
