import type { Request, Response } from 'express';

/** A misbehaviour for one request, given instead of the API's own answer. */
export interface Fault {
	/** The messages are taken before the fault strikes, so that an answer is lost and not a message. */
	accepts?: boolean;
	/** Cuts the connection without an answer. */
	reset?: boolean;
	/** Never answers, and keeps the connection open. */
	silent?: boolean;
	/** Gives the API's answer with so many entries. */
	entries?: number;
	/** HTTP status of another answer. */
	status?: number;
	headers?: Record<string, string>;
	/** JSON, or a text that is sent as HTML. */
	body?: unknown;
}

/** Misbehaves. */
export function strike(fault: Fault, request: Request, response: Response): void {
	if (fault.silent) return;
	if (fault.reset) {
		request.socket.destroy();
		return;
	}
	response.status(fault.status ?? 500).set(fault.headers ?? {});
	if (typeof fault.body === 'string') response.type('html').send(fault.body);
	else if (fault.body === undefined) response.end();
	else response.json(fault.body);
}
