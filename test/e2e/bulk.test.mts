import { randomUUID } from 'node:crypto';

import type { Execution } from '../../harness/editor.mts';
import type { Fault } from '../../sandbox/faults.mts';
import {
	editor,
	output,
	post,
	sandbox,
	sendWorkflow,
	state,
	until,
	type OnError,
} from './support.mts';

jest.setTimeout(120_000);

beforeEach(() => sandbox.clear());

const NUMBERS = Array.from({ length: 250 }, (_, index) => `+9190000${11_000 + index}`);
const ITEMS = NUMBERS.map((to) => ({ to }));

function bulkWorkflow(
	options: Record<string, unknown> = {},
	onError: OnError = 'continueRegularOutput',
	settings: Record<string, unknown> = {},
) {
	const parameters = {
		operation: 'sendText',
		from: '+918000000000',
		to: '={{ $json.to }}',
		body: '=Hello {{ $json.to }}',
		options: { requestsInParallel: 1, ...options },
	};
	return sendWorkflow(parameters, onError, undefined, settings);
}

/** How many items have which status, in the order of the items: `['accepted', 100, 'unknown', …]`. */
function runs(execution: Execution): Array<string | number> {
	const found: Array<string | number> = [];
	for (const { json } of output(execution, 'Send')) {
		if (found.at(-2) === json.status) (found[found.length - 1] as number) += 1;
		else found.push(json.status as string, 1);
	}
	return found;
}

/** A refusal of each of 100 messages inside a 2xx. */
const allRefused: Fault = {
	status: 202,
	body: {
		request_id: 'req-refused',
		response: {
			whatsapp: {
				messages: Array.from({ length: 100 }, () => ({
					code: 400,
					error_data: { code: 1001, message: 'not now', description: 'not now' },
					status: 'failure',
					data: null,
				})),
			},
		},
	},
};

