import { once } from 'node:events';
import { createServer, request, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { IWebhookFunctions } from 'n8n-workflow';

import { webhookAnswer } from '../../../nodes/ExotelWhatsApp/n8n/webhookAnswer';

const server = createServer();

beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => server.close());

/** A call that waits for its answer. */
async function called() {
	const { port } = server.address() as AddressInfo;
	const client = request({ host: '127.0.0.1', port, method: 'POST' });
	client.on('error', () => undefined);
	client.on('response', (response) => response.resume());
	client.end();
	const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
	const context = { getResponseObject: () => response } as unknown as IWebhookFunctions;
	return { client, response, answer: webhookAnswer(context) };
}

it('is given once n8n answers, well or not', async () => {
	for (const code of [200, 500]) {
		const { response, answer } = await called();
		expect(answer.isGiven()).toBe(false);
		const given = answer.given();
		response.writeHead(code).end('{}');
		expect(answer.isGiven()).toBe(true);
		await given;
		await answer.given();
	}
});

it('keeps nobody waiting when the caller has gone, before and after', async () => {
	const { client, response, answer } = await called();
	const given = answer.given();
	client.destroy();
	await given;
	await answer.given();
	expect(answer.isGiven()).toBe(false);
	response.end();
	expect(answer.isGiven()).toBe(true);
});

it('is given before it leaves, where the caller waits for the answer to an earlier call', async () => {
	const { port } = server.address() as AddressInfo;
	const client = connect(port, '127.0.0.1');
	const calls: ServerResponse[] = [];
	const both = new Promise<void>((resolve) => {
		const take = (_request: unknown, response: ServerResponse) => {
			if (calls.push(response) < 2) return;
			server.off('request', take);
			resolve();
		};
		server.on('request', take);
	});
	client.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n'.repeat(2));
	await both;
	const [first, second] = calls;
	const context = { getResponseObject: () => second } as unknown as IWebhookFunctions;
	second.end('{}');
	await webhookAnswer(context).given();
	expect(second.writableFinished).toBe(false);
	first.end('{}');
	client.destroy();
});

it('is soon when what n8n does at once is done', async () => {
	const { response, answer } = await called();
	const done: string[] = [];
	const soon = answer.soon().then(() => done.push('soon'));
	await Promise.all(
		['a', 'b'].map(async (step) => {
			for (let ticks = 0; ticks < 50; ticks += 1) await Promise.resolve();
			done.push(step);
		}),
	);
	await soon;
	expect(done).toEqual(['a', 'b', 'soon']);
	response.end();
});
