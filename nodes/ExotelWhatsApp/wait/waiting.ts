import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Message } from '../api/sendRequest';
import { Values } from '../shared/values';
import { waitAddress, type WaitAddress } from './address';
import { afterSending, ownRepliesOnly, timeLimits, timeLimitUnit } from './fields';
import { pause, timedOut } from './pause';
import { replyIdsOf } from './replyIds';
import { checkCount, waitSettings, type WaitSettings } from './settings';

/** The wait of one execution for the delivery report of its message, or the reply to it. */
export class Waiting {
	private readonly address: WaitAddress;

	/** @param options those of the node */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly settings: WaitSettings,
		private readonly options: Values,
	) {
		this.address = waitAddress(String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0)));
	}

	/** The message with this execution as the place that it is reported to. */
	addressed(message: Message): Message {
		return { ...message, status_callback: this.address.url };
	}

	/**
	 * Pauses the execution, and gives what the node returns to n8n by then.
	 * @param item what leaves for the accepted message
	 */
	async begin(item: INodeExecutionData, { content }: Message): Promise<INodeExecutionData[]> {
		const { awaited, limitMs } = this.settings;
		await pause(this.context, item, limitMs, {
			awaited,
			key: this.address.key,
			replyIds: this.options.boolean(ownRepliesOnly) ? replyIdsOf(content) : null,
		});
		return [];
	}

	/**
	 * What leaves for a message of an earlier try: its reports went to the execution of that try, so
	 * there is nothing that this one could wait for.
	 */
	missed(item: INodeExecutionData): INodeExecutionData[] {
		this.context.addExecutionHints({
			type: 'warning',
			location: 'outputPane',
			message:
				'This message was sent by an earlier try, to which its reports went. It was not sent again, and there is nothing to wait for. To send it once more, run the workflow again.',
		});
		return [timedOut(item)];
	}
}

/**
 * The wait that the parameters ask for; undefined when the workflow goes on at once.
 * @throws Problem when they ask for what n8n cannot do
 */
export function waitingFor(context: IExecuteFunctions, options: Values): Waiting | undefined {
	const names = [afterSending, timeLimits[0], timeLimitUnit].map(({ name }) => name);
	const given = names.map((name) => [name, context.getNodeParameter(name, 0, null)]);
	const settings = waitSettings(new Values(Object.fromEntries(given)));
	if (!settings) return undefined;
	checkCount(context.getInputData().length);
	return new Waiting(context, settings, options);
}
