import { endsSending, httpProblem } from '../api/httpCodes';
import type { Reply } from '../api/reply';
import { sendBody, type Message, type SendBody } from '../api/sendRequest';
import type { Clock } from '../n8n/clock';
import { Problem } from '../shared/problem';
import { cancelled, outcomesOfReply, type Outcome } from './outcome';
import { Pace } from './pace';
import { isUncertain, retryDelayMs } from './retry';
import type { SendSettings } from './settings';

/** Makes one request; never throws for what the network or Exotel does. */
export type Post = (body: SendBody) => Promise<Reply>;

/** A message to send, and how it ended once that is known. */
export interface Outgoing {
	message: Message;
	outcome?: Outcome;
}

/** A message that has ended. */
export type Ended<T extends Outgoing> = T & { outcome: Outcome };

/** Who is told of what is sent. */
export interface Witness<T extends Outgoing> {
	/** Before messages leave; gives those that are to be sent. The others have their outcome. */
	onLeaving(together: T[]): Promise<T[]>;
	/** What became known with each answer. */
	onEnded(ended: Array<Ended<T>>): void;
}

/** So many requests in a row without a certain answer, and no further messages are put at risk. */
const MAX_UNCERTAIN_IN_A_ROW = 3;

const tooUncertain = () =>
	new Problem(
		`Not sent, since ${MAX_UNCERTAIN_IN_A_ROW} requests in a row had no certain answer`,
		'This message did not leave, so it can be sent again once Exotel answers.',
	);

/** Why the requests after this reply would fare no better, or undefined. */
function reasonToStop(reply: Reply): Problem | undefined {
	if (reply.kind === 'notSent') return reply.problem;
	if (reply.kind === 'unanswered' || !endsSending(reply.answer.statusCode)) return undefined;
	const { message, advice, code } = httpProblem(reply.answer.statusCode);
	return new Problem(`Not sent, since the request before was refused: ${message}`, advice, code);
}

/** A request that was refused whole, perhaps for one message of several. */
function isRefusedWhole(reply: Reply, outcomes: Outcome[]): boolean {
	const isBadRequest = reply.kind === 'answered' && reply.answer.statusCode === 400;
	return isBadRequest && outcomes.length > 1 && outcomes.every(({ sid }) => sid === null);
}

function chunks<T>(list: T[], size: number): T[][] {
	const starts = Array.from({ length: Math.ceil(list.length / size) }, (_, index) => index * size);
	return starts.map((start) => list.slice(start, start + size));
}

/** One run of sending, from the first request to the last. */
class Sending<T extends Outgoing> {
	private readonly pace: Pace;

	private stopped: Problem | undefined;

	private uncertainInARow = 0;

	constructor(
		private readonly post: Post,
		private readonly settings: SendSettings,
		private readonly clock: Clock,
		private readonly witness: Witness<T>,
	) {
		this.pace = new Pace(settings.messagesPerSecond, clock);
	}

	/** Sends those of the messages that are to be sent. */
	async begin(together: T[]): Promise<void> {
		const hasStopped = this.stopped !== undefined || this.clock.isCancelled();
		const leaving = hasStopped ? together : await this.witness.onLeaving(together);
		if (leaving.length > 0) await this.send(leaving);
	}

	/** Sends messages in one request, or in several where it is refused whole. */
	private async send(together: T[]): Promise<void> {
		const reply = await this.reply(together);
		const outcomes = outcomesOfReply(reply, together.length);
		if (isRefusedWhole(reply, outcomes)) {
			const middle = Math.ceil(together.length / 2);
			await this.send(together.slice(0, middle));
			await this.send(together.slice(middle));
			return;
		}
		this.learn(reply);
		this.witness.onEnded(
			together.map((one, index) => Object.assign(one, { outcome: outcomes[index] })),
		);
	}

	/** The last reply of all tries of a request. */
	private async reply(together: T[]): Promise<Reply> {
		const body = sendBody(together.map(({ message }) => message));
		const start = this.clock.now();
		for (let tries = 1; ; tries += 1) {
			await this.pace.turn(together.length);
			const problem = this.clock.isCancelled() ? cancelled() : this.stopped;
			if (problem) {
				// The rest ends without a request, during which n8n could do its other work.
				await this.clock.breathe();
				return { kind: 'notSent', problem };
			}
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
		if (this.uncertainInARow >= MAX_UNCERTAIN_IN_A_ROW) this.stopped ??= tooUncertain();
	}
}

/**
 * Sends all messages, in their order, and writes down at each how it ended.
 *
 * A request that is refused whole with 400 is halved and sent again until the bad messages are
 * alone. Stops where every further request would be refused in the same way.
 * @param onEnded is told, with each answer, which messages have ended
 */
export async function sendAll<T extends Outgoing>(
	outgoing: T[],
	post: Post,
	settings: SendSettings,
	clock: Clock,
	witness: Witness<T>,
): Promise<void> {
	const { messagesPerRequest, messagesPerSecond, requestsInParallel } = settings;
	const size =
		messagesPerSecond > 0
			? Math.min(messagesPerRequest, Math.max(1, Math.floor(messagesPerSecond)))
			: messagesPerRequest;
	const sending = new Sending(post, settings, clock, witness);
	const waiting = chunks(outgoing, size).values();
	const worker = async () => {
		for (const together of waiting) await sending.begin(together);
	};
	await Promise.all(Array.from({ length: requestsInParallel }, worker));
}
