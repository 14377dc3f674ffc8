import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { callbackSecretOf, type Account } from '../api/account';
import { bodyOf } from '../callbacks/body';
import { entriesOf } from '../callbacks/entries';
import { eventOf, type CallbackEvent } from '../callbacks/events';
import { passes, type Filter } from './filter';
import { dedupeKey, PassedOn } from './repeats';
import { routed } from './outputs';
import { knowsSecret } from '../callbacks/secret';
import { challengeOf } from '../callbacks/otherForms';

/** Exotel sends one entry a call; this many still make a small execution. */
const MAX_ENTRIES = 10_000;

interface TriggerOptions {
	dropRepeats?: boolean;
	dropStepsBack?: boolean;
	splitOutputs?: boolean;
}

async function secretOf(context: IWebhookFunctions): Promise<string | undefined> {
	if (!context.getNode().credentials?.exotelWhatsAppApi) return undefined;
	return callbackSecretOf(await context.getCredentials<Account>('exotelWhatsAppApi'));
}

/** Answers without starting an execution. */
function refuse(context: IWebhookFunctions, code: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(code).json({ message });
	return { noWebhookResponse: true };
}

/** The lines that say something. */
const linesOf = (text: string) => text.split('\n').filter((line) => /[^,\s]/.test(line));

function filterOf(context: IWebhookFunctions): Filter {
	const several = (name: string) => context.getNodeParameter(name, []) as string[];
	return {
		events: several('events'),
		statuses: several('statuses'),
		reasons: several('reasons'),
		messageTypes: several('messageTypes'),
		replyIds: linesOf(String(context.getNodeParameter('replyIds', ''))),
	};
}

/** The events that start the workflow, each once. */
function admitted(
	context: IWebhookFunctions,
	events: CallbackEvent[],
	{ dropRepeats = true, dropStepsBack = false }: TriggerOptions,
): CallbackEvent[] {
	const filter = filterOf(context);
	const passing = events.filter((event) => passes(event, filter));
	if (passing.length === 0 || !(dropRepeats || dropStepsBack)) return passing;
	const before = new PassedOn(context.getWorkflowStaticData('node'), Date.now());
	const fresh = passing.filter((event) => {
		if (dropRepeats && before.isRepeat(event)) return false;
		if (dropStepsBack && before.isStepBack(event)) return false;
		before.add(event);
		return true;
	});
	if (fresh.length > 0) before.save();
	return fresh;
}

/**
 * Takes one call of Exotel: answers it at once, and starts an execution with an item for each event
 * that passes the filter. Without one it starts nothing and answers 200 all the same, since Exotel
 * repeats what is not answered so.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const secret = await secretOf(this);
	if (secret && !knowsSecret((this.getQueryData() as IDataObject).key, secret)) {
		return refuse(this, 401, 'The key in the query of this URL is missing or wrong.');
	}
	const body = await bodyOf(this.getRequestObject());
	const challenge = challengeOf(body);
	if (challenge !== undefined) return { webhookResponse: { challenge } };
	const entries = entriesOf(body);
	if (entries === undefined) {
		return refuse(
			this,
			400,
			'The body is not a callback: it must be a JSON object, as Exotel posts it, or a list of them.',
		);
	}
	if (entries.length > MAX_ENTRIES) {
		return refuse(this, 413, `The body has more than ${MAX_ENTRIES} entries.`);
	}
	const options = this.getNodeParameter('options', {}) as TriggerOptions;
	const events = admitted(this, entries.map(eventOf), options);
	const webhookResponse = { received: entries.length };
	if (events.length === 0) return { webhookResponse };
	const outputs = routed(events, options.splitOutputs ?? false);
	return {
		webhookResponse,
		workflowData: outputs.map((list) =>
			list.map((event) => ({
				json: { ...event, dedupeKey: dedupeKey(event) } as unknown as IDataObject,
			})),
		),
	};
}
