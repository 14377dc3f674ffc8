import { randomUUID } from 'node:crypto';
import axios from 'axios';
import { parse } from 'flatted';
import pLimit from 'p-limit';
import type { IRunExecutionData } from 'n8n-workflow';

import { eachRow } from '../../harness/database.mts';
import { ownConnections } from '../../harness/ownConnections.mts';
import { report } from './hostile/bodies.mts';
import { namedCalls, slowCalls } from './hostile/calls.mts';
import { exchange, type Answered, type Call } from './hostile/exchange.mts';
import { generatedCalls } from './hostile/generated.mts';
import { Inputs } from './hostile/inputs.mts';
import {
	connections,
	editor,
	node,
	noOp,
	post,
	sandbox,
	state,
	triggerWorkflow,
	until,
} from './support.mts';
import { itemOf, waiting, type Waiting } from './waiting.mts';

/**
 * HOSTILE_REQUESTS generated calls, by HOSTILE_SEED; the same ones for the same seed. The named ones
 * always go out.
 */
const COUNT = Number(process.env.HOSTILE_REQUESTS ?? 2000);
const SEED = Number(process.env.HOSTILE_SEED ?? 4711);
const PARALLEL = 10;
const FROM = '+918000000000';
const NEVER_SEEN = '+919000030002';

jest.setTimeout(30 * 60_000);

const http = axios.create({ ...ownConnections, validateStatus: () => true });

/** What n8n says when the code of a node throws while it takes a call. */
const THROWN = 'could not be started';

