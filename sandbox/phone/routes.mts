import path from 'node:path';
import express, { type Router } from 'express';

import type { ApiState } from '../api.mts';
import { failureList } from '../reports.mts';
import { messageView } from './views.mts';

/** A page that opens shows this many of the newest messages. */
const SHOWN = 300;

const PICTURES = ['image/jpeg', 'image/png', 'image/webp'];

/** The largest picture that a customer of the sandbox can send. */
const MAX_PICTURE = '5mb';

/** The page that shows messages as a phone does, and what it asks for. */
export function phone(state: ApiState): Router {
	const router = express.Router();
	router.use('/', express.static(path.join(import.meta.dirname, 'page')));
	router.get('/phone/events', (_request, response) => {
		const tell = state.feed.add(response);
		tell('cleared', null);
		for (const one of state.messages.all().slice(-SHOWN)) tell('message', messageView(state, one));
		for (const one of state.answers.all().slice(-SHOWN)) tell('answer', one);
	});
	router.get('/phone/codes', (_request, response) => {
		response.json(failureList);
	});
	router.post(
		'/phone/pictures',
		express.raw({ type: PICTURES, limit: MAX_PICTURE }),
		(request, response) => {
			const name = state.pictures.add(String(request.headers['content-type']), request.body);
			response.json({ picture: `/phone/pictures/${name}` });
		},
	);
	router.get('/phone/pictures/:name', ({ params }, response) => {
		const picture = state.pictures.get(params.name);
		if (picture) response.type(picture.type).send(picture.bytes);
		else response.sendStatus(404);
	});
	return router;
}
