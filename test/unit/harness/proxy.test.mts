import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';

import { startProxy, type Proxy } from '../../../harness/proxy.mts';

const http = axios.create({ proxy: false, validateStatus: () => true });

/** A process of n8n, which answers 200 to any path while it is not ready too. */
class FakeProcess {
	isReady = true;

	url = '';

	private readonly server: Server;

	constructor(readonly name: string) {
		this.server = createServer((request, response) => {
			const isQuestion = request.url === '/healthz/readiness';
			response.writeHead(isQuestion && !this.isReady ? 503 : 200).end(this.name);
		});
	}

	async start(): Promise<void> {
		this.server.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
		this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	stop(): void {
		this.server.closeAllConnections();
		this.server.close();
	}
}

describe('startProxy', () => {
	const [main, one, other] = ['main', 'one', 'other'].map((name) => new FakeProcess(name));
	let proxy: Proxy;

	/** Who answers each of six calls. */
	async function answering(path = '/webhook/a/exotel-whatsapp'): Promise<unknown[]> {
		const names: unknown[] = [];
		while (names.length < 6) {
			const { status, data } = await http.post(proxy.url + path, {});
			names.push(status === 200 ? data : status);
		}
		return [...new Set(names)].sort();
	}

	async function untilAnswering(...names: unknown[]): Promise<void> {
		while ((await answering()).join() !== names.join());
	}

	beforeAll(async () => {
		for (const each of [main, one, other]) await each.start();
		proxy = await startProxy({ main: main.url, webhookProcesses: [one.url, other.url] });
	});

	afterAll(async () => {
		await proxy.stop();
		for (const each of [main, one, other]) each.stop();
	});

	it('gives webhooks to the processes that take them in turn, and all else to the main one', async () => {
		await untilAnswering('one', 'other');
		expect(await answering('/webhook-waiting/5/node')).toEqual(['one', 'other']);
		expect(await answering('/webhook-test/a')).toEqual(['main']);
		expect(await answering('/rest/binary-data/signed')).toEqual(['main']);
	});

	it('gives no webhook to a process that is not ready, until it is', async () => {
		one.isReady = false;
		await untilAnswering('other');
		one.isReady = true;
		await untilAnswering('one', 'other');
	});

	it('answers 503 where none is ready, and 502 where a process is gone', async () => {
		one.isReady = false;
		other.isReady = false;
		await untilAnswering(503);
		main.stop();
		expect(await answering('/rest/settings')).toEqual([502]);
	});
});
