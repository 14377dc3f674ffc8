import { entriesOf, requestIdOf, wordsOf, type AnswerEntry } from '../api/answer';
import { httpMeaning, isRefusal, isSuccess } from '../api/httpCodes';
import type { Answer, Refusal } from '../api/reply';
import { sentences } from '../shared/sentences';

/** How one message ended. */
export interface Outcome {
	/** `unknown`: the request left, and no answer says what became of the message. */
	status: 'accepted' | 'rejected' | 'unknown';
	sid: string | null;
	/** HTTP-like code of this message. */
	code: number | null;
	/** Exotel's id of the request, which its support asks for. */
	requestId: string | null;
	/** Why it was not accepted. */
	error: Refusal | null;
}

const UNCERTAIN = httpMeaning(500).advice;

function reasonOf({ code, sid, status, words }: AnswerEntry): string {
	if (words.long) return words.long;
	if (!sid && (code === 200 || code === 202)) return 'Exotel gave no SID for the message';
	return `Exotel gave the message the status ${status ?? 'unknown'} and the code ${code ?? 'unknown'}`;
}

function entryAdvice(code: number | null): string | null {
	if (code === null || code < 400) return null;
	return code >= 500
		? 'Exotel did not take this message. Send it later.'
		: httpMeaning(code).advice;
}

function entryOutcome(entry: AnswerEntry, requestId: string | null): Outcome {
	const { code, sid, words } = entry;
	if (sid && (code === 200 || code === 202)) {
		return { status: 'accepted', sid, code, requestId, error: null };
	}
	const reason = reasonOf(entry);
	return {
		status: 'rejected',
		sid,
		code,
		requestId,
		error: {
			code: words.code ?? code,
			message: words.short ?? reason,
			description: sentences(reason, entryAdvice(code)),
		},
	};
}

/** Outcome of every message of a request that was answered as a whole. */
function requestOutcome({ statusCode, body }: Answer): Outcome {
	const meaning = httpMeaning(statusCode);
	const entry = entriesOf(body)?.find(({ words }) => words.long);
	const { code, long } = entry?.words ?? wordsOf(body);
	return {
		status: isRefusal(statusCode) ? 'rejected' : 'unknown',
		sid: null,
		code: statusCode,
		requestId: requestIdOf(body),
		error: {
			code: code ?? statusCode,
			message: meaning.message,
			description: sentences(long && `Exotel says: ${long}`, meaning.advice),
		},
	};
}

/** Outcome of every message of a request that was taken, with an answer that cannot be matched. */
function unmatched({ statusCode, body }: Answer): Outcome {
	return {
		status: 'unknown',
		sid: null,
		code: statusCode,
		requestId: requestIdOf(body),
		error: {
			code: statusCode,
			message: 'Exotel took the request, and its answer does not say what became of each message',
			description: UNCERTAIN,
		},
	};
}

/**
 * Reads what became of the `count` messages of a request, in their order. Entries are matched by
 * position, the only way there is, and only if there are as many as messages were sent. A message
 * is accepted only with code 200 or 202 and a SID; API reference, sections 3.1 and 3.2.
 */
export function outcomesOf(answer: Answer, count: number): Outcome[] {
	const entries = entriesOf(answer.body);
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

/** Outcome of messages that stayed here. */
export function notSent(reason: Refusal): Outcome {
	return { status: 'rejected', sid: null, code: null, requestId: null, error: reason };
}

/** Outcome of messages of which no answer tells what became of them. */
export function uncertain(message: string, description: string): Outcome {
	const error = { code: null, message, description };
	return { status: 'unknown', sid: null, code: null, requestId: null, error };
}

/** Outcome of messages whose request left, and to which no answer came. */
export function unanswered(): Outcome {
	return uncertain('The request left, and no answer came', UNCERTAIN);
}