describe(`bulk sending from n8n ${state.version}`, () => {
	const ALL = { 1: 250 };
	const MIDDLE_UNKNOWN = ['accepted', 100, 'unknown', 100, 'accepted', 50];
	const answered: Fault = { entries: 100 };

	it.each<[string, Fault, Array<string | number>, Record<number, number>, number]>([
		[
			'429 with Retry-After',
			{ status: 429, headers: { 'Retry-After': '1' } },
			['accepted', 250],
			ALL,
			4,
		],
		['a 500 that hides a success', { accepts: true, status: 500 }, MIDDLE_UNKNOWN, ALL, 3],
		['a 502 page', { status: 502, body: '<html>no</html>' }, MIDDLE_UNKNOWN, { 1: 150 }, 3],
		[
			'a reset after the messages were taken',
			{ accepts: true, reset: true },
			MIDDLE_UNKNOWN,
			ALL,
			3,
		],
		['a reset before', { reset: true }, MIDDLE_UNKNOWN, { 1: 150 }, 3],
		['silence', { accepts: true, silent: true }, MIDDLE_UNKNOWN, ALL, 3],
		['too few entries', { entries: 99 }, MIDDLE_UNKNOWN, ALL, 3],
		['too many entries', { entries: 101 }, MIDDLE_UNKNOWN, ALL, 3],
	])('loses and doubles nothing at %s', async (_name, fault, statuses, accepted, requests) => {
		await sandbox.faults(answered, fault);
		const workflow = await bulkWorkflow({ timeout: 2 });
		const execution = await workflow.run(ITEMS);
		const seen = await sandbox.seen();
		expect(runs(execution)).toEqual(statuses);
		expect(seen.accepted).toEqual(accepted);
		expect(seen.totals.requests).toBe(requests);
		expect(output(execution, 'Send').map(({ json }) => json.to)).toEqual(NUMBERS);
	});

	it('finds the bad messages of a request that is refused whole', async () => {
		await sandbox.behaves({ refusesWhole: true });
		const bad = [3, 120, 249].map((index) => ({ index, to: `+91900${index}00400` }));
		const items = ITEMS.map((item, index) => bad.find((one) => one.index === index) ?? item);
		const workflow = await bulkWorkflow({ requestsInParallel: 4 });
		const execution = await workflow.run(items);
		expect((await sandbox.seen()).accepted).toEqual({ 1: 247 });
		const rejected = output(execution, 'Send').filter(({ json }) => json.status === 'rejected');
		expect(rejected.map(({ json }) => json.to)).toEqual(bad.map(({ to }) => to));
	});

	it.each([401, 402, 403, 404])(
		'stops at HTTP %i, and says which were not sent',
		async (status) => {
			await sandbox.faults(answered, { status });
			const execution = await (await bulkWorkflow()).run(ITEMS);
			expect(runs(execution)).toEqual(['accepted', 100, 'rejected', 150]);
			expect((await sandbox.seen()).totals.requests).toBe(2);
			const last = output(execution, 'Send')[249].json.error as { message: string };
			expect(last.message).toContain('Not sent, since the request before was refused');
		},
	);

	it('sends again after an uncertain answer only when the user wants so', async () => {
		await sandbox.faults({ accepts: true, reset: true });
		const execution = await (await bulkWorkflow({ sendUncertainAgain: true })).run(ITEMS);
		expect(runs(execution)).toEqual(['accepted', 250]);
		expect((await sandbox.seen()).accepted).toEqual({ 1: 150, 2: 100 });
	});

	it('does not send accepted messages again at Retry On Fail', async () => {
		await sandbox.faults(answered, allRefused);
		const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
		const workflow = await bulkWorkflow({}, 'stopWorkflow', retrying);
		const execution = await workflow.run(ITEMS);
		expect(execution.status).toBe('success');
		expect(runs(execution)).toEqual(['accepted', 250]);
		const { accepted, totals, messages } = await sandbox.seen();
		expect(accepted).toEqual({ 1: 250 });
		expect(totals.requests).toBe(4);
		const sids = new Map(messages.map(({ sid, message }) => [(message as { to: string }).to, sid]));
		expect(output(execution, 'Send').map(({ json }) => json.sid)).toEqual(
			NUMBERS.map((to) => sids.get(to)),
		);
	});

	it.each<OnError>(['continueRegularOutput', 'continueErrorOutput'])(
		'does not send accepted messages again when n8n tries a node that went on once more: %s',
		async (onError) => {
			const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
			const workflow = await bulkWorkflow({}, onError, retrying);
			await workflow.run([{ to: '+919000000400' }, ...ITEMS]);
			expect((await sandbox.seen()).accepted).toEqual(ALL);
		},
	);

	it('does not send accepted messages again at a retry from the executions list', async () => {
		await sandbox.faults(answered, allRefused);
		const workflow = await bulkWorkflow({}, 'stopWorkflow');
		const first = await workflow.run(ITEMS);
		expect(first.status).toBe('error');
		const { message, description } = first.data.resultData.error!;
		expect(message).toBe('100 of 250 messages were not accepted: not now [item 100]');
		expect(description).toContain('A retry sends only those');
		const second = await editor.execution(await editor.retry(first.id));
		expect(second.status).toBe('success');
		expect(runs(second)).toEqual(['accepted', 250]);
		expect((await sandbox.seen()).accepted).toEqual({ 1: 250 });
	});

	it('does not send uncertain messages again at a retry, and says how to check', async () => {
		await sandbox.faults({ accepts: true, reset: true });
		const retrying = { retryOnFail: true, maxTries: 2, waitBetweenTries: 100 };
		const workflow = await bulkWorkflow({}, 'stopWorkflow', retrying);
		const execution = await workflow.run(ITEMS);
		expect(execution.status).toBe('error');
		const { message, description } = execution.data.resultData.error!;
		expect(message).toContain('100 of 250 messages have an unknown outcome');
		expect(description).toContain('Exotel dashboard');
		expect((await sandbox.seen()).accepted).toEqual({ 1: 250 });
	});

	it('sends nothing where no connection can be made, and says so', async () => {
		const id = await editor.createCredential('Dead', 'exotelWhatsAppApi', {
			apiKey: 'sandbox-key',
			apiToken: 'sandbox-token-5f0c',
			accountSid: 'sandbox1',
			subdomain: 'custom',
			customSubdomain: 'http://127.0.0.1:9',
		});
		const parameters = { operation: 'sendText', from: '+918000000000', to: NUMBERS[0], body: 'x' };
		const workflow = await sendWorkflow({ ...parameters, options: {} }, 'stopWorkflow', id);
		const execution = await workflow.run([{}]);
		const { message, description } = execution.data.resultData.error!;
		expect(message).toBe('127.0.0.1:9 could not be reached: the connection was refused');
		expect(description).toContain('Nothing was sent');
	});

	it('gives rejections as items when asked to', async () => {
		await sandbox.faults(answered, allRefused);
		const workflow = await bulkWorkflow({ rejectedAsItems: true }, 'stopWorkflow');
		const execution = await workflow.run(ITEMS);
		expect(execution.status).toBe('success');
		expect(runs(execution)).toEqual(['accepted', 100, 'rejected', 100, 'accepted', 50]);
	});

	it('takes each round of a loop as its own', async () => {
		const path = randomUUID();
		const node = (name: string, type: string, typeVersion: number, parameters: object) => ({
			name,
			type: `n8n-nodes-${type}`,
			typeVersion,
			parameters,
			position: [0, 0],
			id: name,
		});
		const to = (name: string, index = 0) => [{ node: name, type: 'main', index }];
		const saved = await editor.createWorkflow({
			name: `loop ${path}`,
			nodes: [
				{
					...node('In', 'base.webhook', 2, { path, httpMethod: 'POST', options: {} }),
					webhookId: path,
				},
				node('Split', 'base.splitOut', 1, { fieldToSplitOut: 'body.items', options: {} }),
				node('Loop', 'base.splitInBatches', 3, { batchSize: 1, options: {} }),
				{
					...node('Send', 'exotel-whatsapp.exotelWhatsApp', 1, {
						resource: 'message',
						operation: 'sendText',
						from: '+918000000000',
						to: '={{ $json.to }}',
						body: 'Hello',
						options: {},
					}),
					credentials: { exotelWhatsAppApi: { id: state.credentialId, name: 'Sandbox' } },
				},
			],
			connections: {
				In: { main: [to('Split')] },
				Split: { main: [to('Loop')] },
				Loop: { main: [[], to('Send')] },
				Send: { main: [to('Loop')] },
			},
		});
		await editor.activate(saved);
		const url = `${state.n8nUrl}/webhook/${path}`;
		const items = [{ to: NUMBERS[0] }, { to: NUMBERS[0] }, { to: NUMBERS[0] }];
		await until(async () => {
			const { status } = await post(url, { items });
			return status === 200 ? true : undefined;
		}, 'the webhook');
		await until(async () => {
			const { accepted } = await sandbox.seen();
			return accepted[3] === 1 ? true : undefined;
		}, 'three messages to one recipient');
	});

	it('stops sending when the execution is cancelled', async () => {
		const workflow = await bulkWorkflow({ messagesPerSecond: 20 });
		await workflow.start(ITEMS);
		const running = await until(async () => {
			const { totals } = await sandbox.seen();
			const [execution] = await editor.executions(workflow.id);
			return totals.messages > 0 ? execution : undefined;
		}, 'the first message');
		await editor.cancel(running.id);
		const { totals } = await sandbox.seen();
		await new Promise((resolve) => setTimeout(resolve, 2500));
		expect((await sandbox.seen()).totals.messages).toBeLessThanOrEqual(totals.messages + 20);
		expect(totals.messages).toBeLessThan(ITEMS.length);
	});

	it('sends nothing when the execution is cancelled while messages are made', async () => {
		// Some milliseconds an item; the comment keeps it from being read for many at once.
		const slow = '{{ /**/ [...Array(50000)].map((_, index) => index).length }}';
		const workflow = await sendWorkflow({
			operation: 'sendText',
			from: '+918000000000',
			to: '={{ $json.to }}',
			body: `=Hello ${slow}`,
			options: {},
		});
		const many = Array.from({ length: 4000 }, (_, index) => ({ to: `+919000${100_011 + index}` }));
		await workflow.start(many);
		const running = await until(async () => {
			const [execution] = await editor.executions(workflow.id);
			return execution?.status === 'running' ? execution : undefined;
		}, 'the execution to run');
		await editor.cancel(running.id);
		await until(async () => {
			const [{ status }] = await editor.executions(workflow.id);
			return status === 'canceled' ? status : undefined;
		}, 'the execution to end');
		await new Promise((resolve) => setTimeout(resolve, 2500));
		expect((await sandbox.seen()).totals.requests).toBe(0);
	});
});
