import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { callbackSecretOf, type Account } from '../api/account';
import { bodyOf } from '../callbacks/body';
import { entriesOf, MAX_ENTRIES } from '../callbacks/entries';
import { eventOf, type CallbackEvent } from '../callbacks/events';
import { webhookAnswer } from '../n8n/webhookAnswer';
import { MAX_LEVELS } from '../shared/depth';
import { orProblem, Problem } from '../shared/problem';
import { sentences } from '../shared/sentences';
import { passes } from './filter';
import { memoryOf, TriggerMemory, type Call } from './memory';
import { routed } from './outputs';
import { dedupeKey } from './repeats';
import { triggerSettings, type TriggerSettings } from './settings';
import { knowsSecret } from '../callbacks/secret';
import { challengeOf } from '../callbacks/otherForms';

/**
 * The secret that calls must know; undefined for none.
 * @throws Problem where the credential cannot be read, as when it was deleted
 */
async function secretOf(context: IWebhookFunctions): Promise<string | undefined> {
	if (!context.getNode().credentials?.exotelWhatsAppApi) return undefined;
	const account = await orProblem(() => context.getCredentials<Account>('exotelWhatsAppApi'));
	if (!(account instanceof Problem)) return callbackSecretOf(account);
	throw new Problem(
		`Its credential cannot be read: ${account.message}`,
		'Open the node, and pick a credential that is there.',
	);
}

/** Answers without starting an execution. */
function refuse(context: IWebhookFunctions, code: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(code).json({ message });
	return { noWebhookResponse: true };
}

/**
 * Answers while the node cannot be read, as when a parameter has no meaning, so that Exotel sends it again. It must not throw: n8n starts
 * the workflow with an empty item then.
 */
function misconfigured(context: IWebhookFunctions, { message, advice }: Problem) {
	const sentence = `Exotel WhatsApp Trigger: ${sentences(message, advice)}`;
	context.logger.error(sentence);
	return refuse(context, 500, sentence);
}

/** The events that are to start the workflow, each once. */
interface Admitted {
	events: CallbackEvent[];
	/** Says that n8n answers, which it does when they have. */
	settle(): void;
}

/** The memory of the trigger and its part of n8n's database; a test event has neither. */
function rememberedBy(context: IWebhookFunctions): { memory: TriggerMemory; store: Call['store'] } {
	if (context.getMode() === 'manual') return { memory: new TriggerMemory(), store: {} };
	return {
		memory: memoryOf(String(context.getWorkflow().id), context.getNode().name),
		store: context.getWorkflowStaticData('node'),
	};
}

async function admitted(
	context: IWebhookFunctions,
	events: CallbackEvent[],
	{ filter, dropRepeats, dropStepsBack, rememberedMessages }: TriggerSettings,
): Promise<Admitted> {
	const passing = events.filter((event) => passes(event, filter));
	if (passing.length === 0 || !(dropRepeats || dropStepsBack)) {
		return { events: passing, settle: () => undefined };
	}
	const { memory, store } = rememberedBy(context);
	const answer = webhookAnswer(context);
	const call: Call = { store, storeSize: rememberedMessages, now: Date.now(), answer };
	const fresh = memory.admit(call, passing, { dropRepeats, dropStepsBack });
	await memory.turn(call);
	return { events: fresh, settle: () => memory.settle(call) };
}

/** An event as it leaves; what Exotel posted is its last field. */
function leaving(event: CallbackEvent): IDataObject {
	const { raw, ...fields } = event;
	return { ...fields, dedupeKey: dedupeKey(event), raw } as unknown as IDataObject;
}

/**
 * Takes one call of Exotel: answers it at once, and starts an execution with an item for each event
 * that passes the filter. Without one it starts nothing and answers 200 all the same, since Exotel
 * repeats what is not answered so.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const secret = await orProblem(() => secretOf(this));
	if (secret instanceof Problem) return misconfigured(this, secret);
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
			`The body is not a callback: it must be a JSON object, as Exotel posts it, or a list of them, nested ${MAX_LEVELS} levels at most.`,
		);
	}
	if (entries.length > MAX_ENTRIES) {
		return refuse(this, 413, `The body has more than ${MAX_ENTRIES} entries.`);
	}
	const settings = await orProblem(() =>
		triggerSettings((name) => this.getNodeParameter(name, null)),
	);
	if (settings instanceof Problem) return misconfigured(this, settings);
	const { events, settle } = await admitted(this, entries.map(eventOf), settings);
	const outputs = routed(events, settings.splitOutputs);
	const workflowData = outputs.map((list) => list.map((event) => ({ json: leaving(event) })));
	return {
		/**
		 * n8n reads this when it answers, and saves the store right after. Since 2.41 it starts the
		 * execution before that (`webhook-helpers.js`), and forgets then that the store has changed; and
		 * what it could not start must start when Exotel sends it again.
		 */
		get webhookResponse() {
			settle();
			return { received: entries.length };
		},
		...(events.length > 0 && { workflowData }),
	};
}
