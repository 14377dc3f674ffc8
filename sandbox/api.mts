import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Request, type Response, type Router } from 'express';

import type { Callbacks } from './callbacks.mts';
import type { Counts } from './counts.mts';
import { strike, type Fault } from './faults.mts';
import type { Files } from './files.mts';
import type { Feed } from './phone/feed.mts';
import type { Pictures } from './phone/pictures.mts';
import { messageView } from './phone/views.mts';
import type { Answered, Received, RequestSeen, Ring } from './record.mts';
import { refusalFor, reportsFor } from './reports.mts';
import { firstIssue, messageSchema, requestSchema, type Message } from './schemas.mts';
import type { TemplateStore } from './templates.mts';

/** The account that the sandbox knows. */
export interface SandboxAccount {
	apiKey: string;
	apiToken: string;
	accountSid: string;
	/** WhatsApp business account, which all calls for templates name. */
	wabaId?: string;
}

/** How the sandbox behaves until told otherwise. */
export interface Behaviour {
	/** Time from request to answer. */
	latencyMs: number;
	/** Whether one bad message makes the whole request a 400, as some of Exotel's answers are. */
	refusesWhole: boolean;
	/** Time from the creation or edit of a template to its approval. */
	approvalMs: number;
	/** How often each delivery report and reply is posted. */
	copies: number;
	/** The most templates that one page of their list has. */
	pageSize: number;
	/** Of every request that has no fault of its own; null for none. */
	fault: Fault | null;
}

export interface ApiState {
	account: SandboxAccount;
	behaviour: Behaviour;
	/** For the next requests, one each. */
	faults: Fault[];
	messages: Ring<Received>;
	requests: Ring<RequestSeen>;
	/** What customers have answered. */
	answers: Ring<Answered>;
	/** Pages that are open. */
	feed: Feed;
	pictures: Pictures;
	/** Codes with which the next messages fail, one each. */
	failures: string[];
	/** Accepted messages by recipient. */
	accepted: Counts;
	callbacks: Callbacks;
	files: Files;
	templates: TemplateStore;
}

export interface ApiAnswer {
	status: number;
	body: unknown;
}

interface Entry {
	code: number;
	error_data: unknown;
	status: string;
	data: { sid: string } | null;
}

const newId = () => randomUUID().replaceAll('-', '');

function restException(status: number, message: string): ApiAnswer {
	return { status, body: { RestException: { Status: status, Message: message } } };
}

/** Why Exotel itself refuses. */
export function errorData(description: string) {
	return { code: 1001, message: 'Invalid parameter', description };
}

/** Basic auth as the API has it: 401 for key and token, 404 for the account; else undefined. */
function authorizationProblem({ account }: ApiState, request: Request): ApiAnswer | undefined {
	const pair = Buffer.from(`${account.apiKey}:${account.apiToken}`).toString('base64');
	if (request.headers.authorization !== `Basic ${pair}`) {
		return restException(401, 'Authentication is required to access this resource');
	}
	if (request.params.sid !== account.accountSid) {
		return restException(404, 'The requested resource was not found');
	}
	return undefined;
}

/** A message, or why it is refused. */
type Judged = { message: Message } | { code: number; why: string };

function judge(given: unknown): Judged {
	const parsed = messageSchema.safeParse(given);
	if (!parsed.success) return { code: 400, why: firstIssue(parsed.error) };
	const code = refusalFor(parsed.data.to);
	if (code !== undefined) return { code, why: `the sandbox refuses ${parsed.data.to}` };
	return { message: parsed.data };
}

/** Shows a message, or how it stands by now, on the pages that are open. */
function show(state: ApiState, received: Received): void {
	if (state.feed.hasPages) state.feed.tell('message', messageView(state, received));
}

function accept(state: ApiState, message: Message): Entry {
	const sid = newId();
	const number = state.messages.total + 1;
	const received: Received = {
		number,
		sid,
		at: new Date().toISOString(),
		status: 'accepted',
		message,
	};
	state.messages.add(received);
	show(state, received);
	state.accepted.add(message.to);
	const { content, to } = message;
	const chosen = state.failures.shift();
	const failure = content.type === 'template' && state.templates.failureOf(content.template);
	const reports = async () => {
		const ofFile = await state.files.failureOf(sid, message);
		const failed = failure || ofFile;
		return failed ? [failed] : reportsFor(chosen ?? to);
	};
	state.callbacks.schedule(sid, message, reports, ({ code, name }) => {
		received.status = `${code} ${name}`;
		show(state, received);
	});
	return { code: 202, error_data: null, status: 'success', data: { sid } };
}

