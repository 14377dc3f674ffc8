import { isRecord } from '../shared/data';

/** One message in an answer, read as far as it can be; API reference, section 3.1. */
export interface AnswerEntry {
	/** HTTP-like code. */
	code: number | null;
	status: string | null;
	sid: string | null;
	words: ExotelWords;
}

/** What Exotel says of a refusal. */
export interface ExotelWords {
	/** Exotel's own number. */
	code: number | string | null;
	short: string | null;
	/** The longest text that there is. */
	long: string | null;
}

/** A text without markup that an error can quote. */
const MAX_QUOTE = 300;

const record = (value: unknown) => (isRecord(value) ? value : {});

function text(value: unknown): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function codeOf(value: unknown): number | string | null {
	return typeof value === 'number' ? value : text(value);
}

/** Exotel's words in any shape of error body; API reference, section 3.3. */
export function wordsOf(body: unknown): ExotelWords {
	if (typeof body === 'string') {
		const quote = /^\s*</.test(body) ? null : (text(body)?.slice(0, MAX_QUOTE) ?? null);
		return { code: null, short: quote, long: quote };
	}
	const { RestException, error_data, message, error } = record(body);
	const rest = record(RestException);
	const data = record(error_data);
	const nested = record(error);
	const short =
		text(data.message) ??
		text(rest.Message) ??
		text(nested.message) ??
		text(message) ??
		text(error);
	return {
		code: codeOf(data.code) ?? codeOf(rest.Code) ?? codeOf(nested.code),
		short,
		long: text(data.description) ?? short,
	};
}

/** Exotel's id of the request. */
export function requestIdOf(body: unknown): string | null {
	return text(record(body).request_id);
}

function entryOf(entry: unknown): AnswerEntry {
	const { code, status, data } = record(entry);
	const number = Number(code ?? NaN);
	return {
		code: Number.isInteger(number) ? number : null,
		status: text(status),
		sid: text(record(data).sid),
		words: wordsOf(entry),
	};
}

/** The messages of an answer, in the envelope or at the top level; undefined when it names none. */
export function entriesOf(body: unknown): AnswerEntry[] | undefined {
	const { response, whatsapp } = record(body);
	const channel = record(record(response).whatsapp ?? whatsapp);
	return Array.isArray(channel.messages) ? channel.messages.map(entryOf) : undefined;
}
