import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import type { DeliveryReport } from '../callbacks/events';
import { sentences } from '../shared/sentences';
import type { Ending } from './ending';
import { answerOf, noAnswer, thanksFor, type AskedQuestion } from './question';
import { thank } from './thank';

/** Why nobody can answer, as the report says. */
function undelivered(report: DeliveryReport | null): string {
	const reason = report?.description ?? report?.reason ?? 'WhatsApp gave no reason';
	return sentences(`The message could not be delivered: ${reason}`, report?.advice);
}

/**
 * What the item of a question has beside the result of the wait: the answer as `data`, and as `thanks`
 * how the message ended that the person was to get for it.
 */
export async function answerTo(
	context: IWebhookFunctions,
	question: AskedQuestion,
	{ json }: INodeExecutionData,
	{ reply, delivery }: Ending,
): Promise<IDataObject> {
	if (!reply) return { data: noAnswer(question, undelivered(delivery)) };
	const data = answerOf(question, question.approveId, reply);
	const text = thanksFor(question, reply);
	if (!text) return { data };
	const { from, to } = json as { from: string; to: string };
	return { data, thanks: await thank(context, { from, to, text }, question.seal) };
}
