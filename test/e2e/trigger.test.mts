import { readFileSync } from 'node:fs';

import { editor, post, sandbox, sendWorkflow, state, triggerWorkflow, until } from './support.mts';

jest.setTimeout(120_000);

const FROM = '+918000000000';
const TO = '+919000000000';
const UNREACHABLE = '+919000030018';

beforeAll(() => editor.login());
beforeEach(() => sandbox.clear());

const text = { operation: 'sendText', from: FROM, to: '={{ $json.to }}', body: 'Hello' };

async function sendTo(url: string, ...numbers: string[]) {
	const options = { statusCallback: url, customData: 'order-4711' };
	const workflow = await sendWorkflow({ ...text, options });
	await workflow.run(numbers.map((to) => ({ to })));
	const { messages } = await sandbox.seen();
	return messages.map(({ sid }) => sid);
}

/** Waits until the sandbox has posted the last report of each message. */
const reported = (...last: string[]) =>
	until(async () => {
		const { messages } = await sandbox.seen();
		const states = messages.map(({ status }) => status.slice(0, 5));
		return last.every((one, index) => states[index] === one) ? true : undefined;
	}, 'all reports');

const dlr = (code: unknown, name: unknown, more: object = {}) => ({
	whatsapp: {
		messages: [
			{
				callback_type: 'dlr',
				sid: 'AbC1',
				to: TO,
				exo_status_code: code,
				exo_detailed_status: name,
				description: 'd',
				timestamp: '2026-03-01T10:15:30.000+05:30',
				...more,
			},
		],
	},
});

