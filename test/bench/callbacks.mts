import { randomUUID } from 'node:crypto';

import { startEnvironment } from '../e2e/environment.mts';

/**
 * `npm run bench:callbacks -- [engine] [calls]`: callbacks a second through the trigger and through n8n's own
 * Webhook node, with the same workflow behind both, in n8n 2.41.1 with its default settings or with
 * N8N_EXPRESSION_ENGINE set to the given value, such as `legacy`. Prints a table for docs/performance.md.
 */
const ROUNDS = 3;

const [engine = 'default', calls = '1000'] = process.argv.slice(2);
const CALLS = Number(calls);
const env: Record<string, string> = engine === 'default' ? {} : { N8N_EXPRESSION_ENGINE: engine };
const environment = await startEnvironment('2.41.1', (line) => console.error(line), { env });
process.env.E2E_STATE = JSON.stringify(environment.state);
const { editor, post, triggerWorkflow, until } = await import('../e2e/support.mts');
const { callsPerSecond } = await import('./calls.mts');

/** n8n's own Webhook node before the same workflow. */
async function webhookWorkflow(options: object = {}) {
	const path = randomUUID();
	const saved = await editor.createWorkflow({
		name: `webhook ${path}`,
		nodes: [
			{
				name: 'In',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				id: 'in',
				webhookId: path,
				parameters: { path, httpMethod: 'POST', responseMode: 'onReceived', options },
			},
			{
				name: 'After',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [200, 0],
				id: 'after',
				parameters: {},
			},
		],
		connections: { In: { main: [[{ node: 'After', type: 'main', index: 0 }]] } },
	});
	await editor.activate(saved);
	const url = `${environment.state.n8nUrl}/webhook/${path}`;
	await until(async () => ((await post(url, {})).status === 200 ? true : undefined), url);
	return { id: saved.id, url };
}

try {
	const events = ['deliveryReport'];
	const targets = {
		'Webhook node, starts an execution': await webhookWorkflow(),
		'Webhook node with an expression': await webhookWorkflow({ rawBody: '={{ false }}' }),
		'trigger, starts an execution': await triggerWorkflow({ events }),
		'trigger, without Drop Repeats': await triggerWorkflow({
			events,
			options: { dropRepeats: false },
		}),
		'trigger, filtered away': await triggerWorkflow({ events, statuses: ['failed'] }),
	};
	const rates = new Map<string, number[]>(Object.keys(targets).map((name) => [name, []]));
	for (let round = 0; round < ROUNDS; round += 1) {
		for (const [name, target] of Object.entries(targets)) {
			rates.get(name)?.push(await callsPerSecond(target, CALLS));
		}
	}
	const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1];
	const base = median(rates.get('Webhook node, starts an execution') as number[]);
	console.log(`| expression engine: ${engine} | calls a second | to the Webhook node |
| --- | --- | --- |
${[...rates].map(([name, list]) => `| ${name} | ${median(list).toFixed(0)} | ${(median(list) / base).toFixed(2)} |`).join('\n')}`);
} finally {
	await environment.stop();
}
