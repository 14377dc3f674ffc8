import type { Message } from '../api/sendRequest';
import { withLink } from '../attachments/attach';
import type { FileLinks } from '../attachments/link';
import { orProblem, Problem } from '../shared/problem';
import type { Waiter } from '../wait/waiter';
import { breathingMap, type Clock } from '../n8n/clock';
import type { Draft } from './draft';
import { Identities, type Identity } from './identity';
import { cancelled, notSent, type Outcome } from './outcome';
import type { SendRecord } from './record';
import type { Outgoing } from './requests';

/** An item whose message goes out. */
export interface ToSend extends Outgoing {
	draft: Draft & { message: Message };
	identity: Identity;
	/** The message of the draft, with what belongs to this try alone. */
	message: Message;
}

/** An item whose message has ended already: it was sent in an earlier try, or there can be none. */
export interface Settled {
	draft: Draft;
	outcome: Outcome;
}

/** An item whose customer gets the message of an item before it, by the same Send Once key. */
export interface Repeat {
	draft: Draft;
	first: Settled | ToSend;
}

/** What happens with an item. */
export type Planned = Repeat | Settled | ToSend;

export const isToSend = (planned: Planned): planned is ToSend => 'message' in planned;

/** What a try adds to its messages. */
export interface Additions {
	files: FileLinks;
	waiting: Waiter | undefined;
}

async function completed(
	{ files, waiting }: Additions,
	{ file }: Draft,
	message: Message,
): Promise<Message> {
	const linked = file
		? {
				...message,
				content: withLink(message.content, file.placeholderLink, await files.linkTo(file)),
			}
		: message;
	return waiting ? waiting.addressed(linked) : linked;
}

async function planOne(
	draft: Draft,
	identities: Identities,
	record: SendRecord,
	sendUncertainAgain: boolean,
	additions: Additions,
	clock: Clock,
): Promise<Settled | ToSend> {
	const { message, problem } = draft;
	if (!message) return { draft, outcome: notSent(problem as Problem) };
	const identity = identities.of(message);
	const earlier = record.earlier(identity, sendUncertainAgain);
	if (earlier) return { draft, outcome: earlier };
	if (clock.isCancelled()) return { draft, outcome: notSent(cancelled()) };
	const complete = await orProblem(() => completed(additions, draft, message));
	if (complete instanceof Problem) {
		const without = { ...draft, message: undefined, problem: complete };
		return { draft: without, outcome: notSent(complete) };
	}
	return { draft: { ...draft, message }, identity, message: complete };
}

/**
 * Decides which messages go out, and completes those. Links to files and the address of the execution
 * are added behind the record, since they differ in each try.
 */
export async function plan(
	drafts: Draft[],
	record: SendRecord,
	sendUncertainAgain: boolean,
	additions: Additions,
	clock: Clock,
): Promise<Planned[]> {
	const identities = new Identities();
	const firsts = new Map<string, Settled | ToSend>();
	// One after another, since a file may have to be copied through memory.
	return await breathingMap(clock, drafts, async (draft) => {
		const { message, sendOnceKey } = draft;
		const once =
			message && sendOnceKey !== undefined ? JSON.stringify([sendOnceKey, message.to]) : undefined;
		const first = once === undefined ? undefined : firsts.get(once);
		if (first) return { draft, first };
		const one = await planOne(draft, identities, record, sendUncertainAgain, additions, clock);
		if (once !== undefined && one.draft.message) firsts.set(once, one);
		return one;
	});
}

/** All items with their outcomes, once every message has ended. */
export function settledOf(planned: Planned[]): Settled[] {
	return planned.map((one) => {
		if (!('first' in one)) return one as Settled;
		const { outcome } = one.first as Settled;
		const sentBefore = outcome.status === 'accepted';
		return { draft: one.draft, outcome: { ...outcome, sentBefore } };
	});
}
