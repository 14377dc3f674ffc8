import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import type { INodeParameters } from 'n8n-workflow';

import { credentialFor, send, TEXT, useSandbox } from './support/engine.mts';
import { listen, type Webhook } from './support/webhook.mts';

const sandbox = useSandbox();

const http = axios.create({ proxy: false, validateStatus: () => true });
const webhooks: Webhook[] = [];

async function trigger(parameters: INodeParameters, credential?: object): Promise<Webhook> {
	const webhook = await listen(parameters, credential);
	webhooks.push(webhook);
	return webhook;
}

afterEach(() => Promise.all(webhooks.splice(0).map((webhook) => webhook.stop())));

const report = (code: number, name: string) => ({
	callback_type: 'dlr',
	sid: 'AbC1',
	to: '919000000000',
	exo_status_code: code,
	exo_detailed_status: name,
	description: 'What Exotel says',
	timestamp: '2026-03-01T10:15:30.000+05:30',
	custom_data: 'order-4711',
});

const reply = {
	callback_type: 'icm',
	sid: 'InC1',
	from: '919000000000',
	to: '918000000000',
	profile_name: 'Asha',
	timestamp: '2026-03-01T10:16:00.000+05:30',
	content: {
		type: 'interactive',
		interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } },
		context: { sid: 'AbC1' },
	},
};

const stranger = { hello: 'world' };
const callback = (...messages: object[]) => ({ whatsapp: { messages } });

const delivered = report(30002, 'EX_MESSAGE_DELIVERED');
const outside = report(30018, 'EX_REENGAGEMENT_ERROR');
const all = callback(delivered, outside, reply, stranger);

it('gives a delivery report in the form of the contract', async () => {
	const webhook = await trigger({ events: ['deliveryReport'] });
	const answer = await http.post(webhook.url, callback(outside));
	expect([answer.status, answer.data]).toEqual([200, { received: 1 }]);
	expect(webhook.started).toEqual([
		[
			{
				json: {
					event: 'deliveryReport',
					sid: 'AbC1',
					status: 'failed',
					isFailure: true,
					isFinal: true,
					retryable: false,
					reason: 'EX_REENGAGEMENT_ERROR',
					code: 30018,
					description: 'What Exotel says',
					advice: expect.stringMatching(/^Send a template message instead: /),
					to: '+919000000000',
					timestamp: '2026-03-01T10:15:30.000+05:30',
					customData: 'order-4711',
					raw: outside,
					dedupeKey: expect.stringMatching(/^.{12}:30018$/),
				},
				pairedItem: { item: 0 },
			},
		],
	]);
});

it('gives an incoming message in the form of the contract', async () => {
	const webhook = await trigger({ events: ['incomingMessage'] });
	await http.post(webhook.url, callback(reply));
	expect(webhook.started.flat().map(({ json }) => json)).toEqual([
		{
			event: 'incomingMessage',
			sid: 'InC1',
			type: 'interactive',
			from: '+919000000000',
			to: '+918000000000',
			profileName: 'Asha',
			text: 'Yes',
			replyId: 'yes',
			replyTo: 'AbC1',
			media: null,
			timestamp: '2026-03-01T10:16:00.000+05:30',
			raw: reply,
			dedupeKey: expect.stringMatching(/^.{12}:in$/),
		},
	]);
});

/** Parameters, and the events that pass of a callback with one of each. */
const filters: Array<[string, INodeParameters, string[]]> = [
	['nothing picked', {}, ['delivered', 'failed']],
	['delivery reports alone', { events: ['deliveryReport'] }, ['delivered', 'failed']],
	['incoming messages alone', { events: ['incomingMessage'] }, ['interactive']],
	['unknown callbacks alone', { events: ['unknown'] }, ['unknown']],
	[
		'reports and messages',
		{ events: ['deliveryReport', 'incomingMessage'] },
		['delivered', 'failed', 'interactive'],
	],
	[
		'a status that one report has',
		{ events: ['deliveryReport'], statuses: ['failed'] },
		['failed'],
	],
	['a status that no report has', { events: ['deliveryReport'], statuses: ['seen'] }, []],
	[
		'a reason that one report has',
		{ events: ['deliveryReport'], reasons: ['EX_REENGAGEMENT_ERROR'] },
		['failed'],
	],
	[
		'a message type that no message has',
		{ events: ['incomingMessage'], messageTypes: ['text'] },
		[],
	],
	[
		'a message type that one message has',
		{ events: ['incomingMessage'], messageTypes: ['interactive'] },
		['interactive'],
	],
	['no events', { events: [] }, []],
];