function refuse(state: ApiState, given: unknown, code: number, why: string): Entry {
	const number = state.messages.total + 1;
	const at = new Date().toISOString();
	const received: Received = { number, sid: null, at, status: `refused: ${why}`, message: given };
	state.messages.add(received);
	show(state, received);
	return { code, error_data: errorData(why), status: 'failure', data: null };
}

/** The envelope of every answer; null entries mean that the request was refused as a whole. */
export function envelopeOf(
	method: string,
	httpCode: number,
	entries: Array<{ code: number }> | null,
	kind: 'messages' | 'templates',
) {
	const total = entries?.length ?? 0;
	const failed = entries?.filter(({ code }) => code >= 400).length ?? 0;
	return {
		request_id: newId(),
		method,
		http_code: httpCode,
		metadata: { total, success: total - failed, failed },
		response: entries && { whatsapp: { [kind]: entries } },
	};
}

const envelope = (httpCode: number, entries: Entry[] | null) =>
	envelopeOf('POST', httpCode, entries, 'messages');

function badRequest(why: string): ApiAnswer {
	return { status: 400, body: { ...envelope(400, null), error_data: errorData(why) } };
}

/** Takes a send request. */
function send(state: ApiState, request: Request): ApiAnswer {
	const parsed = requestSchema.safeParse(request.body);
	if (!parsed.success) {
		const isChannelMissing = request.body?.whatsapp === undefined;
		return badRequest(
			isChannelMissing ? 'at least one channel is mandatory' : firstIssue(parsed.error),
		);
	}
	const { messages } = parsed.data.whatsapp;
	const judged = messages.map(judge);
	const bad = judged.find((one) => 'code' in one);
	if (bad && state.behaviour.refusesWhole) return badRequest(bad.why);
	const entries = judged.map((one, index) =>
		'code' in one ? refuse(state, messages[index], one.code, one.why) : accept(state, one.message),
	);
	return { status: 202, body: envelope(202, entries) };
}

/** The API's answer with another number of entries. */
function withEntries(answer: ApiAnswer, count: number): ApiAnswer {
	const body = structuredClone(answer.body) as {
		response: { whatsapp: { messages: Entry[] } };
	};
	const { messages } = body.response.whatsapp;
	while (messages.length < count) messages.push(messages[0]);
	messages.length = count;
	return { ...answer, body };
}

/** Answers a request as Exotel would, or as the next fault says. */
export function answering(state: ApiState, work: (request: Request) => ApiAnswer) {
	return async (request: Request, response: Response) => {
		const fault = state.faults.shift() ?? state.behaviour.fault ?? undefined;
		await sleep(state.behaviour.latencyMs);
		const problem = authorizationProblem(state, request);
		const isSpared = fault === undefined || fault.accepts || fault.entries !== undefined;
		const given = isSpared ? (problem ?? work(request)) : undefined;
		const answer =
			given && fault?.entries !== undefined ? withEntries(given, fault.entries) : given;
		const isFaulty = fault !== undefined && fault.entries === undefined;
		state.requests.add({
			method: request.method,
			path: request.path,
			statusCode: isFaulty ? (fault.status ?? 0) : (answer as ApiAnswer).status,
			messages: request.body?.whatsapp?.messages?.length ?? 0,
		});
		if (isFaulty) strike(fault, request, response);
		else response.status((answer as ApiAnswer).status).json((answer as ApiAnswer).body);
	};
}

/** Exotel's API, as far as the nodes use it. */
export function api(state: ApiState): Router {
	const router = express.Router();
	router.post(
		'/v2/accounts/:sid/messages',
		express.json({ limit: '16mb', type: 'application/json' }),
		answering(state, (request) => send(state, request)),
	);
	router.get(
		'/v1/Accounts/:sid/Calls.json',
		answering(state, () => ({ status: 200, body: { Metadata: { Total: 0 }, Calls: [] } })),
	);
	return router;
}
