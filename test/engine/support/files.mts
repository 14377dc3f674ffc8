import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { BinaryDataConfig, BinaryDataService, FileLocation } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

import { host } from './host.mts';

interface Container {
	get<T>(type: abstract new (...given: never[]) => T): T;
}

/** n8n-core's own container, from which its helpers take the store of files. */
const di = createRequire(require.resolve('n8n-core')).resolve('@n8n/di');
const { Container: container } = jest.requireActual<{ Container: Container }>(di);

const store = () => container.get(BinaryDataService);

/** Where n8n keeps files: on disk, or in memory at each item. */
export async function keepFiles(mode: 'default' | 'filesystem'): Promise<void> {
	container.get(BinaryDataConfig).mode = mode;
	await store().init();
}

/** A file as a node of the execution makes it; `temp` is where those of webhooks lie at first. */
export function madeFile(
	bytes: Buffer,
	fileName: string,
	mimeType: string,
	executionId = '1',
): Promise<IBinaryData> {
	const file: IBinaryData = { data: '', fileName, mimeType };
	return store().store(FileLocation.ofExecution('w1', executionId), bytes, file);
}

/** What n8n does with a webhook's file when its execution ends (`restoreBinaryDataId`). */
export async function renamed(file: IBinaryData): Promise<IBinaryData> {
	const [mode, before] = String(file.id).split(':');
	const after = before.replace('/temp/', '/1/');
	await store().rename(before, after);
	return { ...file, id: `${mode}:${after}` };
}

/** Serves signed URLs as n8n does (`binary-data.controller.ts`), for all tests of a file. */
export function useSignedUrls(): void {
	let server: Server;
	beforeAll(async () => {
		await keepFiles('filesystem');
		const app = express();
		app.get('/rest/binary-data/signed', async ({ query }, response) => {
			const id = store().validateSignedToken(String(query.token));
			const [bytes, { mimeType = '' }] = await Promise.all([
				store().getAsBuffer({ id, data: '', mimeType: '' }),
				store().getMetadata(id),
			]);
			response.set('Content-Type', mimeType).send(bytes);
		});
		server = createServer(app).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		host.restApiUrl = `http://127.0.0.1:${port}/rest`;
	});
	beforeEach(() => keepFiles('filesystem'));
	afterAll(async () => {
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	});
}
