import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Account } from '../account/account';
import { entriesOf } from './entries';
import { eventOf } from './events';
import { passes, type Filter } from './filter';
import { knowsSecret } from './secret';
import { challengeOf } from './variants';

/** The body, which n8n leaves unparsed for content types that it does not know. */
async function bodyOf(context: IWebhookFunctions): Promise<unknown> {
	const request = context.getRequestObject();
	const parsed: unknown = request.body;
	if (parsed !== undefined && parsed !== null) return parsed;
	await request.readRawBody();
	return request.rawBody?.toString('utf8') ?? '';
}

async function secretOf(context: IWebhookFunctions): Promise<string | undefined> {
	if (!context.getNode().credentials?.exotelWhatsAppApi) return undefined;
	const { callbackSecret } = await context.getCredentials<Account>('exotelWhatsAppApi');
	return callbackSecret;
}

/** Answers without starting an execution. */
function refuse(context: IWebhookFunctions, code: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(code).json({ message });
	return { noWebhookResponse: true };
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
	const entries = entriesOf(await bodyOf(this));
	if (entries === undefined) {
		return refuse(
			this,
			400,
			'The body is not a callback: it must be a JSON object, as Exotel posts it, or a list of them.',
		);
	}
	const challenge = challengeOf(this.getBodyData());
	if (challenge !== undefined) return { webhookResponse: { challenge } };
	const parameter = (name: string) => this.getNodeParameter(name, []) as string[];
	const filter: Filter = {
		events: parameter('events'),
		statuses: parameter('statuses'),
		reasons: parameter('reasons'),
		messageTypes: parameter('messageTypes'),
	};
	const events = entries.map(eventOf).filter((event) => passes(event, filter));
	if (events.length === 0) return { webhookResponse: { received: entries.length } };
	return {
		webhookResponse: { received: entries.length },
		workflowData: [events.map((event) => ({ json: { ...event } as unknown as IDataObject }))],
	};
}
