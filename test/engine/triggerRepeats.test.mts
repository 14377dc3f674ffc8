import axios from 'axios';
import type { INodeParameters } from 'n8n-workflow';

import { triggerOfAnotherProcess } from './support/host.mts';
import { listen, newRow, type Place, type Webhook } from './support/webhook.mts';

const http = axios.create({ proxy: false, validateStatus: () => true });
const webhooks: Webhook[] = [];

async function trigger(more: INodeParameters = {}, place?: Place): Promise<Webhook> {
	const webhook = await listen({ events: ['deliveryReport'], ...more }, undefined, place);
	webhooks.push(webhook);
	return webhook;
}

afterEach(() => Promise.all(webhooks.splice(0).map((webhook) => webhook.stop())));

const [SENT, DELIVERED, SEEN] = [30001, 30002, 30003];

const named = (prefix: string, count: number) =>
	Array.from({ length: count }, (_, index) => `${prefix}${index}`);

/** Calls at once, one for each message; gives the statuses of the answers. */
async function post(webhooks: Webhook[], sids: string[], exo_status_code = DELIVERED) {
	const calls = sids.flatMap((sid) =>
		webhooks.map(({ url }) => http.post(url, { sid, exo_status_code })),
	);
	const answers = await Promise.all(calls);
	const good = answers.filter(({ status }) => status === 200);
	expect(good.map(({ data }) => data)).toEqual(good.map(() => ({ received: 1 })));
	return answers.map(({ status }) => status);
}

const sidsOf = (webhook: Webhook) => webhook.started.flat().map(({ json }) => json.sid);

it('starts 40 executions for 40 reports at once that all come twice again', async () => {
	const webhook = await trigger();
	const burst = named('b', 40);
	for (let round = 0; round < 3; round += 1) await post([webhook], burst);
	expect(sidsOf(webhook).sort()).toEqual(burst.sort());
	await post([webhook], ['new', ...burst, 'new']);
	expect(webhook.started).toHaveLength(41);
});

it('starts once for each of many messages in turn, and remembers them after a restart', async () => {
	const row = newRow();
	const before = await trigger({}, { row });
	const sids = named('m', 10);
	for (const sid of [...sids, ...sids]) await post([before], [sid]);
	expect(sidsOf(before)).toEqual(sids);
	const after = await trigger({}, { row, type: triggerOfAnotherProcess() });
	for (const sid of [...sids, 'new', ...sids]) await post([after], [sid]);
	expect(sidsOf(after)).toEqual(['new']);
});

it('starts what comes again since n8n could not start it', async () => {
	const webhook = await trigger({ options: { dropStepsBack: true } });
	webhook.failNext(2);
	expect(await post([webhook], ['a'], SEEN)).toEqual([500]);
	expect(await post([webhook], ['b'])).toEqual([500]);
	for (const copies of [
		['a', 'b'],
		['b', 'a'],
		['a', 'b', 'b', 'a'],
	])
		await post([webhook], copies);
	expect(sidsOf(webhook).sort()).toEqual(['a', 'b']);
});

it('remembers no report that the filter drops', async () => {
	const webhook = await trigger({ statuses: ['delivered'], options: { dropStepsBack: true } });
	const sids = named('f', 10);
	await post([webhook], sids, SEEN);
	await post([webhook], sids, DELIVERED);
	await post([webhook], sids, SENT);
	await post([webhook], sids, DELIVERED);
	expect(sidsOf(webhook).sort()).toEqual(sids);
});

it('keeps test events apart from what starts the workflow', async () => {
	const row = newRow();
	const [live, test] = [await trigger({}, { row }), await trigger({}, { row, mode: 'manual' })];
	await post([live], ['live']);
	await post([test], ['live', 'test', 'live']);
	await post([live], ['live', 'test']);
	expect(sidsOf(test).sort()).toEqual(['live', 'live', 'test']);
	expect(sidsOf(live)).toEqual(['live', 'test']);
});

it('starts each of 40 reports once or twice when two processes get it at once, and then no more', async () => {
	const row = newRow();
	const processes = [
		await trigger({}, { row }),
		await trigger({}, { row, type: triggerOfAnotherProcess() }),
	];
	const burst = named('p', 40);
	await post(processes, burst);
	for (const webhook of processes) {
		const sids = sidsOf(webhook);
		expect(new Set(sids).size).toBe(sids.length);
	}
	expect(new Set(processes.flatMap(sidsOf)).size).toBe(40);
	const count = () => processes.flatMap(sidsOf).length;
	const before = count();
	await post(processes, burst);
	expect(count() - before).toBeLessThanOrEqual(80 - before);
	const after = count();
	await post(processes, burst);
	expect(count()).toBe(after);
});

it('has a memory of its own in each process', async () => {
	const { id } = newRow();
	const burst = named('o', 5);
	const types = [undefined, triggerOfAnotherProcess(), triggerOfAnotherProcess()];
	for (const type of types) {
		const webhook = await trigger({}, { row: { id }, type });
		await post([webhook], burst);
		await post([webhook], burst);
		expect(webhook.started).toHaveLength(5);
	}
});