it('starts on a voice note where audio is picked', async () => {
	const webhook = await trigger({ events: ['incomingMessage'], messageTypes: ['audio'] });
	const { content: _, ...head } = reply;
	const voice = { ...head, content: { type: 'voice', voice: { id: '1' } } };
	await http.post(webhook.url, callback(voice, reply));
	expect(webhook.started.flat().map(({ json }) => json.type)).toEqual(['voice']);
});

it.each([
	['yes, no', ['yes']],
	['no', []],
	['no\nyes', ['yes']],
	['size, large', ['size, large']],
	['no\nsize, large\nyes', ['yes', 'size, large']],
	[' , ', ['yes', 'size, large']],
])('starts on the taps that %j names', async (replyIds, passed) => {
	const webhook = await trigger({ events: ['incomingMessage'], replyIds });
	const button = { payload: 'size, large', text: 'Large' };
	const tap = { ...reply, sid: 'InC2', content: { type: 'button', button } };
	await http.post(webhook.url, callback(reply, tap));
	expect(webhook.started.flat().map(({ json }) => json.replyId)).toEqual(passed);
});

it.each(filters)(
	'with %s, one callback starts one execution, or none',
	async (_, given, passed) => {
		const webhook = await trigger(given);
		const answer = await http.post(webhook.url, all);
		expect([answer.status, answer.data]).toEqual([200, { received: 4 }]);
		const events = webhook.started.map((items) =>
			items.map(({ json }) => json.status ?? json.type ?? json.event),
		);
		expect(events).toEqual(passed.length > 0 ? [passed] : []);
		expect(webhook.returned[0].workflowData === undefined).toBe(passed.length === 0);
	},
);

/** What a caller can send, and whether it is a callback. */
const bodies: Array<[string, string, string, number]> = [
	['JSON', 'application/json', JSON.stringify(callback(delivered)), 200],
	['JSON with a charset', 'application/json; charset=utf-8', JSON.stringify(delivered), 200],
	['JSON as text', 'text/plain', JSON.stringify(callback(delivered)), 200],
	['JSON of a strange type', 'application/x-strange', JSON.stringify(callback(delivered)), 200],
	['JSON as a list', 'application/json', JSON.stringify([delivered]), 200],
	[
		'JSON in a form',
		'application/x-www-form-urlencoded',
		`body=${encodeURIComponent(JSON.stringify(callback(delivered)))}`,
		200,
	],
	[
		'JSON in a form, not encoded',
		'application/x-www-form-urlencoded; charset=utf-8',
		`body=${JSON.stringify(callback({ ...delivered, custom_data: 'a&b=c' }))}`,
		200,
	],
	['a text', 'text/plain', 'hello', 400],
	['nothing', 'text/plain', '', 400],
	['nothing, as JSON', 'application/json', '', 400],
	['an empty object', 'application/json', '{}', 400],
	['a list of numbers', 'application/json', '[1, 2]', 400],
	['a number', 'application/json', '7', 400],
	['a strange type', 'application/x-strange', '<a/>', 400],
];

it.each(bodies)('answers a body that is %s', async (_name, type, body, status) => {
	const webhook = await trigger({ events: ['deliveryReport'] });
	const answer = await http.post(webhook.url, Buffer.from(body), {
		headers: { 'content-type': type },
	});
	expect(answer.status).toBe(status);
	if (status === 200) {
		expect(answer.data).toEqual({ received: 1 });
		expect(webhook.started.flat()).toHaveLength(1);
	} else {
		expect(answer.data).toEqual({ message: expect.stringContaining('must be a JSON object') });
		expect(webhook.started).toEqual([]);
		expect(webhook.returned).toEqual([{ noWebhookResponse: true }]);
	}
});

