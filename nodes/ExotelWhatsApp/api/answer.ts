import { recordOf } from '../shared/data';

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

function trimmedText(value: unknown): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function exotelCodeOf(value: unknown): number | string | null {
	return typeof value === 'number' ? value : trimmedText(value);
}

/** Exotel's words in any shape of error body; API reference, section 3.3. */
export function wordsOf(body: unknown): ExotelWords {
	if (typeof body === 'string') {
		const quote = /^\s*</.test(body) ? null : (trimmedText(body)?.slice(0, MAX_QUOTE) ?? null);
		return { code: null, short: quote, long: quote };
	}
	const { RestException, error_data, message, error } = recordOf(body);
	const rest = recordOf(RestException);
	const data = recordOf(error_data);
	const nested = recordOf(error);
	const short =
		trimmedText(data.message) ??
		trimmedText(rest.Message) ??
		trimmedText(nested.message) ??
		trimmedText(message) ??
		trimmedText(error);
	return {
		code: exotelCodeOf(data.code) ?? exotelCodeOf(rest.Code) ?? exotelCodeOf(nested.code),
		short,
		long: trimmedText(data.description) ?? short,
	};
}

/** Exotel's id of the request. */
export function requestIdOf(body: unknown): string | null {
	return trimmedText(recordOf(body).request_id);
}

function answerEntryOf(entry: unknown): AnswerEntry {
	const { code, status, data } = recordOf(entry);
	const number = Number(code ?? NaN);
	return {
		code: Number.isInteger(number) ? number : null,
		status: trimmedText(status),
		sid: trimmedText(recordOf(data).sid),
		words: wordsOf(entry),
	};
}

/** The messages of an answer, in the envelope or at the top level; undefined when it names none. */
export function answerEntriesOf(body: unknown): AnswerEntry[] | undefined {
	const { response, whatsapp } = recordOf(body);
	const channel = recordOf(recordOf(response).whatsapp ?? whatsapp);
	return Array.isArray(channel.messages) ? channel.messages.map(answerEntryOf) : undefined;
}
