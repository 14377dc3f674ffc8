import { httpMeaning } from '../api/httpCodes';
import type { Refusal, Reply } from '../api/reply';
import type { Clock } from '../n8n/clock';
import type { DeliverySettings } from './settings';
import { sendBody, type Message } from '../api/sendRequest';
import type { Outcome } from './outcome';
import { Pace } from './pace';
import { outcomesOfReply, type Post } from './reply';
import { isUncertain, retryDelayMs } from './retry';

/** Is told what became of messages as soon as it is known, by their positions. */
export type OnOutcomes = (positions: number[], outcomes: Outcome[]) => void;

/** So many requests in a row without a certain answer, and no further messages are put at risk. */
const MAX_UNCERTAIN_IN_A_ROW = 3;

const CANCELLED: Refusal = {
	code: null,
	message: 'Not sent, since the execution was cancelled',
	description: 'Run it again to send this message.',
};

const TOO_UNCERTAIN: Refusal = {
	code: null,
	message: `Not sent, since ${MAX_UNCERTAIN_IN_A_ROW} requests in a row had no certain answer`,
	description: 'This message did not leave, so it can be sent again once Exotel answers.',
};

/** Why the requests after this reply would fare no better, or undefined. */
function reasonToStop(reply: Reply): Refusal | undefined {
	if (reply.kind === 'notSent') return reply.reason;
	if (reply.kind === 'unanswered') return undefined;
	const { statusCode } = reply.answer;
	const { endsSending, message, advice } = httpMeaning(statusCode);
	if (!endsSending) return undefined;
	return {
		code: statusCode,
		message: `Not sent, since the request before was refused: ${message}`,
		description: advice,
	};
}

/** A request that was refused whole, perhaps for one message of several. */
function isRefusedWhole(reply: Reply, outcomes: Outcome[]): boolean {
	const isBadRequest = reply.kind === 'answered' && reply.answer.statusCode === 400;
	return isBadRequest && outcomes.length > 1 && outcomes.every(({ sid }) => sid === null);
}

function chunks(count: number, size: number): number[][] {
	const positions = Array.from({ length: count }, (_, position) => position);
	const starts = positions.filter((position) => position % size === 0);
	return starts.map((start) => positions.slice(start, start + size));
}

/** One run of sending, from the first request to the last. */
class Delivery {
	readonly outcomes: Outcome[] = [];

	private readonly pace: Pace;

	private stopped: Refusal | undefined;

	private uncertainInARow = 0;

	constructor(
		private readonly messages: Message[],
		private readonly post: Post,
		private readonly settings: DeliverySettings,
		private readonly clock: Clock,
		private readonly onOutcomes: OnOutcomes,
	) {
		this.pace = new Pace(settings.messagesPerSecond, clock);
	}

	/** Sends messages in one request, or in several where it is refused whole. */
	async send(positions: number[]): Promise<void> {
		const reply = await this.reply(positions);
		const outcomes = outcomesOfReply(reply, positions.length);
		if (isRefusedWhole(reply, outcomes)) {
			const middle = Math.ceil(positions.length / 2);
			await this.send(positions.slice(0, middle));
			await this.send(positions.slice(middle));
			return;
		}
		this.learn(reply);
		positions.forEach((position, index) => {
			this.outcomes[position] = outcomes[index];
		});
		this.onOutcomes(positions, outcomes);
	}

	/** The last reply of all tries of a request. */
	private async reply(positions: number[]): Promise<Reply> {
		const body = sendBody(positions.map((position) => this.messages[position]));
		const start = this.clock.now();
		for (let tries = 1; ; tries += 1) {
			await this.pace.turn(positions.length);
			if (this.clock.isCancelled()) return { kind: 'notSent', reason: CANCELLED };
			if (this.stopped) return { kind: 'notSent', reason: this.stopped };
			const reply = await this.post(body);
			const now = this.clock.now();
			const delay = retryDelayMs(reply, {
				tries,
				elapsedMs: now - start,
				now,
				random: this.clock.random(),
				sendUncertainAgain: this.settings.sendUncertainAgain,
			});
			if (delay === undefined) return reply;
			this.pace.hold(delay);
		}
	}

	private learn(reply: Reply): void {
		this.stopped ??= reasonToStop(reply);
		this.uncertainInARow = isUncertain(reply) ? this.uncertainInARow + 1 : 0;
		if (this.uncertainInARow >= MAX_UNCERTAIN_IN_A_ROW) this.stopped ??= TOO_UNCERTAIN;
	}
}

/**
 * Sends all messages and says how each ended, in their order.
 *
 * A request that is refused whole with 400 is halved and sent again until the bad messages are
 * alone. Stops where every further request would be refused in the same way.
 */
export async function deliver(
	messages: Message[],
	post: Post,
	settings: DeliverySettings,
	clock: Clock,
	onOutcomes: OnOutcomes,
): Promise<Outcome[]> {
	const { messagesPerRequest, messagesPerSecond, requestsInParallel } = settings;
	const size =
		messagesPerSecond > 0
			? Math.min(messagesPerRequest, Math.max(1, Math.floor(messagesPerSecond)))
			: messagesPerRequest;
	const delivery = new Delivery(messages, post, settings, clock, onOutcomes);
	const waiting = chunks(messages.length, size).values();
	const worker = async () => {
		for (const positions of waiting) await delivery.send(positions);
	};
	await Promise.all(Array.from({ length: requestsInParallel }, worker));
	return delivery.outcomes;
}
