import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Message } from '../api/sendRequest';
import { canPause } from '../n8n/toolCall';
import { Values } from '../shared/values';
import { waitAddress, type WaitAddress } from './address';
import { afterSending, ownRepliesOnly, timeLimits, timeLimitUnit } from './fields';
import { inWords } from './limitWords';
import { NotWaiting } from './notWaiting';
import { pause, timedOut } from './pause';
import { noAnswer, type Question } from './question';
import { replyIdsOf } from './replyIds';
import { newSeal, sealed } from './seal';
import { checkCount, waitSettings, type WaitSettings } from './settings';
import type { Waiter } from './waiter';

const SENT_BEFORE =
	'This message was sent by an earlier try, to which its reports went. It was not sent again, and there is nothing to wait for. To send it once more, run the workflow again.';

/** The wait of one execution for the delivery report of its message, or the reply to it. */
class Waiting implements Waiter {
	private readonly address: WaitAddress;

	private readonly seal = newSeal();

	/**
	 * @param options those of the node
	 * @param question what is asked, when the answer leaves as `data`
	 */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly settings: WaitSettings,
		private readonly options: Values,
		private readonly question: Question | undefined,
	) {
		this.address = waitAddress(String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0)));
	}

	addressed(message: Message): Message {
		const content = this.question ? sealed(message.content, this.seal) : message.content;
		return { ...message, content, status_callback: this.address.url };
	}

	async begin(item: INodeExecutionData, { content }: Message): Promise<INodeExecutionData[]> {
		const { awaited, limitMs } = this.settings;
		const { question, seal } = this;
		const late = this.late(item, `No answer came within ${inWords(limitMs)}.`);
		const ids = replyIdsOf(content).map((id) => (question ? id.slice(0, -seal.length) : id));
		await pause(this.context, late, limitMs, {
			awaited,
			key: this.address.key,
			replyIds: this.options.boolean(ownRepliesOnly) ? ids : null,
			question: question && { ...question, approveId: ids[0] ?? null, seal },
		});
		return [];
	}

	missed(item: INodeExecutionData): INodeExecutionData[] {
		this.context.addExecutionHints({
			type: 'warning',
			location: 'outputPane',
			message: SENT_BEFORE,
		});
		return [this.late(item, SENT_BEFORE)];
	}

	private late(item: INodeExecutionData, reason: string): INodeExecutionData {
		return timedOut(item, this.question && { data: noAnswer(this.question, reason) });
	}
}

/**
 * The wait that the parameters ask for; undefined when the workflow goes on at once.
 * @param waiter name of what waits, as the editor has it
 * @param question of a kind of message that waits for its answer in any case
 * @throws Problem when they ask for what n8n cannot do
 */
export function waitingFor(
	context: IExecuteFunctions,
	options: Values,
	waiter: string,
	question: Question | undefined,
): Waiter | undefined {
	const names = [afterSending, timeLimits[0], timeLimitUnit].map(({ name }) => name);
	const given = names.map((name) => [name, context.getNodeParameter(name, 0, null)]);
	const settings = waitSettings(new Values(Object.fromEntries(given)), question !== undefined);
	if (!settings) return undefined;
	if (!canPause(context)) return new NotWaiting(question);
	checkCount(context.getInputData().length, waiter);
	return new Waiting(context, settings, options, question);
}