/** Asks n8n every 100 ms whether it is there, and keeps the answers. */
function startPulse() {
	const answers: Array<number | string> = [];
	let isOver = false;
	const beating = (async () => {
		while (!isOver) {
			const answer = await http.get(`${state.n8nUrl}/healthz`).catch((error: Error) => error);
			answers.push(answer instanceof Error ? answer.message : answer.status);
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	})();
	return async () => {
		isOver = true;
		await beating;
		return answers;
	};
}

/** What is posted besides; the first shows that a trigger is there. */
const goodReports = ['{"probe":true}'];

function postReport(sid: string) {
	const good = report({ sid });
	goodReports.push(good);
	return post(all.url, good, { 'content-type': 'application/json' });
}

/** All that goes out, but for the slow ones. */
const calls = () => [...namedCalls, ...generatedCalls(COUNT, SEED)];

/** n8n's own Webhook node, of the version whose calls n8n prepares as it does ours. */
async function webhookNode() {
	const path = randomUUID();
	const parameters = { path, httpMethod: 'POST', responseMode: 'onReceived', options: {} };
	const saved = await editor.createWorkflow({
		name: `webhook ${path}`,
		nodes: [
			node('In', 'n8n-nodes-base.webhook', 1, parameters, { webhookId: path }),
			noOp('After'),
		],
		connections: connections({ In: ['After'] }),
	});
	await editor.activate(saved);
	const url = `${state.n8nUrl}/webhook/${path}`;
	await until(async () => ((await post(url, {})).status === 200 ? true : undefined), url);
	return { id: saved.id, url };
}

const EVENTS = ['deliveryReport', 'incomingMessage', 'unknown'];

let all: Awaited<ReturnType<typeof triggerWorkflow>>;
let filtered: Awaited<ReturnType<typeof triggerWorkflow>>;
let webhook: Awaited<ReturnType<typeof webhookNode>>;
let wait: Waiting;
let endPulse: () => Promise<Array<number | string>>;

beforeAll(async () => {
	await sandbox.clear();
	all = await triggerWorkflow({ events: EVENTS });
	filtered = await triggerWorkflow({
		events: ['incomingMessage'],
		replyIds: 'yes, no',
		options: { splitOutputs: true, dropStepsBack: true },
	});
	webhook = await webhookNode();
	const text = { operation: 'sendText', from: FROM, to: '={{ $json.to }}', body: 'Hello' };
	wait = await waiting({ ...text, afterSending: 'waitForSeen' }, NEVER_SEEN);
	endPulse = startPulse();
});

const worst = ({ statuses }: Answered) => Math.max(0, ...statuses);

/** n8n refuses all calls for a while when its database did not answer it in time. */
const isReady = async () =>
	(await http.get(`${state.n8nUrl}/healthz/readiness`)).status === 200 || undefined;

/** Names of calls to which n8n itself answers 5xx, before any node sees them. */
const answeredByN8n = new Set<string>();

/** The same of calls that it never answers, or hangs up on. */
const notAnsweredByN8n = new Set<string>();

/** Makes a call to all places. A 5xx may come only from n8n itself, and then the Webhook node gives it too. */
async function compared(call: Call) {
	await until(isReady, 'an n8n that is ready');
	const theirs = await exchange(webhook.url, call);
	const ours: Answered[] = [];
	for (const { url } of [all, filtered, wait]) ours.push(await exchange(url, call));
	if (worst(theirs) >= 500) answeredByN8n.add(`${call.name}: ${worst(theirs)}`);
	if (worst(theirs) === 0) notAnsweredByN8n.add(call.name);
	return { call, theirs, ours };
}

type Compared = Awaited<ReturnType<typeof compared>>;

/**
 * Whether a call got a 5xx from us, or no answer, where the Webhook node answers well. An answer of n8n can
 * be lost: it hangs up on who still sends.
 */
function isWrong({ call: { patienceMs }, theirs, ours }: Compared): boolean {
	if (ours.some(({ text }) => text.includes(THROWN))) return true;
	const isWellThere = worst(theirs) > 0 && worst(theirs) < 500;
	const isBad = (status: number) => status >= 500 || (status === 0 && patienceMs === undefined);
	return isWellThere && ours.some((answer) => isBad(worst(answer)));
}

/** For a report of what went wrong. */
const shown = ({ call: { name }, theirs, ours }: Compared) => ({
	name,
	theirs: theirs.text,
	ours: ours.map(({ text }) => text),
});

/** Of our workflows, once all are over. */
async function executions() {
	const ids = new Set<unknown>();
	const statuses = new Set<unknown>();
	await eachRow(
		state.database,
		(table) => table === 'execution_entity',
		(_, { id, workflowId, status }) => {
			if (workflowId !== all.id && workflowId !== filtered.id) return;
			ids.add(id);
			statuses.add(status);
		},
	);
	return statuses.has('running') || statuses.has('new') ? undefined : { ids, statuses };
}

const median = (times: number[]) => [...times].sort((a, b) => a - b)[times.length >> 1];

/** Calls that took far longer than the same call to the Webhook node, and than a usual one to it. */
function slowOnes(pairs: Array<{ name: string; theirs: number; ours: number }>): string[] {
	const usual = median(pairs.map(({ theirs }) => theirs));
	return pairs
		.filter(({ theirs, ours }) => ours > 10 * (theirs + 5 * usual))
		.map(({ name, theirs, ours }) => `${name}: ${ours.toFixed()} ms, not ${theirs.toFixed()} ms`);
}

describe(`hostile calls in n8n ${state.version}`, () => {
	it('gets no 5xx of the nodes for anything that is named, and each answer soon', async () => {
		const results: Compared[] = [];
		for (const call of namedCalls) results.push(await compared(call));
		expect(results.filter(isWrong).map(shown)).toEqual([]);
		const pairs = results.flatMap(({ call: { name }, theirs, ours }) =>
			ours.map(({ ms }) => ({ name, theirs: theirs.ms, ours: ms })),
		);
		expect(slowOnes(pairs)).toEqual([]);
		console.info(
			[
				`n8n ${state.version} itself answers 5xx to:`,
				...answeredByN8n,
				'It does not answer:',
				...notAnsweredByN8n,
			].join('\n  '),
		);
	});

	it('is called while others hold their connections', async () => {
		await until(isReady, 'an n8n that is ready');
		const places = [webhook.url, all.url, filtered.url, wait.url];
		const slow = Promise.all(
			slowCalls.map((call, index) => exchange(places[index % places.length], call)),
		);
		const meanwhile = await Promise.all(
			Array.from({ length: 20 }, (_, index) => postReport(`Meanwhile${index}`)),
		);
		expect(meanwhile.map(({ status }) => status)).toEqual(meanwhile.map(() => 200));
		for (const answer of await slow) expect(worst(answer)).toBeLessThan(500);
	});

	it(`gets no 5xx of the nodes for ${COUNT} calls that are generated (seed ${SEED})`, async () => {
		const limit = pLimit(PARALLEL);
		const places = [all, all, all, filtered, wait];
		const pairs: Parameters<typeof slowOnes>[0] = [];
		const failed: unknown[] = [];
		const one = async (call: Call, index: number) => {
			const ours = await exchange(places[index % places.length].url, call);
			const isSampled = index % 10 === 0;
			if (!isSampled && worst(ours) > 0 && worst(ours) < 500) return;
			const theirs = await exchange(webhook.url, call);
			const both = { call, theirs, ours: [ours] };
			if (isWrong(both)) failed.push(shown(both));
			if (isSampled) pairs.push({ name: call.name, theirs: theirs.ms, ours: ours.ms });
		};
		await Promise.all(
			generatedCalls(COUNT, SEED).map((call, index) => limit(() => one(call, index))),
		);
		expect(failed).toEqual([]);
		const [theirs, ours] = [pairs.map((pair) => pair.theirs), pairs.map((pair) => pair.ours)];
		expect(median(ours)).toBeLessThan(5 * median(theirs));
	});

	it('answers who asks for its health all the time', async () => {
		const answers = await endPulse();
		expect(answers.length).toBeGreaterThan(10);
		expect(new Set(answers)).toEqual(new Set([200]));
	});

	it('waits on, and goes on when its message is seen', async () => {
		expect(await wait.status()).toBe('waiting');
		const seen = { callback_type: 'dlr', sid: wait.sid, exo_status_code: 30003 };
		expect((await post(wait.url, { whatsapp: { messages: [seen] } })).status).toBe(200);
		expect((await itemOf(wait)).json).toMatchObject({ waitResult: 'seen' });
	});

	it('starts on a good report, and remembers little of the others', async () => {
		const sid = randomUUID();
		expect((await postReport(sid)).status).toBe(200);
		const stores: number[] = [];
		await eachRow(
			state.database,
			(table) => table === 'workflow_entity',
			(_, { id, staticData }) => {
				if (id === all.id || id === filtered.id) stores.push(String(staticData).length);
			},
		);
		expect(stores).toHaveLength(2);
		for (const length of stores) expect(length).toBeLessThan(200_000);
	});

	it('ends all executions well, with nothing in their items that no call had', async () => {
		const { ids, statuses } = await until(executions, 'the end of all executions');
		expect(statuses).toEqual(new Set(['success']));
		expect(ids.size).toBeGreaterThan(COUNT / 20);
		const inputs = new Inputs();
		for (const body of calls().flatMap(({ given = [] }) => given)) inputs.add(body);
		for (const good of goodReports) inputs.add(Buffer.from(good));
		const foreign: string[] = [];
		await eachRow(
			state.database,
			(table) => table === 'execution_data',
			(_, { executionId, data }) => {
				if (!ids.has(executionId)) return;
				const { resultData } = parse(String(data)) as IRunExecutionData;
				const [run] = resultData.runData.Trigger;
				const items = (run.data?.main ?? []).flatMap((list) => list ?? []);
				for (const { json } of items) foreign.push(...inputs.foreignIn(json));
			},
		);
		expect(foreign.slice(0, 20)).toEqual([]);
	});
});
