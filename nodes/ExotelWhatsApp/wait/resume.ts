import type {
	IDataObject,
	INodeExecutionData,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { bodyOf } from '../callbacks/body';
import { entriesOf } from '../callbacks/entries';
import { eventOf } from '../callbacks/events';
import { knowsSecret } from '../callbacks/secret';
import { isToolCall } from '../n8n/toolCall';
import { inReadingOrder } from '../shared/readingOrder';
import { answerTo } from './answerTo';
import { endingOf } from './ending';
import { WAIT, type Wait } from './pause';
import { eventsFor } from './questionEvents';
import { withAdviceFor } from './templateAdvice';
import { withoutRaw } from './withoutRaw';

/**
 * The address of a waiting execution. Its path is empty, as n8n's `$execution.resumeUrl` has none.
 */
export const resumeWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		responseData: '',
		path: '',
		restartWebhook: true,
	},
];

/** What the execution has kept; a webhook can read it by expressions only. */
function kept(context: IWebhookFunctions): { wait: Wait; item: INodeExecutionData } {
	const name = JSON.stringify(context.getNode().name);
	const wait = context.evaluateExpression(`{{ $(${name}).context.${WAIT} }}`, 0) as unknown as Wait;
	const [item] = context.evaluateExpression('{{ $input.all() }}', 0) as INodeExecutionData[];
	return { wait, item };
}

/**
 * Takes a call of Exotel to a waiting execution. Resumes it with the message's item when the call ends
 * the wait. All else is answered 200 and passed over: other reports, other messages, and whoever does
 * not know the key.
 */
export async function resume(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { wait, item } = kept(this);
	const webhookResponse = { received: true };
	const { key } = this.getQueryData() as IDataObject;
	if (!knowsSecret(key, wait.key)) return { webhookResponse };
	const all = (entriesOf(await bodyOf(this.getRequestObject())) ?? []).map(eventOf);
	const { sid, to, type } = item.json as { sid: string; to: string; type: string };
	const events = wait.question ? eventsFor(wait.question, all, sid) : all;
	const ended = endingOf(events, { ...wait, sid, to });
	if (!ended) return { webhookResponse };
	const ending = withAdviceFor(type, ended);
	const answer = wait.question && (await answerTo(this, wait.question, item, ending));
	const told = isToolCall(this.getNode()) ? withoutRaw(ending) : ending;
	const json = inReadingOrder({ ...item.json, ...told, ...answer }) as unknown as IDataObject;
	const { binary } = item;
	const left = { json, ...(binary && { binary }), pairedItem: { item: 0 } };
	return { webhookResponse, workflowData: [[left]] };
}
