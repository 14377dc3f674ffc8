import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

import { PlainError } from './plainError.mts';

/** A port of loopback that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

/**
 * Looks whether a port of loopback can be had.
 * @param variable the environment variable that sets another
 * @throws PlainError that says what to do
 */
export async function checkPort(port: number, variable: string): Promise<void> {
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new PlainError(`${variable} must be a port from 1 to 65535.`);
	}
	const server = createServer();
	const taken = await new Promise<boolean>((resolve) => {
		server.once('error', () => resolve(true));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
	});
	if (!taken) return;
	throw new PlainError(`Port ${port} is taken. Stop what uses it, or set ${variable}=${port + 1}.`);
}
