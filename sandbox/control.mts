import express, { type Router } from 'express';

import type { ApiState, Fault } from './api.mts';
import { page } from './page.mts';

/** What tests and people ask of the sandbox itself; nothing of it exists at Exotel. */
export function control(state: ApiState): Router {
	const router = express.Router();
	router.get('/', (_request, response) => {
		response.type('html').send(page(state.messages.all().reverse().slice(0, 100)));
	});
	router.get('/sandbox', (_request, response) => {
		response.json({
			messages: state.messages.all(),
			requests: state.requests.all(),
			callbacks: state.callbacks.counts,
		});
	});
	router.post('/sandbox/faults', express.json(), (request, response) => {
		state.faults.push(...(request.body as Fault[]));
		response.json({ waiting: state.faults.length });
	});
	router.delete('/sandbox', (_request, response) => {
		state.faults.length = 0;
		state.messages.clear();
		state.requests.clear();
		response.json({ cleared: true });
	});
	return router;
}
