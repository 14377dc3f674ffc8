import type { Response } from 'express';

/** Tells what has happened: `message`, `answer` or `cleared`. */
export type Tell = (name: string, data: unknown) => void;

const eventOf = (name: string, data: unknown) =>
	`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** Open pages, each of which is told what happens as it happens; server-sent events. */
export class Feed {
	private readonly pages = new Set<Response>();

	/** Adds a page, which leaves by itself when it is closed, and gives what tells it alone. */
	add(response: Response): Tell {
		response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
		response.flushHeaders();
		this.pages.add(response);
		response.once('close', () => this.pages.delete(response));
		return (name, data) => response.write(eventOf(name, data));
	}

	get hasPages(): boolean {
		return this.pages.size > 0;
	}

	tell(name: string, data: unknown): void {
		for (const page of this.pages) page.write(eventOf(name, data));
	}

	stop(): void {
		for (const page of this.pages) page.end();
		this.pages.clear();
	}
}
