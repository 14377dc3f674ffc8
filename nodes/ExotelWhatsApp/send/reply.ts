import type { Reply } from '../api/reply';
import type { sendBody } from '../api/sendRequest';
import { outcomesOf, notSent, unanswered, type Outcome } from './outcome';

/** Makes one request; never throws for what the network or Exotel does. */
export type Post = (body: ReturnType<typeof sendBody>) => Promise<Reply>;

/** What a reply means for the `count` messages of its request. */
export function outcomesOfReply(reply: Reply, count: number): Outcome[] {
	if (reply.kind === 'answered') return outcomesOf(reply.answer, count);
	const outcome = reply.kind === 'notSent' ? notSent(reply.reason) : unanswered();
	return Array.from({ length: count }, () => outcome);
}