/** Waits until so many executions have started, for two seconds at most. */
async function startedBy(webhook: Webhook, count: number): Promise<void> {
	for (let looks = 0; looks < 200 && webhook.started.length < count; looks += 1) await sleep(10);
}

describe('with a callback secret', () => {
	const callbackSecret = 'long & random';
	const withSecret = () =>
		trigger({ events: ['deliveryReport'] }, { ...credentialFor(sandbox), callbackSecret });

	it.each(['', '?key=', '?key=long', '?key=a&key=long+%26+random', '?other=long+%26+random'])(
		'answers 401 to the query "%s", and starts nothing',
		async (query) => {
			const webhook = await withSecret();
			const answer = await http.post(`${webhook.url}${query}`, callback(delivered));
			expect(answer.status).toBe(401);
			expect(answer.data).toEqual({ message: expect.stringContaining('key') });
			expect(JSON.stringify(answer.data)).not.toContain(callbackSecret);
			expect(webhook.started).toEqual([]);
			expect(webhook.returned).toEqual([{ noWebhookResponse: true }]);
		},
	);

	it('takes the reports of what the action node sent with the same credential', async () => {
		const webhook = await withSecret();
		const parameters = {
			...TEXT,
			options: { statusCallback: webhook.url, customData: '={{ $json.to }}' },
		};
		const credential = { ...credentialFor(sandbox), callbackSecret };
		const to = ['+919000000001', '+919000030018'];
		await send(
			{ credential, parameters },
			to.map((one) => ({ to: one })),
		);
		await startedBy(webhook, 4);
		const seen = webhook.started.flat().map(({ json }) => [json.customData, json.status]);
		expect(seen.filter(([customData]) => customData === to[0])).toEqual([
			[to[0], 'sent'],
			[to[0], 'delivered'],
			[to[0], 'seen'],
		]);
		expect(seen.filter(([customData]) => customData === to[1])).toEqual([[to[1], 'failed']]);
	});
});

it('asks for no key when the credential has no callback secret', async () => {
	const webhook = await trigger({ events: ['deliveryReport'] }, credentialFor(sandbox));
	const answer = await http.post(webhook.url, callback(delivered));
	expect(answer.status).toBe(200);
	expect(webhook.started).toHaveLength(1);
});

it('reads choices and switches as an expression may yield them', async () => {
	const webhook = await trigger({
		events: '={{ "delivery report, incoming message" }}',
		statuses: '={{ ["FAILED"] }}',
		messageTypes: ['TEXT'],
		options: { splitOutputs: '={{ "FALSE" }}' },
	});
	expect((await http.post(webhook.url, all)).status).toBe(200);
	expect(webhook.started.flat().map(({ json }) => json.reason)).toEqual(['EX_REENGAGEMENT_ERROR']);
});

it('answers 500, and starts nothing, while its credential cannot be read', async () => {
	const gone = new Proxy(
		{},
		{
			get() {
				throw new Error('Credential with ID "1" does not exist.');
			},
		},
	);
	const webhook = await trigger({ events: ['deliveryReport'] }, gone);
	const { status, data } = await http.post(webhook.url, all);
	expect([status, data]).toEqual([
		500,
		{
			message:
				'Exotel WhatsApp Trigger: Its credential cannot be read: Credential with ID "1" does not exist. Open the node, and pick a credential that is there.',
		},
	]);
	expect(webhook.started).toEqual([]);
});

it('answers 500 with the choices, and starts nothing, while a parameter is none of them', async () => {
	const webhook = await trigger({ events: ['deliveryReport'], statuses: ['faild'] });
	const { status, data } = await http.post(webhook.url, all);
	expect(status).toBe(500);
	expect(data).toEqual({
		message:
			'Exotel WhatsApp Trigger: Statuses must be one of Delivered, Failed, Seen, Sent, and was given "faild". Pick one of them, or let the expression yield one of them.',
	});
	expect(webhook.started).toEqual([]);
});
