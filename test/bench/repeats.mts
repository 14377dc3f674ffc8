import { randomUUID } from 'node:crypto';

import { startQueueServers } from '../../harness/queue.mts';
import { releases } from '../../harness/versions.mts';
import { startEnvironment } from '../e2e/environment.mts';

/**
 * `npm run bench:repeats -- [--postgres] [version]`: calls a second through the trigger, by how many
 * messages n8n's database remembers of it, with SQLite or with PostgreSQL, and with the expression engine
 * that leaves most of the time to them. Prints a table for docs/performance.md.
 */
const CALLS = 300;
const ROUNDS = 3;

/** The most entries that the trigger takes in one call. */
const FILLING = 10_000;

const args = process.argv.slice(2);
const servers = args.includes('--postgres') ? await startQueueServers() : undefined;
const version = args.find((text) => releases.some((one) => one.version === text)) ?? '2.41.1';
const env = { ...servers?.env, EXECUTIONS_MODE: 'regular', N8N_EXPRESSION_ENGINE: 'legacy' };
const environment = await startEnvironment(version, (line) => console.error(line), { env });
process.env.E2E_STATE = JSON.stringify(environment.state);
const { triggerWorkflow } = await import('../e2e/support.mts');
const { callsPerSecond, client, report, settled } = await import('./calls.mts');

const events = ['deliveryReport'];

/** A trigger that remembers so many messages already. */
async function remembering(rememberedMessages: number) {
	const trigger = await triggerWorkflow({ events, options: { rememberedMessages } });
	for (let rest = rememberedMessages; rest > 0; rest -= FILLING) {
		const sids = Array.from({ length: Math.min(rest, FILLING) }, () => randomUUID());
		await client.post(trigger.url, report(...sids));
	}
	await settled(trigger.id);
	return trigger;
}

try {
	const targets = {
		'no option Drop Repeats': await triggerWorkflow({ events, options: { dropRepeats: false } }),
		'500': await remembering(500),
		'2,000': await remembering(2000),
		'5,000': await remembering(5000),
		'10,000': await remembering(10_000),
		'50,000': await remembering(50_000),
	};
	const rates = new Map<string, number[]>(Object.keys(targets).map((name) => [name, []]));
	for (let round = 0; round < ROUNDS; round += 1) {
		for (const [name, target] of Object.entries(targets)) {
			rates.get(name)?.push(await callsPerSecond(target, CALLS));
			console.error(name, rates.get(name)?.at(-1)?.toFixed(0));
		}
	}
	const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1];
	console.log(`| remembered messages, n8n ${version}, ${servers ? 'PostgreSQL' : 'SQLite'} | calls a second |
| --- | --- |
${[...rates].map(([name, list]) => `| ${name} | ${median(list).toFixed(0)} |`).join('\n')}`);
} finally {
	await environment.stop();
	await servers?.stop();
}
