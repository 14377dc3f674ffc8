import type { Answer } from './answer';
import { MAX_MESSAGES_PER_REQUEST, sendBody, type Message } from './envelope';
import { httpMeaning } from './httpStatus';
import { notSent, outcomesOf, unanswered, type Outcome, type OutcomeError } from './outcome';

/** What came of one request: an answer, no answer, or it never left. */
export type Reply =
	| { kind: 'answered'; answer: Answer }
	| { kind: 'unanswered' }
	| { kind: 'notSent'; reason: OutcomeError };

/** Makes one request; never throws for what the network or Exotel does. */
export type Post = (body: ReturnType<typeof sendBody>) => Promise<Reply>;

function outcomesOfReply(reply: Reply, count: number): Outcome[] {
	if (reply.kind === 'answered') return outcomesOf(reply.answer, count);
	const outcome = reply.kind === 'notSent' ? notSent(reply.reason) : unanswered();
	return Array.from({ length: count }, () => outcome);
}

/** Why the requests after this reply would fare no better, or undefined. */
function reasonToStop(reply: Reply): OutcomeError | undefined {
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

/**
 * Sends all messages in their order, up to 100 a request, and says how each ended. Stops where
 * every further request would be refused in the same way.
 */
export async function deliver(messages: Message[], post: Post): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	let stopped: OutcomeError | undefined;
	for (let start = 0; start < messages.length; start += MAX_MESSAGES_PER_REQUEST) {
		const chunk = messages.slice(start, start + MAX_MESSAGES_PER_REQUEST);
		const reply: Reply = stopped
			? { kind: 'notSent', reason: stopped }
			: await post(sendBody(chunk));
		stopped ??= reasonToStop(reply);
		outcomes.push(...outcomesOfReply(reply, chunk.length));
	}
	return outcomes;
}
