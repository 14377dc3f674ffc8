import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import type { Account } from '../api/account';
import { answerEntriesOf } from '../api/answer';
import { apiClient } from '../api/client';
import { sendBody } from '../api/sendRequest';
import { orProblem, Problem } from '../shared/problem';

/** Exotel waits for the answer to its call meanwhile, and repeats a call that takes too long. */
const TIMEOUT_MS = 10_000;

/**
 * How the newest thanks of this process ended, by the seals of their questions. Two copies of an answer
 * may come in the same instant, and the person should read one message. Between processes nothing is
 * known, and then it may be two.
 */
const newest = new Map<string, Promise<IDataObject>>();
const MAX_NEWEST = 1000;

interface Thanks {
	from: string;
	to: string;
	text: string;
}

async function send(context: IWebhookFunctions, { from, to, text }: Thanks): Promise<IDataObject> {
	const content = { type: 'text', text: { body: text } };
	const reply = await orProblem(async () => {
		const account = await context.getCredentials<Account>('exotelWhatsAppApi');
		const call = apiClient(context, account, TIMEOUT_MS);
		const body = sendBody([{ from, to, content }]);
		return await call({ method: 'POST', path: '/messages', body });
	});
	const isAnswered = !(reply instanceof Problem) && reply.kind === 'answered';
	const [entry] = (isAnswered && answerEntriesOf(reply.answer.body)) || [];
	return { text, sid: entry?.sid ?? null };
}

/**
 * Tells the person how the answer was taken, once. The person has just written, so a plain text
 * arrives. It never keeps the workflow from going on.
 * @param seal of the question
 * @returns the text with the SID that Exotel gave it, null where it gave none
 */
export async function thank(
	context: IWebhookFunctions,
	thanks: Thanks,
	seal: string,
): Promise<IDataObject> {
	const sending = newest.get(seal) ?? send(context, thanks);
	newest.set(seal, sending);
	const [oldest] = newest.keys();
	if (newest.size > MAX_NEWEST) newest.delete(oldest);
	return await sending;
}
