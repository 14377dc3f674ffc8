/** One message as it came in, with how it ended. */
export interface Received {
	/** Counts all messages since the start. */
	number: number;
	/** Null for a refused one. */
	sid: string | null;
	/** When it came in; ISO 8601. */
	at: string;
	/** Exotel's code of the last report, or of the refusal. */
	status: string;
	message: unknown;
}

/** What a customer has sent, and how it was taken. */
export interface Answered {
	number: number;
	/** ISO 8601. */
	at: string;
	/** The customer. */
	from: string;
	to: string;
	/** The message that is answered. */
	replyTo: string;
	text: string;
	/** A picture, for the page. */
	picture?: string;
	/** HTTP status that n8n gave; 0 where no answer came, and 404 where there is nothing to answer. */
	taken: number;
}

/** One request as it came in. */
export interface RequestSeen {
	method: string;
	path: string;
	statusCode: number;
	messages: number;
}

/** Keeps the newest entries only, so that a long run needs no more memory than a short one. */
export class Ring<T> {
	private readonly entries: T[] = [];

	/** Number of all entries ever added. */
	total = 0;

	constructor(private readonly size: number) {}

	add(entry: T): void {
		this.entries[this.total % this.size] = entry;
		this.total += 1;
	}

	/** What is kept, oldest first. */
	all(): T[] {
		const start = this.total > this.size ? this.total % this.size : 0;
		return [...this.entries.slice(start), ...this.entries.slice(0, start)];
	}

	clear(): void {
		this.entries.length = 0;
		this.total = 0;
	}
}
