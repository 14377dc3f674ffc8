import type { Problem } from '../shared/problem';

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
	| { kind: 'notSent'; problem: Problem };
