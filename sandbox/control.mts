import express, { type Router } from 'express';

import type { ApiState, Behaviour } from './api.mts';
import type { Fault } from './faults.mts';
import { reply, type ReplyRequest } from './replies.mts';

export const normalBehaviour: Behaviour = {
	latencyMs: 0,
	refusesWhole: false,
	approvalMs: 2000,
	copies: 1,
	pageSize: 400,
	fault: null,
};

/** Forgets what came in, and behaves as usual again. */
export function clear(state: ApiState): void {
	state.faults.length = 0;
	state.messages.clear();
	state.requests.clear();
	state.answers.clear();
	state.failures.length = 0;
	state.accepted.clear();
	state.files.seen.clear();
	state.templates.reset();
	Object.assign(state.behaviour, normalBehaviour);
	state.feed.tell('cleared', null);
}

/** What tests and people ask of the sandbox itself; nothing of it exists at Exotel. */
export function control(state: ApiState): Router {
	const router = express.Router();
	router.get('/sandbox', (_request, response) => {
		response.json({
			messages: state.messages.all(),
			requests: state.requests.all(),
			totals: { messages: state.messages.total, requests: state.requests.total },
			accepted: state.accepted.histogram(),
			callbacks: state.callbacks.counts,
			files: state.files.seen.all(),
		});
	});
	router.get('/sandbox/recipients', (_request, response) => {
		response.json(state.accepted.all());
	});
	router.get('/sandbox/callbacks', (_request, response) => {
		response.json({ ...state.callbacks.counts, waiting: state.callbacks.waiting });
	});
	router.post('/sandbox/faults', express.json(), (request, response) => {
		state.faults.push(...(request.body as Fault[]));
		response.json({ waiting: state.faults.length });
	});
	router.post('/sandbox/failures', express.json(), (request, response) => {
		state.failures.push(...(request.body as string[]));
		response.json({ waiting: state.failures.length });
	});
	router.put('/sandbox/behaviour', express.json(), (request, response) => {
		Object.assign(state.behaviour, request.body as Partial<Behaviour>);
		response.json(state.behaviour);
	});
	router.post('/sandbox/replies', express.json(), async (request, response) => {
		response.json({ answered: await reply(state, request.body as ReplyRequest) });
	});
	router.get('/sandbox/templates', (_request, response) => {
		response.json(state.templates.list());
	});
	router.put('/sandbox/templates', express.json(), (request, response) => {
		const { name, status, rejectedReason } = request.body as Record<string, string>;
		response.json({ changed: state.templates.setStatus(name, status, rejectedReason) });
	});
	router.delete('/sandbox', (_request, response) => {
		clear(state);
		response.json({ cleared: true });
	});
	return router;
}
