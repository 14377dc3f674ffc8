import type { IDataObject } from 'n8n-workflow';

import type { IncomingMessage } from '../callbacks/events';

/** What kind of answer a question asks for; saved in users' workflows. */
export type ResponseType = 'approval' | 'choice' | 'freeText';

/** A question whose answer leaves as `data`, in the form of n8n's own Send and Wait. */
export interface Question {
	responseType: ResponseType;
	/** Whether a model reads the answer as that of a person who was to allow its tool call. */
	isReview: boolean;
	/** What the person is told once the answer is there; left out where nothing is. */
	thanks: { approved?: string; declined?: string; other?: string };
}

/** A question on its way: with what only the sent message tells. */
export interface AskedQuestion extends Question {
	/** ID of the button that approves; null when there is none. */
	approveId: string | null;
	/** The end of the IDs of this message's buttons and rows. */
	seal: string;
}

/** What each kind of answer has beside the words. */
const OWN_FIELDS: Record<
	ResponseType,
	(reply: IncomingMessage | null, approveId: string | null) => IDataObject
> = {
	approval: (reply, approveId) => ({
		approved: reply !== null && reply.replyId !== null && reply.replyId === approveId,
	}),
	choice: (reply) => ({ choice: reply?.replyId ?? null }),
	freeText: () => ({}),
};

/**
 * The answer to a question. Words are an answer too, and never approve: only a tap on the first button
 * does.
 *
 * n8n hands the words of `chatInput` to the model whose tool call was not approved, and takes that for
 * "rejected" where there are none. So in a review they also say why nobody has answered.
 */
export function answerOf(
	{ responseType, isReview }: Question,
	approveId: string | null,
	reply: IncomingMessage,
): IDataObject {
	const words = reply.replyId === null ? reply.text : null;
	const reason =
		reply.text === null ? `The answer has no words: it is of the type ${reply.type}.` : null;
	return {
		...OWN_FIELDS[responseType](reply, approveId),
		text: reply.text,
		chatInput: words ?? (isReview ? reason : null),
		reason,
		respondedAt: reply.timestamp,
	};
}

/**
 * The same where there is no answer.
 * @param reason one sentence or more, with a full stop
 */
export function noAnswer(
	{ responseType, isReview }: Pick<Question, 'isReview' | 'responseType'>,
	reason: string,
): IDataObject {
	return {
		...OWN_FIELDS[responseType](null, null),
		text: null,
		chatInput: isReview ? `Nobody has decided, so the tool was not run. ${reason}` : null,
		reason,
		respondedAt: null,
	};
}

/** What the person is told about an answer; undefined for nothing. */
export function thanksFor(
	{ thanks, responseType, approveId }: AskedQuestion,
	reply: IncomingMessage,
) {
	if (responseType !== 'approval' || reply.replyId === null) return thanks.other;
	return reply.replyId === approveId ? thanks.approved : thanks.declined;
}
