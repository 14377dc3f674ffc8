import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import {
	createServer as createTcpServer,
	type AddressInfo,
	type Server,
	type Socket,
} from 'node:net';
import { inspect } from 'node:util';
import type { INode } from 'n8n-workflow';

import { credentialFor, recipients, send, TEXT } from './support/engine.mts';

const account = { apiKey: 'k', apiToken: 't', accountSid: 'a' };
const servers: Server[] = [];

/** The origin of a server on a free port, which ends with its test. */
async function started(server: Server): Promise<string> {
	servers.push(server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
	const open = servers.splice(0).filter(({ listening }) => listening);
	await Promise.all(open.map((server) => new Promise((resolve) => server.close(resolve))));
});

/** An address at which nothing listens. */
async function deadOrigin(): Promise<string> {
	const server = createTcpServer();
	const url = await started(server);
	server.close();
	await once(server, 'close');
	return url;
}

const at = (url: string) => credentialFor({ url, account });

const sendText = (credential: object, onError: INode['onError'] = 'continueRegularOutput') => ({
	credential,
	parameters: TEXT,
	settings: { onError },
});

it('tries a refused connection again for some seconds, and then says that nothing was sent', async () => {
	const url = await deadOrigin();
	const [goingOn, stopping] = await Promise.all([
		send(sendText(at(url)), recipients(150)),
		send(sendText(at(url), 'stopWorkflow'), recipients(1)),
	]);
	const out = goingOn.output('Send').map(({ json }) => json);
	expect(out).toHaveLength(150);
	for (const json of out) {
		expect(json).toMatchObject({
			status: 'rejected',
			sid: null,
			code: null,
			error: {
				code: 'ECONNREFUSED',
				message: `${url.slice(7)} could not be reached: the connection was refused`,
				description: expect.stringMatching(/^Nothing was sent\./),
			},
		});
	}
	expect(stopping.error?.name).toBe('NodeApiError');
	expect(stopping.error?.message).toMatch(/could not be reached: the connection was refused$/);
	const shown = inspect([goingOn, stopping], { depth: 20, showHidden: true });
	expect(shown).not.toContain(Buffer.from('k:t').toString('base64'));
}, 30_000);

it('sends when the connection is there at a later try', async () => {
	const url = await deadOrigin();
	const sending = send(sendText(at(url)), recipients(1));
	const server = createServer((request, response) => {
		request.resume().once('end', () => {
			const messages = [{ code: 202, data: { sid: 'A1' } }];
			response.end(JSON.stringify({ response: { whatsapp: { messages } } }));
		});
	});
	servers.push(server);
	setTimeout(() => server.listen(Number(new URL(url).port), '127.0.0.1'), 300);
	const { output } = await sending;
	expect(output('Send')[0].json).toMatchObject({ status: 'accepted', sid: 'A1' });
});

/** What a server can do to a request after it has come in. */
const breaks: Array<[string, (socket: Socket) => void]> = [
	['resets the connection', (socket) => socket.resetAndDestroy()],
	['closes the connection', (socket) => socket.destroy()],
	['ends without an answer', (socket) => socket.end()],
	['answers with what is no HTTP', (socket) => socket.end('220 mail.example.com ESMTP\r\n')],
	[
		'breaks off its answer',
		(socket) => {
			socket.write('HTTP/1.1 202 Accepted\r\nContent-Length: 1000\r\n\r\n{"request_id":');
			setImmediate(() => socket.destroy());
		},
	],
];

describe.each(breaks)('a server that takes the request and %s', (_name, act) => {
	it('leaves the outcome unknown, and gets nothing twice', async () => {
		let requests = 0;
		const server = createTcpServer((socket) => {
			socket.on('error', () => {});
			socket.once('data', () => {
				requests += 1;
				act(socket);
			});
		});
		const { error, output } = await send(sendText(at(await started(server))), recipients(150));
		expect(error).toBeUndefined();
		const out = output('Send').map(({ json }) => json);
		expect(out.map(({ status }) => status)).toEqual(Array(150).fill('unknown'));
		expect(out[0].error).toEqual({
			code: null,
			message: 'The request left, and no answer came',
			description: expect.stringContaining('before sending it again: it may have gone out'),
		});
		expect(requests).toBe(2);
	});
});

it('follows no redirect, which would carry the token elsewhere', async () => {
	const paths: Array<string | undefined> = [];
	const elsewhere: RequestListener = (request, response) => {
		paths.push(request.url);
		response.writeHead(307, { Location: '/elsewhere' }).end();
	};
	const { output } = await send(
		sendText(at(await started(createServer(elsewhere)))),
		recipients(1),
	);
	expect(paths).toEqual(['/v2/accounts/a/messages']);
	expect(output('Send')[0].json).toMatchObject({ status: 'rejected', code: 307 });
});

it('sends what the API asks for: JSON, and key and token as Basic authentication', async () => {
	const seen: object[] = [];
	const listener: RequestListener = (request, response) => {
		const { method, url, headers } = request;
		seen.push({ method, url, type: headers['content-type'], authorization: headers.authorization });
		response.end('{}');
	};
	const credential = { ...at(await started(createServer(listener))), accountSid: ' acme/1 ' };
	await send(sendText(credential), recipients(1));
	expect(seen).toEqual([
		{
			method: 'POST',
			url: '/v2/accounts/acme%2F1/messages',
			type: 'application/json',
			authorization: `Basic ${Buffer.from('k:t').toString('base64')}`,
		},
	]);
});

/** Hosts that cannot be used, and what the user reads. */
const unusable: Array<[string, string]> = [
	['http://exotel.example', 'must use https, since the API token travels with each request'],
	['key:token@api.exotel.com', 'holds more than a host'],
	['', 'is not a host name'],
];

describe.each(unusable)('the custom subdomain "%s"', (customSubdomain, message) => {
	const credential = { ...account, subdomain: 'custom', customSubdomain };

	it('stops the workflow with a sentence', async () => {
		const { error } = await send(sendText(credential, 'stopWorkflow'), recipients(2));
		expect(error?.message).toMatch(/^The custom subdomain of the Exotel credential /);
		expect(error?.message).toContain(message);
	});

	it('lets no item leave as if it were sent with Continue', async () => {
		const { output } = await send(sendText(credential), recipients(2));
		expect(output('Send').map(({ json }) => json.status)).toEqual(['rejected', 'rejected']);
	});

	it('sends each item to the error output with Continue (using error output)', async () => {
		const { output } = await send(sendText(credential, 'continueErrorOutput'), recipients(2));
		expect(output('Send')).toEqual([]);
		expect(output('Send', 1).map(({ json }) => json.status)).toEqual(['rejected', 'rejected']);
	});
});
