import { output, post, sandbox, sendWorkflow, state } from './support.mts';
import { itemOf, waiting } from './waiting.mts';

jest.setTimeout(150_000);

const FROM = '+918000000000';
const TO = '+919000000000';
const ONLY_SENT = '+919000030001';
const NEVER_SEEN = '+919000030002';
const UNREACHABLE = '+919000030018';

beforeEach(() => sandbox.clear());

const text = { operation: 'sendText', from: FROM, to: '={{ $json.to }}', body: 'Hello' };
const question = {
	...text,
	operation: 'sendButtons',
	bodyText: 'Tomorrow?',
	buttons: {
		button: [
			{ id: 'yes', title: 'Yes' },
			{ id: 'no', title: 'No' },
		],
	},
};
const slots = {
	...text,
	operation: 'sendList',
	bodyText: 'When?',
	buttonText: 'Slots',
	sections: { section: [{ title: 'Day', rows: { row: [{ id: 's1', title: '09:00' }] } }] },
};

const dlr = (sid: string, code: number, name: string) => ({
	whatsapp: {
		messages: [{ callback_type: 'dlr', sid, exo_status_code: code, exo_detailed_status: name }],
	},
});
const delivered = (sid: string) => dlr(sid, 30002, 'EX_MESSAGE_DELIVERED');

