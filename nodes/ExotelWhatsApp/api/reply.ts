/** What Exotel, or the way to it, says of a request or message that came to nothing. */
export interface Refusal {
	/** Exotel's number, such as 1001; its HTTP code where it gives none; null without an answer. */
	code: number | string | null;
	/** A short sentence. */
	message: string;
	/** What is behind it, and what to do. */
	description: string;
}

/** What came back for a request. */
export interface Answer {
	/** HTTP status. */
	statusCode: number;
	/** Parsed JSON, or text where it is none. */
	body: unknown;
	/** The header of this name. */
	retryAfter: string | null;
}

/** What came of one request: an answer, no answer, or it never left. */
export type Reply =
	| { kind: 'answered'; answer: Answer }
	| { kind: 'unanswered' }
	| { kind: 'notSent'; reason: Refusal };
