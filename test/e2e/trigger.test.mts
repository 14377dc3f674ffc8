import { readFileSync } from 'node:fs';

import { callbackSecret } from './credentials.mts';
import {
	call,
	editor,
	listeningTrigger,
	output,
	post,
	sandbox,
	sendWorkflow,
	state,
	triggerWorkflow,
	until,
} from './support.mts';

jest.setTimeout(120_000);

const FROM = '+918000000000';
const TO = '+919000000000';
const UNREACHABLE = '+919000030018';

/** Length of n8n's log when these tests began. */
let logBefore = 0;

beforeAll(() => {
	logBefore = readFileSync(state.n8nLog, 'utf8').length;
});
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
			dedupeKey: expect.stringMatching(/:30002$/),
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

	it('starts on failed deliveries alone, and has what Exotel posted last', async () => {
		const trigger = await triggerWorkflow({ events: ['failedDelivery'] });
		await sendTo(trigger.url, TO, UNREACHABLE);
		await reported('30003', '30018');
		const [[{ json }]] = await trigger.started(1);
		expect(await editor.executions(trigger.id)).toHaveLength(1);
		expect(json).toMatchObject({ status: 'failed', to: UNREACHABLE, customData: 'order-4711' });
		expect(Object.keys(json).slice(0, 3)).toEqual(['event', 'status', 'to']);
		expect(Object.keys(json).at(-1)).toBe('raw');
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
		const types = ['text/plain', 'application/x-strange', 'application/json'];
		for (const [index, type] of types.entries()) {
			const body = JSON.stringify(dlr(30001 + index, null));
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

	it('starts once for each report, however often it comes', async () => {
		const trigger = await triggerWorkflow({ events: ['deliveryReport'], options: {} });
		const report = dlr(30002, 'EX_MESSAGE_DELIVERED');
		for (let copy = 0; copy < 3; copy += 1) {
			expect((await post(trigger.url, report)).status).toBe(200);
		}
		await post(trigger.url, dlr(30003, 'EX_MESSAGE_SEEN'));
		const items = (await trigger.started(2)).flat();
		expect(items.map(({ json }) => json.status)).toEqual(['delivered', 'seen']);
		expect(new Set(items.map(({ json }) => json.dedupeKey)).size).toBe(2);
		expect(await editor.executions(trigger.id)).toHaveLength(2);
	});

	it('starts for repeats and drops late reports when asked to', async () => {
		const options = { dropRepeats: false, dropStepsBack: true };
		const trigger = await triggerWorkflow({ events: ['deliveryReport'], options });
		await post(trigger.url, dlr(30002, 'EX_MESSAGE_DELIVERED'));
		await post(trigger.url, dlr(30001, 'EX_MESSAGE_SENT'));
		await post(trigger.url, dlr(30002, 'EX_MESSAGE_DELIVERED'));
		const items = (await trigger.started(2)).flat();
		expect(items.map(({ json }) => json.status)).toEqual(['delivered', 'delivered']);
	});

	it('splits reports, failures and incoming messages into outputs', async () => {
		const trigger = await triggerWorkflow({
			events: ['deliveryReport', 'incomingMessage'],
			options: { splitOutputs: true },
		});
		const [delivered] = dlr(30002, 'EX_MESSAGE_DELIVERED').whatsapp.messages;
		const [failed] = dlr(30018, 'EX_REENGAGEMENT_ERROR').whatsapp.messages;
		const reply = { sid: 'InC1', from: TO, content: { type: 'text', text: { body: 'Hi' } } };
		await post(trigger.url, { whatsapp: { messages: [reply, failed, delivered] } });
		await trigger.started(1);
		const [{ id }] = await editor.executions(trigger.id);
		const execution = await editor.execution(id);
		const texts = [0, 1, 2].map((index) =>
			output(execution, 'Trigger', index).map(({ json }) => json.status ?? json.text),
		);
		expect(texts).toEqual([['delivered'], ['failed'], ['Hi']]);
	});

	it('makes 1,000 items of 1,000 entries, in one execution', async () => {
		const trigger = await triggerWorkflow({ events: ['deliveryReport'] });
		const [report] = dlr(30002, 'EX_MESSAGE_DELIVERED').whatsapp.messages;
		const messages = Array.from({ length: 1000 }, (_, index) => ({ ...report, sid: `S${index}` }));
		expect((await post(trigger.url, { whatsapp: { messages } })).status).toBe(200);
		const [items] = await trigger.started(1);
		expect(items).toHaveLength(1000);
	});

	it('takes a body of 2 MB, and refuses too many entries', async () => {
		const trigger = await triggerWorkflow({ events: ['deliveryReport'] });
		const large = dlr(30002, 'EX_MESSAGE_DELIVERED', { custom_data: 'x'.repeat(2_000_000) });
		expect((await post(trigger.url, large)).status).toBe(200);
		const messages = Array.from({ length: 10_001 }, () => ({ exo_status_code: 30002 }));
		expect((await post(trigger.url, { whatsapp: { messages } })).status).toBe(413);
		expect((await trigger.started(1)).flat()).toHaveLength(1);
	});

	it('is there for POST alone', async () => {
		const trigger = await triggerWorkflow({ events: ['deliveryReport'] });
		const statuses = await Promise.all(
			['get', 'put', 'delete'].map((method) => call(method, trigger.url)),
		);
		expect(statuses).toEqual([404, 404, 404]);
	});

	it('starts only on the picked replies', async () => {
		const trigger = await triggerWorkflow({ events: ['incomingMessage'], replyIds: 'yes, maybe' });
		const reply = (sid: string, id: string) => ({
			sid,
			content: { type: 'button', button: { payload: id, text: id } },
		});
		await post(trigger.url, [reply('I1', 'no'), reply('I2', 'yes'), reply('I3', 'maybe')]);
		const items = (await trigger.started(1)).flat();
		expect(items.map(({ json }) => json.replyId)).toEqual(['yes', 'maybe']);
	});

	it('asks for the secret of its credential, which the sender adds', async () => {
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

	it('takes a report as its test event', async () => {
		const trigger = await listeningTrigger({ events: ['deliveryReport'], statuses: ['delivered'] });
		const [sid] = await sendTo(trigger.url, TO);
		const { id } = await until(async () => {
			const [newest] = await editor.executions(trigger.id);
			return newest?.status === 'success' ? newest : undefined;
		}, 'the test execution');
		const [item] = output(await editor.execution(id), 'Trigger');
		expect(item.json).toMatchObject({ event: 'deliveryReport', sid, status: 'delivered' });
	});

	it('warns in the sending node when Exotel cannot reach the callback URL', async () => {
		const options = { statusCallback: 'http://localhost:5678/webhook/x', rejectedAsItems: true };
		const elsewhere = await editor.createCredential('Elsewhere', 'exotelWhatsAppApi', {
			apiKey: 'key',
			apiToken: 'token',
			accountSid: 'acme1',
			subdomain: 'custom',
			customSubdomain: 'api.exotel.invalid',
		});
		const workflow = await sendWorkflow({ ...text, options }, 'stopWorkflow', elsewhere);
		const execution = await workflow.run([{ to: TO }]);
		const [{ hints }] = execution.data.resultData.runData.Send;
		expect(hints?.map(({ message }) => message)).toEqual([
			expect.stringContaining('go to localhost:5678, which Exotel cannot reach'),
		]);
	});

	it('does not warn where the API is a sandbox on the same machine', async () => {
		const options = { statusCallback: 'http://localhost:5678/webhook/x' };
		const workflow = await sendWorkflow({ ...text, options });
		const execution = await workflow.run([{ to: TO }]);
		const [{ hints }] = execution.data.resultData.runData.Send;
		expect(hints ?? []).toEqual([]);
	});

	it("leaves nothing in n8n's log but what n8n says of unknown webhooks", () => {
		const log = readFileSync(state.n8nLog, 'utf8').slice(logBefore);
		const lines = log.split('\n').filter((line) => /error|warn|exception/i.test(line));
		expect(lines.filter((line) => !/webhook/i.test(line))).toEqual([]);
	});

	it('leaves no secret in the log', () => {
		const log = readFileSync(state.n8nLog, 'utf8');
		expect(log).not.toContain('sandbox-token-5f0c');
		expect(log).not.toContain(callbackSecret);
	});
});
