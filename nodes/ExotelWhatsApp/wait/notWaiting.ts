import type { INodeExecutionData } from 'n8n-workflow';

import type { Message } from '../api/sendRequest';
import { inReadingOrder } from '../shared/readingOrder';
import { noAnswer, type Question } from './question';
import type { Waiter } from './waiter';

/** In the tool's result, for the model. */
const NOT_WAITED =
	'The message was sent, and this tool did not wait: the AI agent that called it cannot be paused. Nothing is known yet of its delivery or of an answer. To wait, connect the tool to an AI Agent node of version 3 or newer.';

/**
 * What a send does in place of waiting where an agent runs the tool inside itself: it goes on at once,
 * and says so.
 */
export class NotWaiting implements Waiter {
	constructor(private readonly question: Question | undefined) {}

	addressed(message: Message): Message {
		return message;
	}

	async begin(item: INodeExecutionData): Promise<INodeExecutionData[]> {
		return this.missed(item);
	}

	missed(item: INodeExecutionData): INodeExecutionData[] {
		const { question } = this;
		const nothing = { waitResult: 'notWaited', delivery: null, reply: null };
		const why = question ? { data: noAnswer(question, NOT_WAITED) } : { note: NOT_WAITED };
		return [{ ...item, json: inReadingOrder({ ...item.json, ...nothing, ...why }) }];
	}
}
