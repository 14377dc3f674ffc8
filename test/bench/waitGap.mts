import { setTimeout as sleep } from 'node:timers/promises';

import { startEnvironment } from '../e2e/environment.mts';

/**
 * `npm run bench:wait -- [version] [sends]`: the time from Exotel's answer to the moment in which the
 * waiting execution takes a report. A report that comes before is answered 409. Prints milliseconds.
 */
const [version = '2.41.1', sends = '30'] = process.argv.slice(2);
const environment = await startEnvironment(version, (line) => console.error(line));
process.env.E2E_STATE = JSON.stringify(environment.state);
const { post, sandbox, sendWorkflow } = await import('../e2e/support.mts');

/** Reports on a message that this execution does not wait for: taken, and passed over. */
const foreign = { whatsapp: { messages: [{ sid: 'Other', exo_status_code: 30002 }] } };

async function statusCallback(): Promise<string> {
	for (;;) {
		const [first] = (await sandbox.seen()).messages;
		if (first) return (first.message as { status_callback: string }).status_callback;
		await sleep(1);
	}
}

async function gap(send: { start(items: object[]): Promise<void> }): Promise<number> {
	await sandbox.clear();
	await send.start([{ to: '+919000030001' }]);
	const url = await statusCallback();
	const answered = performance.now();
	while ((await post(url, foreign)).status !== 200) await sleep(1);
	return performance.now() - answered;
}

try {
	const workflow = await sendWorkflow({
		operation: 'sendText',
		from: '+918000000000',
		to: '={{ $json.to }}',
		body: 'Hello',
		afterSending: 'waitForDelivery',
	});
	const gaps: number[] = [];
	while (gaps.length < Number(sends)) gaps.push(await gap(workflow));
	gaps.sort((a, b) => a - b);
	const at = (share: number) => gaps[Math.floor(share * (gaps.length - 1))].toFixed(0);
	console.log(`| n8n | sends | shortest, ms | median, ms | longest, ms |
| --- | --- | --- | --- | --- |
| ${version} | ${sends} | ${at(0)} | ${at(0.5)} | ${at(1)} |`);
} finally {
	await environment.stop();
}
