import { isRecord } from '../shared/data';
import { httpMeaning, isRefusal } from './httpStatus';

/** Why a message was not accepted. */
export interface OutcomeError {
	/** Exotel's number, such as 1001; its HTTP code where it gives none; null without an answer. */
	code: number | string | null;
	/** A short sentence. */
	message: string;
	/** What is behind it, and what to do. */
	description: string;
}

/** How one message ended. */
export interface Outcome {
	/** `unknown`: the request left, and no answer says what became of the message. */
	status: 'accepted' | 'rejected' | 'unknown';
	sid: string | null;
	/** HTTP-like code of this message. */
	code: number | null;
	/** Exotel's id of the request, which its support asks for. */
	requestId: string | null;
	error: OutcomeError | null;
}

/** What came back for a request. */
export interface Answer {
	statusCode: number;
	/** Parsed JSON, or text where it is none. */
	body: unknown;
}

const record = (value: unknown) => (isRecord(value) ? value : {});

function text(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Entries of the answer, in the envelope or, as one client has seen, at the top level. */
function entriesOf(body: unknown): unknown[] | undefined {
	const { response, whatsapp } = record(body);
	const channel = record(record(response).whatsapp ?? whatsapp);
	return Array.isArray(channel.messages) ? channel.messages : undefined;
}

/** An accepted entry: it may stand even in an answer outside 2xx. */
function hasSid(entry: unknown): boolean {
	return text(record(record(entry).data).sid) !== undefined;
}

function requestIdOf(body: unknown): string | null {
	return text(record(body).request_id) ?? null;
}

/** Exotel's own words in any shape of error body; API reference, section 3.3. */
function wordsOf(body: unknown): { code?: number | string; words?: string } {
	if (typeof body === 'string') {
		const isPage = /^\s*</.test(body);
		return { words: isPage ? undefined : text(body)?.slice(0, 300) };
	}
	const { RestException, error_data, message, error } = record(body);
	const rest = record(RestException);
	const data = record(error_data);
	const nested = record(error);
	const code = data.code ?? rest.Code ?? nested.code;
	return {
		code: typeof code === 'number' || typeof code === 'string' ? code : undefined,
		words:
			text(data.description) ??
			text(data.message) ??
			text(rest.Message) ??
			text(nested.message) ??
			text(message) ??
			text(error),
	};
}

function sentences(...parts: Array<string | null | undefined>): string {
	return parts
		.filter((part) => part)
		.map((part) => (/[.!?]$/.test(part as string) ? part : `${part}.`))
		.join(' ');
}

function requestNote(requestId: string | null): string | undefined {
	return requestId ? `Exotel's request ID is ${requestId}.` : undefined;
}

/** A message that Exotel refused by an entry of its own. */
function entryOutcome(entry: unknown, requestId: string | null): Outcome {
	const { code, status, data, error_data } = record(entry);
	const number = Number(code);
	const entryCode = Number.isInteger(number) ? number : null;
	const sid = text(record(data).sid);
	if (sid && (entryCode === 200 || entryCode === 202)) {
		return { status: 'accepted', sid, code: entryCode, requestId, error: null };
	}
	const details = wordsOf({ error_data });
	const words =
		details.words ??
		(sid || !entryCode || entryCode >= 300
			? `Exotel gave the status ${text(status) ?? 'unknown'} with code ${entryCode ?? 'unknown'}`
			: 'Exotel gave no SID for it');
	const meaning = entryCode && entryCode >= 400 ? httpMeaning(entryCode) : undefined;
	return {
		status: 'rejected',
		sid: null,
		code: entryCode,
		requestId,
		error: {
			code: details.code ?? entryCode,
			message: text(record(error_data).message) ?? words,
			description: sentences(words, meaning?.advice, requestNote(requestId)),
		},
	};
}

/** The same outcome for each message of a request that was answered as a whole. */
function requestOutcome(answer: Answer): Outcome {
	const { statusCode, body } = answer;
	const requestId = requestIdOf(body);
	const meaning = httpMeaning(statusCode);
	const entry = entriesOf(body)?.find((one) => wordsOf(one).words);
	const { code, words } = wordsOf(entry ?? body);
	return {
		status: isRefusal(statusCode) ? 'rejected' : 'unknown',
		sid: null,
		code: statusCode,
		requestId,
		error: {
			code: code ?? statusCode,
			message: meaning.message,
			description: sentences(
				words && `Exotel says: ${words}`,
				meaning.advice,
				requestNote(requestId),
			),
		},
	};
}

/** Outcome of messages whose request was answered in a way that names no message. */
function unreadable(answer: Answer): Outcome {
	const requestId = requestIdOf(answer.body);
	return {
		status: 'unknown',
		sid: null,
		code: answer.statusCode,
		requestId,
		error: {
			code: answer.statusCode,
			message: 'Exotel took the request, and its answer does not say what became of each message',
			description: sentences(httpMeaning(500).advice, requestNote(requestId)),
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
	const requestId = requestIdOf(answer.body);
	const isSuccess = answer.statusCode >= 200 && answer.statusCode < 300;
	const isReadable = isSuccess || answer.statusCode === 400 || entries?.some(hasSid);
	if (entries?.length === count && isReadable) {
		return entries.map((entry) => entryOutcome(entry, requestId));
	}
	const outcome = isSuccess ? unreadable(answer) : requestOutcome(answer);
	return Array.from({ length: count }, () => outcome);
}

/** Outcome of messages that stayed here. */
export function notSent(reason: OutcomeError): Outcome {
	return { status: 'rejected', sid: null, code: null, requestId: null, error: reason };
}

/** Outcome of messages whose request left, and to which no answer came. */
export function unanswered(): Outcome {
	return {
		status: 'unknown',
		sid: null,
		code: null,
		requestId: null,
		error: {
			code: null,
			message: 'The request left, and no answer came',
			description: httpMeaning(500).advice,
		},
	};
}
