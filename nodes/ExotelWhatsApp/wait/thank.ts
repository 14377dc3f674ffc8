import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import type { Account } from '../api/account';
import { answerEntriesOf } from '../api/answer';
import { apiClient } from '../api/client';
import { sendBody } from '../api/sendRequest';
import { orProblem, Problem } from '../shared/problem';

/** Exotel waits for the answer to its call meanwhile, and repeats a call that takes too long. */
const TIMEOUT_MS = 10_000;

/** Those of the newest questions of this process that were thanked for, by their seals. */
const thanked = new Set<string>();
const MAX_THANKED = 1000;

/**
 * Whether it is the first time. Two copies of an answer may come in the same instant, and the person
 * should read one message. Between processes nothing is known, and then it may be two.
 */
function isFirst(seal: string): boolean {
	if (thanked.has(seal)) return false;
	thanked.add(seal);
	const [oldest] = thanked;
	if (thanked.size > MAX_THANKED) thanked.delete(oldest);
	return true;
}

/**
 * Tells the person how the answer was taken. The person has just written, so a plain text arrives. It
 * never keeps the workflow from going on.
 * @returns the text with the SID that Exotel gave it, null where it gave none; undefined for a second
 * copy of the answer
 */
export async function thank(
	context: IWebhookFunctions,
	{ from, to, text, seal }: { from: string; to: string; text: string; seal: string },
): Promise<IDataObject | undefined> {
	if (!isFirst(seal)) return undefined;
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
