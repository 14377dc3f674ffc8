import { randomUUID } from 'node:crypto';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';

import type { Callbacks } from './callbacks.mts';
import type { Received, RequestSeen, Ring } from './record.mts';
import { refusalFor } from './reports.mts';
import { firstIssue, messageSchema, requestSchema } from './schemas.mts';

/** The account that the sandbox knows. */
export interface SandboxAccount {
	apiKey: string;
	apiToken: string;
	accountSid: string;
}

/** An answer that is given instead of the API's own. */
export interface Fault {
	status: number;
	headers?: Record<string, string>;
	/** JSON, or a text that is sent as HTML. */
	body?: unknown;
}

export interface ApiState {
	account: SandboxAccount;
	faults: Fault[];
	messages: Ring<Received>;
	requests: Ring<RequestSeen>;
	callbacks: Callbacks;
}

const newId = () => randomUUID().replaceAll('-', '');

function restException(response: Response, status: number, message: string): void {
	response.status(status).json({ RestException: { Status: status, Message: message } });
}

function errorData(description: string) {
	return { code: 1001, message: 'Invalid parameter', description };
}

/** Basic auth as the API has it: 401 for key and token, 404 for the account. */
function authorize({ account }: ApiState) {
	const expected = `Basic ${Buffer.from(`${account.apiKey}:${account.apiToken}`).toString('base64')}`;
	return (request: Request, response: Response, next: NextFunction) => {
		if (request.headers.authorization !== expected) {
			return restException(response, 401, 'Authentication is required to access this resource');
		}
		if (request.params.sid !== account.accountSid) {
			return restException(response, 404, 'The requested resource was not found');
		}
		next();
	};
}

/** What becomes of one message, as an entry of the answer. */
function take(state: ApiState, given: unknown) {
	const number = state.messages.total + 1;
	const parsed = messageSchema.safeParse(given);
	const refusal = parsed.success ? refusalFor(parsed.data.to) : 400;
	if (!parsed.success || refusal !== undefined) {
		const code = refusal as number;
		const why = parsed.success ? `the sandbox refuses ${parsed.data.to}` : firstIssue(parsed.error);
		state.messages.add({ number, sid: null, status: `refused: ${why}`, message: given });
		return { code, error_data: errorData(why), status: 'failure', data: null };
	}
	const sid = newId();
	const received: Received = { number, sid, status: 'accepted', message: parsed.data };
	state.messages.add(received);
	state.callbacks.schedule(sid, parsed.data, ({ code, name }) => {
		received.status = `${code} ${name}`;
	});
	return { code: 202, error_data: null, status: 'success', data: { sid } };
}

function envelope(httpCode: number, total: number, failed: number, response: unknown) {
	return {
		request_id: newId(),
		method: 'POST',
		http_code: httpCode,
		metadata: { total, success: total - failed, failed },
		response,
	};
}

function send(state: ApiState, request: Request, response: Response): void {
	const seen = { method: request.method, path: request.path };
	const parsed = requestSchema.safeParse(request.body);
	if (!parsed.success) {
		const isChannelMissing = request.body?.whatsapp === undefined;
		const description = isChannelMissing
			? 'at least one channel is mandatory'
			: firstIssue(parsed.error);
		state.requests.add({ ...seen, statusCode: 400, messages: 0 });
		response.status(400).json({ ...envelope(400, 0, 0, null), error_data: errorData(description) });
		return;
	}
	const given = parsed.data.whatsapp.messages;
	const entries = given.map((message) => take(state, message));
	const failed = entries.filter(({ data }) => data === null).length;
	state.requests.add({ ...seen, statusCode: 202, messages: given.length });
	response
		.status(202)
		.json(envelope(202, given.length, failed, { whatsapp: { messages: entries } }));
}

/** Gives the next fault that was asked for, instead of looking at the request. */
function faulty(state: ApiState) {
	return (request: Request, response: Response, next: NextFunction) => {
		const fault = state.faults.shift();
		if (!fault) return next();
		state.requests.add({
			method: request.method,
			path: request.path,
			statusCode: fault.status,
			messages: 0,
		});
		response.status(fault.status).set(fault.headers ?? {});
		if (typeof fault.body === 'string') response.type('html').send(fault.body);
		else if (fault.body === undefined) response.end();
		else response.json(fault.body);
	};
}

/** Exotel's API, as far as the nodes use it. */
export function api(state: ApiState): Router {
	const router = express.Router();
	const authorized = authorize(state);
	router.post(
		'/v2/accounts/:sid/messages',
		faulty(state),
		authorized,
		express.json({ limit: '16mb', type: 'application/json' }),
		(request, response) => send(state, request, response),
	);
	router.get('/v1/Accounts/:sid/Calls.json', faulty(state), authorized, (_request, response) => {
		response.json({ Metadata: { Total: 0 }, Calls: [] });
	});
	return router;
}
