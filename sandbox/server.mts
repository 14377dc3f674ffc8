import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';

import { api, type ApiState, type SandboxAccount } from './api.mts';
import { Callbacks } from './callbacks.mts';
import { control, normalBehaviour } from './control.mts';
import { Counts } from './counts.mts';
import { Files } from './files.mts';
import { Feed } from './phone/feed.mts';
import { phone } from './phone/routes.mts';
import { Pictures } from './phone/pictures.mts';
import { media } from './media.mts';
import { Ring } from './record.mts';
import { templateApi } from './templateApi.mts';
import { TemplateStore } from './templates.mts';

const KEPT_MESSAGES = 20_000;
const KEPT_REQUESTS = 2_000;

export interface SandboxOptions {
	/** 0 lets the system choose. */
	port?: number;
	account?: SandboxAccount;
	/** Milliseconds from the answer to the first report, and between reports. */
	reportDelayMs?: number;
}

export interface Sandbox {
	/** Origin of the API, such as `http://127.0.0.1:4010`. */
	url: string;
	account: SandboxAccount;
	state: ApiState;
	stop(): Promise<void>;
}

/** The account that demo and tests use. */
export const defaultAccount: SandboxAccount = {
	apiKey: 'sandbox-key',
	apiToken: 'sandbox-token-5f0c',
	accountSid: 'sandbox1',
	wabaId: '1000000001',
};

function listen(server: Server, port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
	});
}

/** Starts a local Exotel on loopback. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, account = defaultAccount, reportDelayMs = 300 } = options;
	const behaviour = { ...normalBehaviour };
	const state: ApiState = {
		account,
		behaviour,
		faults: [],
		messages: new Ring(KEPT_MESSAGES),
		requests: new Ring(KEPT_REQUESTS),
		answers: new Ring(KEPT_REQUESTS),
		accepted: new Counts(),
		failures: [],
		feed: new Feed(),
		pictures: new Pictures(),
		callbacks: new Callbacks(reportDelayMs, () => behaviour.copies),
		files: new Files(),
		templates: new TemplateStore(),
	};
	const app = express();
	app.disable('x-powered-by');
	app.use(api(state));
	app.use(media());
	app.use(templateApi(state));
	app.use(control(state));
	app.use(phone(state));
	const server = createServer(app);
	const actualPort = await listen(server, port);
	return {
		url: `http://127.0.0.1:${actualPort}`,
		account,
		state,
		async stop() {
			state.callbacks.stop();
			state.feed.stop();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