describe(`waiting for WhatsApp in n8n ${state.version}`, () => {
	it('goes on when the message is delivered, with all that is known', async () => {
		const wait = await waiting({ ...text, afterSending: 'waitForDelivery' }, TO);
		const { json, pairedItem } = await itemOf(wait);
		expect(json).toEqual({
			sid: wait.sid,
			status: 'accepted',
			to: TO,
			from: FROM,
			type: 'text',
			customData: null,
			code: 202,
			requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
			error: null,
			waitResult: 'delivered',
			delivery: expect.objectContaining({
				event: 'deliveryReport',
				sid: wait.sid,
				status: 'delivered',
				reason: 'EX_MESSAGE_DELIVERED',
			}),
			reply: null,
		});
		expect(pairedItem).toEqual({ item: 0 });
	});

	it('goes on when the message is seen', async () => {
		const wait = await waiting({ ...text, afterSending: 'waitForSeen' }, TO);
		const { json } = await itemOf(wait);
		expect(json).toMatchObject({ waitResult: 'seen', delivery: { status: 'seen' } });
	});

	it.each(['waitForDelivery', 'waitForSeen', 'waitForReply'])(
		'%s ends at once with a failure and its advice',
		async (afterSending) => {
			const { json } = await itemOf(await waiting({ ...text, afterSending }, UNREACHABLE));
			expect(json).toMatchObject({
				status: 'accepted',
				waitResult: 'failed',
				reply: null,
				delivery: {
					status: 'failed',
					reason: 'EX_REENGAGEMENT_ERROR',
					advice: expect.stringContaining('Send a template message instead'),
				},
			});
		},
	);

	it('gives the tap on a button that was given no ID by the slug of its title', async () => {
		const buttons = {
			button: [{ title: 'Yes, please', id: '' }, { title: 'नहीं' }, { title: '👍' }],
		};
		const unnamed = { ...question, buttons, afterSending: 'waitForReply' };
		for (const id of ['yes-please', 'नहीं', 'button-3']) {
			await sandbox.clear();
			const wait = await waiting(unnamed, TO);
			expect(await sandbox.reply({ sid: wait.sid, id })).toBe(200);
			expect((await itemOf(wait)).json).toMatchObject({ reply: { replyId: id } });
		}
	});

	it('gives the tap on a button in one field', async () => {
		const wait = await waiting({ ...question, afterSending: 'waitForReply' }, TO);
		expect(await sandbox.reply({ sid: wait.sid, id: 'yes' })).toBe(200);
		const { json } = await itemOf(wait);
		expect(json).toMatchObject({
			waitResult: 'replied',
			delivery: null,
			reply: { event: 'incomingMessage', replyId: 'yes', text: 'Yes', replyTo: wait.sid },
		});
	});

	it('gives the row of a list, and a text', async () => {
		const list = await waiting({ ...slots, afterSending: 'waitForReply' }, TO);
		await sandbox.reply({ sid: list.sid, id: 's1' });
		expect((await itemOf(list)).json).toMatchObject({ reply: { replyId: 's1', text: '09:00' } });
		await sandbox.clear();
		const words = await waiting({ ...text, afterSending: 'waitForReply' }, TO);
		await sandbox.reply({ sid: words.sid, text: 'Call me' });
		expect((await itemOf(words)).json).toMatchObject({ reply: { replyId: null, text: 'Call me' } });
	});

	it('passes over all but taps on the message itself when it is asked to', async () => {
		const options = { ownRepliesOnly: true };
		const wait = await waiting({ ...question, afterSending: 'waitForReply', options }, TO);
		expect(await sandbox.reply({ sid: wait.sid, text: 'What?' })).toBe(200);
		expect(await wait.status()).toBe('waiting');
		await sandbox.reply({ sid: wait.sid, id: 'no' });
		expect((await itemOf(wait)).json).toMatchObject({ reply: { replyId: 'no' } });
	});

	it('goes on when the time is over, with the result of the send', async () => {
		const limit = { timeLimit: 2, timeLimitUnit: 'seconds' };
		const wait = await waiting({ ...text, ...limit, afterSending: 'waitForDelivery' }, ONLY_SENT);
		const execution = await wait.ended();
		const [item] = output(execution, 'Sent');
		expect(item.json).toMatchObject({
			sid: wait.sid,
			status: 'accepted',
			waitResult: 'timedOut',
			delivery: null,
			reply: null,
		});
		const [before] = output(execution, 'Split');
		expect(before.json).toEqual({ to: ONLY_SENT, order: 4711 });
	});

	it('is not moved by a foreign call', async () => {
		const wait = await waiting({ ...text, afterSending: 'waitForSeen' }, NEVER_SEEN);
		const noKey = new URL(wait.url);
		noKey.searchParams.delete('key');
		const wrongKey = new URL(wait.url);
		wrongKey.searchParams.set('key', 'guessed');
		const seen = (sid: string) => dlr(sid, 30003, 'EX_MESSAGE_SEEN');
		for (const [url, body] of [
			[noKey.href, seen(wait.sid)],
			[wrongKey.href, seen(wait.sid)],
			[wait.url, seen('AnotherSid')],
			[wait.url, 'nonsense'],
			[wait.url, delivered(wait.sid)],
		] as Array<[string, unknown]>) {
			expect((await post(url, body)).status).toBe(200);
			expect(await wait.status()).toBe('waiting');
		}
		expect((await post(wait.url, seen(wait.sid))).status).toBe(200);
		expect((await itemOf(wait)).json).toMatchObject({ waitResult: 'seen' });
	});

	it('goes on once when the end is reported several times at once', async () => {
		const wait = await waiting({ ...text, afterSending: 'waitForDelivery' }, ONLY_SENT);
		await Promise.all([1, 2, 3].map(() => post(wait.url, delivered(wait.sid))));
		const execution = await wait.ended();
		expect(execution.status).toBe('success');
		expect(execution.data.resultData.runData.Sent).toHaveLength(1);
		expect((await post(wait.url, delivered(wait.sid))).status).toBe(409);
	});

	it('does not wait for what Exotel refuses', async () => {
		const parameters = { ...text, afterSending: 'waitForDelivery' };
		const workflow = await sendWorkflow(parameters, 'continueErrorOutput');
		const execution = await workflow.run([{ to: '+919000000400' }]);
		expect(output(execution, 'Sent')).toEqual([]);
		expect(output(execution, 'Failed')[0].json).toMatchObject({ status: 'rejected', sid: null });
	});

	it('sends nothing when several items come in, and says what to do', async () => {
		const workflow = await sendWorkflow({ ...text, afterSending: 'waitForReply' });
		const execution = await workflow.run([{ to: TO }, { to: NEVER_SEEN }]);
		expect(execution.data.resultData.error?.message).toBe(
			"'After Sending' can wait for one message at a time, and 2 items came in",
		);
		expect(execution.data.resultData.error?.description).toMatch(/Loop Over Items.*sub-workflow/);
		expect((await sandbox.seen()).totals.requests).toBe(0);
	});

	it('says so when the reports are to go elsewhere', async () => {
		const options = { statusCallback: 'https://a.example/hook' };
		const workflow = await sendWorkflow({ ...text, afterSending: 'waitForReply', options });
		const execution = await workflow.run([{ to: TO }]);
		expect(execution.data.resultData.error?.message).toContain("'Status Callback URL' sends them");
		expect((await sandbox.seen()).totals.requests).toBe(0);
	});

	it('keeps the rounds of a loop apart, and retries of n8n from sending twice', async () => {
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };
		const workflow = await sendWorkflow(
			{ ...text, afterSending: 'waitForDelivery' },
			'stopWorkflow',
			undefined,
			settings,
		);
		const execution = await workflow.run([{ to: TO }]);
		expect(output(execution, 'Sent')[0].json).toMatchObject({ waitResult: 'delivered' });
		expect((await sandbox.seen()).totals.messages).toBe(1);
	});
});
