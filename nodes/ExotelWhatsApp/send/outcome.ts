import { answerEntriesOf, requestIdOf, wordsOf, type AnswerEntry } from '../api/answer';
import { httpProblem, isRefusal, isSuccess, WHEN_UNCERTAIN } from '../api/httpCodes';
import type { Answer, Reply } from '../api/reply';
import { Problem } from '../shared/problem';
import { sentences } from '../shared/sentences';

/** How one message ended. */
export interface Outcome {
	/** `unknown`: the request left, and no answer says how the message ended. */
	status: 'accepted' | 'rejected' | 'unknown';
	sid: string | null;
	/** HTTP-like code of this message. */
	code: number | null;
	/** Exotel's id of the request, which its support asks for. */
	requestId: string | null;
	/** Why it was not accepted. */
	problem: Problem | null;
	/** Whether the message went out earlier, and was not sent now. */
	sentBefore?: boolean;
}

function reasonOf({ code, sid, status, words }: AnswerEntry): string {
	if (words.long) return words.long;
	if (!sid && (code === 200 || code === 202)) return 'Exotel gave no SID for the message';
	return `Exotel gave the message the status ${status ?? 'unknown'} and the code ${code ?? 'unknown'}`;
}

function entryAdvice(code: number | null): string | null {
	if (code === null || code < 400) return null;
	return code >= 500
		? 'Exotel did not take this message. Send it later.'
		: httpProblem(code).advice;
}

function entryOutcome(entry: AnswerEntry, requestId: string | null): Outcome {
	const { code, sid, words } = entry;
	if (sid && (code === 200 || code === 202)) {
		return { status: 'accepted', sid, code, requestId, problem: null };
	}
	const reason = reasonOf(entry);
	return {
		status: 'rejected',
		sid,
		code,
		requestId,
		problem: new Problem(
			words.short ?? reason,
			sentences(reason, entryAdvice(code)),
			words.code ?? code,
		),
	};
}

/** Outcome of every message of a request that was answered as a whole. */
function requestOutcome({ statusCode, body }: Answer): Outcome {
	const { message, advice } = httpProblem(statusCode);
	const entry = answerEntriesOf(body)?.find(({ words }) => words.long);
	const { code, long } = entry?.words ?? wordsOf(body);
	return {
		status: isRefusal(statusCode) ? 'rejected' : 'unknown',
		sid: null,
		code: statusCode,
		requestId: requestIdOf(body),
		problem: new Problem(
			message,
			sentences(long && `Exotel says: ${long}`, advice),
			code ?? statusCode,
		),
	};
}

/** Outcome of every message of a request that was taken, with an answer that cannot be matched. */
function unmatched({ statusCode, body }: Answer): Outcome {
	return {
		status: 'unknown',
		sid: null,
		code: statusCode,
		requestId: requestIdOf(body),
		problem: new Problem(
			'Exotel took the request, and its answer does not say how each message ended',
			WHEN_UNCERTAIN,
			statusCode,
		),
	};
}

/**
 * Reads how the `count` messages of a request ended, in their order. Entries are matched by
 * position, the only way there is, and only if there are as many as messages were sent. A message
 * is accepted only with code 200 or 202 and a SID; API reference, sections 3.1 and 3.2.
 */
export function outcomesOf(answer: Answer, count: number): Outcome[] {
	const entries = answerEntriesOf(answer.body);
	const succeeded = isSuccess(answer.statusCode);
	const speaksOfEach =
		succeeded || answer.statusCode === 400 || entries?.some(({ sid }) => sid !== null);
	if (entries?.length === count && speaksOfEach) {
		const requestId = requestIdOf(answer.body);
		return entries.map((entry) => entryOutcome(entry, requestId));
	}
	const outcome = succeeded ? unmatched(answer) : requestOutcome(answer);
	return Array.from({ length: count }, () => outcome);
}

export const cancelled = () =>
	new Problem('Not sent, since the execution was cancelled', 'Run it again to send this message.');

/** Outcome of messages that stayed here. */
export function notSent(problem: Problem): Outcome {
	return { status: 'rejected', sid: null, code: null, requestId: null, problem };
}

/** Outcome of messages of which no answer tells how they ended. */
export function uncertain(problem: Problem): Outcome {
	return { status: 'unknown', sid: null, code: null, requestId: null, problem };
}

const noAnswer = () =>
	uncertain(new Problem('The request left, and no answer came', WHEN_UNCERTAIN));

/** What a reply means for the `count` messages of its request, in their order. */
export function outcomesOfReply(reply: Reply, count: number): Outcome[] {
	if (reply.kind === 'answered') return outcomesOf(reply.answer, count);
	const outcome = reply.kind === 'notSent' ? notSent(reply.problem) : noAnswer();
	return Array.from({ length: count }, () => outcome);
}
