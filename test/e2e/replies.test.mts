import { output, sandbox, state } from './support.mts';
import { itemOf, severalWaiting, waiting } from './waiting.mts';

jest.setTimeout(180_000);

const TO = '+919000000000';

const text = { operation: 'sendText', from: '+918000000000', to: '={{ $json.to }}', body: 'Hello' };
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
	afterSending: 'waitForReply',
};

beforeEach(() => sandbox.clear());

/** What comes in from a customer who has not answered. */
const NOTICES: Array<[string, object]> = [
	['system', { type: 'system', system: { body: 'Asha changed from 1 to 2', wa_id: '2' } }],
	['revoke', { type: 'revoke', revoke: { original_message_id: 'InC0' } }],
	['edit', { type: 'edit', edit: { message: { type: 'text', text: { body: 'x' } } } }],
	['reaction', { type: 'reaction', reaction: { emoji: '' } }],
	['unsupported', { type: 'unsupported', errors: [{ code: 131051 }] }],
	['request_welcome', { type: 'request_welcome' }],
];

/** A recipient, and how WhatsApp writes the same customer; with or without the message's SID. */
const SENDERS: Array<[to: string, from: string, context: null | undefined]> = [
	['+919000000100', '919000000100', null],
	['+5511987654321', '551187654321', null],
	['+525512345678', '5215512345678', undefined],
	['+525512345679', '5215512345679', null],
	['+5491123456789', '541123456789', null],
	['+919000000101', 'IN.13491208655302741918', undefined],
	['+919000000102', 'IN.13491208655302741919', null],
	['+919000000103', '+14155552671', undefined],
];

describe(`the reply to a message in n8n ${state.version}`, () => {
	it('is known in every form of its sender, by eight executions at once', async () => {
		const waits = await severalWaiting(
			question,
			SENDERS.map(([to]) => to),
		);
		// All come at once, the last one first.
		const taken = await Promise.all(
			SENDERS.map(([, from, context], index) =>
				sandbox.reply({ sid: waits[index].sid, id: 'yes', from, context }),
			).reverse(),
		);
		expect(taken).toEqual(SENDERS.map(() => 200));
		for (const [index, wait] of waits.entries()) {
			const [to, from] = SENDERS[index];
			expect((await itemOf(wait)).json).toMatchObject({
				sid: wait.sid,
				to,
				waitResult: 'replied',
				reply: { from: /^\d/.test(from) ? `+${from}` : from, replyId: 'yes' },
			});
		}
	});

	it('is none while nothing of the customer comes but notices, and strangers write', async () => {
		const wait = await waiting(question, TO);
		for (const [, content] of NOTICES) {
			expect(await sandbox.reply({ sid: wait.sid, content })).toBe(200);
		}
		const stranger = { sid: wait.sid, from: '+14155552671', context: null };
		expect(await sandbox.reply({ ...stranger, text: 'Who is this?' })).toBe(200);
		expect(await wait.status()).toBe('waiting');
		const content = { type: 'image', image: { id: '1', caption: 'Like this?' } };
		expect(await sandbox.reply({ sid: wait.sid, content })).toBe(200);
		expect((await itemOf(wait)).json).toMatchObject({
			waitResult: 'replied',
			reply: { type: 'image', text: 'Like this?', media: { url: null, id: '1' } },
		});
	});

	it('ends the wait that it answers, when one customer answers two messages crosswise', async () => {
		const [first, second] = await severalWaiting(question, [TO, TO]);
		const astray = [
			{ sid: second.sid, at: first.sid, id: 'no' },
			{ sid: first.sid, at: second.sid, id: 'yes' },
		];
		expect(await Promise.all(astray.map((one) => sandbox.reply(one)))).toEqual([200, 200]);
		expect([await first.status(), await second.status()]).toEqual(['waiting', 'waiting']);
		await sandbox.reply({ sid: second.sid, id: 'no' });
		expect((await itemOf(second)).json).toMatchObject({ reply: { replyId: 'no' } });
		expect(await first.status()).toBe('waiting');
		await sandbox.reply({ sid: first.sid, id: 'yes' });
		expect((await itemOf(first)).json).toMatchObject({ reply: { replyId: 'yes' } });
	});

	it('ends a wait once, however often it comes', async () => {
		const wait = await waiting(question, TO);
		const reply = { sid: wait.sid, id: 'yes', ownSid: 'InC1' };
		await Promise.all([1, 2, 3].map(() => sandbox.reply(reply)));
		const execution = await wait.ended();
		expect(execution.status).toBe('success');
		expect(execution.data.resultData.runData.Sent).toHaveLength(1);
		expect(output(execution, 'Sent')[0].json).toMatchObject({
			waitResult: 'replied',
			reply: { sid: 'InC1' },
		});
		expect(await sandbox.reply(reply)).toBe(409);
	});
});
