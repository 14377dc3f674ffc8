import { randomUUID } from 'node:crypto';
import http from 'node:http';
import axios from 'axios';
import pLimit from 'p-limit';

import { editor, until } from '../e2e/support.mts';

const PARALLEL = 10;

export const client = axios.create({
	httpAgent: new http.Agent({ keepAlive: true, maxSockets: PARALLEL }),
	proxy: false,
});

/** A delivery report of a message, or a call with one of each. */
export const report = (...sids: string[]) => ({
	whatsapp: {
		messages: sids.map((sid) => ({
			callback_type: 'dlr',
			sid,
			to: '+919000000000',
			exo_status_code: 30002,
			exo_detailed_status: 'EX_MESSAGE_DELIVERED',
			description: 'Message Delivered',
			timestamp: '2026-03-01T10:15:30.000+05:30',
		})),
	},
});

/** Waits until nothing runs any more, so that one measurement does not weigh on the next. */
export const settled = (id: string) =>
	until(
		async () => {
			const all = await editor.executions(id);
			return all.every(({ status }) => status === 'success') ? true : undefined;
		},
		'all executions',
		120_000,
	);

/** Posts so many reports of new messages, and waits for what they have started. */
export async function callsPerSecond(
	{ id, url }: { id: string; url: string },
	count: number,
): Promise<number> {
	const limit = pLimit(PARALLEL);
	const start = performance.now();
	await Promise.all(
		Array.from({ length: count }, () => limit(() => client.post(url, report(randomUUID())))),
	);
	const rate = (count * 1000) / (performance.now() - start);
	await settled(id);
	return rate;
}
