import { Agent } from 'node:http';

/**
 * Options of axios for calls to a server of this machine, each by a connection of its own: a server closes
 * those that it has kept open after some seconds, at times just as the next call leaves.
 */
export const ownConnections = {
	proxy: false,
	httpAgent: new Agent({ keepAlive: false }),
} as const;
