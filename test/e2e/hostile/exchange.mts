import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Bytes for a server, as they go on the wire: no HTTP client would send most of them. */
export interface Call {
	/** What is wrong with it. */
	name: string;
	/** Gives the bytes of a call to this place, in the pieces in which they go. */
	bytes(place: URL): Buffer[];
	/** Its body, and what that was before it was packed: for what may come out of it. */
	given?: Buffer[];
	/** Between two pieces. */
	pauseMs?: number;
	/** For a call that never ends: so long nothing comes before the caller goes. */
	patienceMs?: number;
}

export interface Answered {
	/** Of each answer, in their order; none where the server said nothing. */
	statuses: number[];
	/** All that came, as text. */
	text: string;
	/** From the last byte of the call to the end of the answer. */
	ms: number;
}

const PATIENCE_MS = 60_000;

/** Makes a call, and reads until the server hangs up or all answers are there. */
export async function exchange(url: string, call: Call): Promise<Answered> {
	const place = new URL(url);
	const { pauseMs = 0, patienceMs = PATIENCE_MS } = call;
	const socket = connect(Number(place.port), place.hostname);
	const received: Buffer[] = [];
	socket.setNoDelay(true);
	socket.setTimeout(patienceMs, () => socket.destroy());
	const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
	// A server may hang up on what it does not understand while it is still being sent.
	socket.on('error', () => undefined);
	socket.on('data', (data) => received.push(data));
	const [first, ...others] = call.bytes(place);
	socket.write(first);
	for (const piece of others) {
		await sleep(pauseMs);
		if (socket.destroyed) break;
		socket.write(piece);
	}
	const start = performance.now();
	await closed;
	const ms = performance.now() - start;
	const text = Buffer.concat(received).toString('latin1');
	const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
	// 100 is no answer yet.
	return { statuses: statuses.filter((status) => status >= 200), text, ms };
}
