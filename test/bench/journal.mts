import { startEnvironment } from '../e2e/environment.mts';

/**
 * `npm run bench:journal -- [version]`: what it costs to write down what is sent, by how many messages
 * n8n remembers of the node already. Prints a table for docs/performance.md.
 */
const LATENCY_MS = 50;

const [version = '2.41.1'] = process.argv.slice(2);
const environment = await startEnvironment(version, (line) => console.error(line));
process.env.E2E_STATE = JSON.stringify(environment.state);
const { sandbox, workflowWith } = await import('../e2e/support.mts');

const customers = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		// No number may end in a code at which the sandbox refuses or fails it.
		to: `+9190${String(index).padStart(6, '0')}99`,
	}));

const sending = (options: object = {}) =>
	workflowWith(
		{
			type: 'n8n-nodes-exotel-whatsapp.exotelWhatsApp',
			typeVersion: 1,
			parameters: {
				resource: 'message',
				operation: 'sendText',
				from: '+918000000000',
				to: '={{ $json.to }}',
				body: 'Hello',
				options,
			},
		},
		600_000,
	);

/** Time of the node that sends, in milliseconds. */
async function timeOf(workflow: Awaited<ReturnType<typeof sending>>, count: number) {
	const execution = await workflow.run(customers(count));
	if (execution.status !== 'success') throw new Error(`the execution ended as ${execution.status}`);
	return execution.data.resultData.runData.Send[0].executionTime;
}

/** The median time of eight sends of one message; n8n lists the newest ten executions only. */
async function timeOfOne(workflow: Awaited<ReturnType<typeof sending>>) {
	const times: number[] = [];
	while (times.length < 8) times.push(await timeOf(workflow, 1));
	return times.sort((a, b) => a - b)[4];
}

const SEND_ONCE = { sendOnceKey: '={{ $execution.id }}' };
const rows: string[] = [];

function add(...cells: Array<number | string>): void {
	rows.push(`| ${cells.join(' | ')} |`);
	console.error(rows.at(-1));
}

try {
	await sandbox.behaves({ latencyMs: LATENCY_MS });
	const campaign = await sending();
	for (const remembered of [0, 10_000, 20_000, 30_000, 40_000, 50_000]) {
		add(10_000, remembered, await timeOf(campaign, 10_000));
	}
	add(50_000, 0, await timeOf(await sending(), 50_000));
	add('1, not in the journal', '-', await timeOfOne(await sending()));
	add('1, with Send Once', 0, await timeOfOne(await sending(SEND_ONCE)));
	const full = await sending(SEND_ONCE);
	await timeOf(full, 50_000);
	add('1, with Send Once', 50_000, await timeOfOne(full));
} finally {
	await environment.stop();
}
console.log(`n8n ${version}, sandbox with ${LATENCY_MS} ms latency on the same machine.

| messages | remembered before | sending, ms |
| --- | --- | --- |
${rows.join('\n')}`);