describe(`the trigger in n8n ${state.version}`, () => {
	it('starts an execution for each delivery report', async () => {
		const trigger = await triggerWorkflow({ events: ['deliveryReport'] });
		const [sid] = await sendTo(trigger.url, TO);
		const items = (await trigger.started(3)).flat();
		expect(items.map(({ json }) => json.status)).toEqual(['sent', 'delivered', 'seen']);
		expect(items[1].json).toEqual({
			event: 'deliveryReport',
			sid,
			status: 'delivered',
			isFailure: false,
			isFinal: true,
			retryable: false,
			reason: 'EX_MESSAGE_DELIVERED',
			code: 30002,
			description: 'Message Delivered',
			advice: null,
			to: TO,
			timestamp: expect.stringMatching(/\+05:30$/),
			customData: 'order-4711',
			raw: expect.objectContaining({ exo_status_code: 30002 }),
		});
	});

	it('starts on failures alone', async () => {
		const trigger = await triggerWorkflow({ events: ['deliveryReport'], statuses: ['failed'] });
		const [, sid] = await sendTo(trigger.url, TO, UNREACHABLE);
		await reported('30003', '30018');
		const started = await trigger.started(1);
		expect(started).toHaveLength(1);
		expect(started[0].map(({ json }) => json)).toEqual([
			expect.objectContaining({
				sid,
				status: 'failed',
				isFailure: true,
				isFinal: true,
				reason: 'EX_REENGAGEMENT_ERROR',
				code: 30018,
				advice: expect.stringContaining('Send a template message instead'),
			}),
		]);
		expect(await editor.executions(trigger.id)).toHaveLength(1);
	});

	it('starts on the picked reasons alone', async () => {
		const reasons = ['EX_TEMPLATE_NOT_FOUND'];
		const trigger = await triggerWorkflow({ events: ['deliveryReport'], reasons });
		expect((await post(trigger.url, dlr(30018, 'EX_REENGAGEMENT_ERROR'))).status).toBe(200);
		expect((await post(trigger.url, dlr('30024', 'EX_TEMPLATE_NOT_FOUND'))).status).toBe(200);
		const started = await trigger.started(1);
		expect(started.flat().map(({ json }) => json.code)).toEqual([30024]);
	});

	it('makes one item of each entry, in one execution', async () => {
		const trigger = await triggerWorkflow({ events: ['deliveryReport', 'incomingMessage'] });
		const [report] = dlr(25001, 'EX_MESSAGE_DELIVERED').whatsapp.messages;
		const reply = {
			callback_type: 'incoming_message',
			sid: 'InC1',
			from: TO,
			to: FROM,
			profile_name: 'Asha',
			content: {
				type: 'interactive',
				interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } },
				context: { sid: 'AbC1' },
			},
		};
		await post(trigger.url, { whatsapp: { messages: [report, reply] } });
		const [items] = await trigger.started(1);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ event: 'deliveryReport', status: 'delivered', code: 25001 }),
			expect.objectContaining({ event: 'incomingMessage', replyId: 'yes', replyTo: 'AbC1' }),
		]);
	});

	it.each([
		['plain text', 'hello', { 'content-type': 'text/plain' }],
		['an empty body', '', { 'content-type': 'text/plain' }],
		['an empty object', '{}', { 'content-type': 'application/json' }],
		['a list of numbers', '[1,2]', { 'content-type': 'application/json' }],
		['an unknown content type', 'hello', { 'content-type': 'application/x-strange' }],
	])('answers 400 to %s, and starts nothing', async (_name, body, headers) => {
		const trigger = await triggerWorkflow({ events: ['deliveryReport', 'incomingMessage'] });
		const answer = await post(trigger.url, body, headers);
		expect(answer.status).toBe(400);
		expect(answer.data).toEqual({ message: expect.stringContaining('must be a JSON object') });
		expect(await editor.executions(trigger.id)).toEqual([]);
	});

	it('reads JSON of any content type', async () => {
		const trigger = await triggerWorkflow({ events: ['deliveryReport'] });
		const body = JSON.stringify(dlr(30002, 'EX_MESSAGE_DELIVERED'));
		const types = ['text/plain', 'application/x-strange', 'application/json'];
		for (const type of types) {
			expect((await post(trigger.url, body, { 'content-type': type })).status).toBe(200);
		}
		expect((await trigger.started(types.length)).flat()).toHaveLength(types.length);
	});

	it('gives a verification its challenge back, and passes over other channels', async () => {
		const events = ['deliveryReport', 'incomingMessage', 'unknown'];
		const trigger = await triggerWorkflow({ events });
		const before = (await trigger.started(1)).length;
		const answer = await post(trigger.url, { type: 'verification', challenge: 'c-1' });
		expect([answer.status, answer.data]).toEqual([200, { challenge: 'c-1' }]);
		expect((await post(trigger.url, { rcs: { messages: [{ sid: 'r' }] } })).status).toBe(200);
		expect((await editor.executions(trigger.id)).length).toBe(before);
	});

	it('asks for the secret of its credential, which the sender adds', async () => {
		const callbackSecret = 'long-random-secret';
		const id = await editor.createCredential('With secret', 'exotelWhatsAppApi', {
			apiKey: 'sandbox-key',
			apiToken: 'sandbox-token-5f0c',
			accountSid: 'sandbox1',
			subdomain: 'custom',
			customSubdomain: state.sandboxUrl,
			callbackSecret,
		});
		const trigger = await triggerWorkflow({ events: ['deliveryReport'] }, id);
		const options = { statusCallback: trigger.url };
		const body = dlr(30002, 'EX_MESSAGE_DELIVERED');
		expect((await post(trigger.url, body)).status).toBe(401);
		expect((await post(`${trigger.url}?key=wrong`, body)).status).toBe(401);
		const workflow = await sendWorkflow({ ...text, options }, 'stopWorkflow', id);
		const execution = await workflow.run([{ to: TO }]);
		expect(JSON.stringify(execution)).not.toContain(callbackSecret);
		expect((await trigger.started(3)).flat()).toHaveLength(3);
	});

	it('leaves no secret in the log', () => {
		const log = readFileSync(state.n8nLog, 'utf8');
		expect(log).not.toContain('sandbox-token-5f0c');
		expect(log).not.toContain('long-random-secret');
	});
});
