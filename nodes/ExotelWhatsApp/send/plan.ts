import { withLink } from '../attachments/attach';
import type { FileLinks } from '../attachments/link';
import { InvalidInput } from '../shared/problem';
import type { Waiting } from '../wait/waiting';
import type { Draft } from './draft';
import type { Message } from '../api/sendRequest';
import type { Outcome } from './outcome';
import type { SendRecord } from './record';

/** What becomes of an item: its message goes out, has gone out already, or cannot. */
export interface Planned {
	draft: Draft;
	/** How the message ended in an earlier try of the execution. */
	earlier?: Outcome;
	/** What goes out: the message of the draft, with what belongs to this try alone. */
	outgoing?: Message;
}

/** What a try adds to its messages. */
export interface Additions {
	files: FileLinks;
	waiting: Waiting | undefined;
}

async function outgoing(
	{ files, waiting }: Additions,
	{ file }: Draft,
	message: Message,
): Promise<Message> {
	const linked = file
		? { ...message, content: withLink(message.content, file.standIn, await files.linkTo(file)) }
		: message;
	return waiting ? waiting.addressed(linked) : linked;
}

async function planOne(draft: Draft, message: Message, additions: Additions): Promise<Planned> {
	try {
		return { draft, outgoing: await outgoing(additions, draft, message) };
	} catch (error) {
		return { draft: { ...draft, message: undefined, problem: InvalidInput.from(error) } };
	}
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
): Promise<Planned[]> {
	const planned: Planned[] = [];
	for (const draft of drafts) {
		const { message } = draft;
		const earlier = message && record.earlier(message, sendUncertainAgain);
		const isToSend = message !== undefined && earlier === undefined;
		// One after another, since a file may have to be copied through memory.
		planned.push(isToSend ? await planOne(draft, message, additions) : { draft, earlier });
	}
	return planned;
}
