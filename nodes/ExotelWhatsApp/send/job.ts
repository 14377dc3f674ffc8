import type { IExecuteFunctions } from 'n8n-workflow';

import { callbackSecretOf, isOnThisMachine, type Account } from '../api/account';
import { apiClient } from '../api/client';
import { fileLinkHours, MAX_LINK_HOURS, MIN_LINK_HOURS } from '../attachments/fields';
import { FileLinks } from '../attachments/link';
import { messageTypes } from '../messages';
import type { MessageType } from '../messages/messageType';
import { hasExpression } from '../n8n/expressions/parts';
import { isReview } from '../n8n/toolCall';
import { Problem } from '../shared/problem';
import { Values } from '../shared/values';
import { afterSending } from '../wait/fields';
import type { Question } from '../wait/question';
import type { Waiter } from '../wait/waiter';
import { waitingFor } from '../wait/waiting';
import type { MessageDefaults } from './compose';
import { rejectedAsItems, sendOptions, statusCallback } from './fields';
import { includesInput } from './inputFields';
import { numberDefaults } from './numbers';
import type { Post } from './requests';
import { sendSettings, type SendSettings } from './settings';

/** What is the same for all items of a send. */
export interface Job {
	type: MessageType;
	/** What the credential adds to each message. */
	defaults: MessageDefaults;
	post: Post;
	settings: SendSettings;
	/** Whether messages that were not accepted leave as items even with "Stop". */
	rejectedAsItems: boolean;
	/** Whether the input's fields leave with the result. */
	includesInput: boolean;
	/** When the execution waits for a delivery report or reply. */
	waiting: Waiter | undefined;
	/** Whether the API is on this machine. */
	isOnThisMachine: boolean;
	/** Links to files of the workflow. */
	files: FileLinks;
}

function messageTypeOf(operation: unknown): MessageType {
	const type = messageTypes.find((one) => one.operation === operation);
	if (type) return type;
	throw new Problem(
		`There is no operation "${String(operation)}"`,
		'Pick an operation from the list, or update the package if the workflow is newer.',
	);
}

/** Exotel posts the reports of a message to one URL only, so that a wait leaves no other. */
function refuseOtherCallback(options: Values, waiter: string): void {
	if (options.optionalIdentifier(statusCallback) === undefined) return;
	throw new Problem(
		`'${waiter}' waits for reports, and '${statusCallback.displayName}' sends them elsewhere`,
		`Exotel posts the reports of a message to one URL only. Remove the option ${statusCallback.displayName}, or let the node continue after sending. Nothing was sent.`,
	);
}

/**
 * What a kind of message asks; undefined for those that need no answer.
 * @throws Problem for what cannot be asked
 */
export function questionOf(context: IExecuteFunctions, type: MessageType): Question | undefined {
	const asked = type.question?.((name) => context.getNodeParameter(name, 0, null));
	return asked && { ...asked, isReview: isReview(context.getNode()) };
}

/**
 * Reads the job; of the options, those of the first item count.
 * @throws Problem when nothing can be sent
 */
export async function jobOf(context: IExecuteFunctions): Promise<Job> {
	const read = (name: string) => context.getNodeParameter(name, 0, null);
	const { parameters } = context.getNode();
	const isByData = (name: string) => hasExpression(parameters[name]);
	const options = new Values((read(sendOptions.name) ?? {}) as Record<string, unknown>);
	const settings = sendSettings(options);
	const type = messageTypeOf(context.getNodeParameter('operation', 0));
	const question = questionOf(context, type);
	const waiter = question ? type.name : afterSending.displayName;
	const waiting = waitingFor(context, options, waiter, question);
	if (waiting) refuseOtherCallback(options, waiter);
	const linkHours = options.number(fileLinkHours, MIN_LINK_HOURS, MAX_LINK_HOURS);
	const account = await context.getCredentials<Account>('exotelWhatsAppApi');
	const call = apiClient(context, account, settings.timeoutMs);
	return {
		type: (await type.prepare?.({ read, isByData, account, call })) ?? type,
		defaults: { callbackSecret: callbackSecretOf(account), ...numberDefaults(account) },
		post: async (body) => await call({ method: 'POST', path: '/messages', body }),
		settings,
		rejectedAsItems: options.boolean(rejectedAsItems),
		includesInput: includesInput(context),
		waiting,
		isOnThisMachine: isOnThisMachine(account),
		files: new FileLinks(context.helpers, linkHours),
	};
}
