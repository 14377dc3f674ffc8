import { imported, leftOf, ran } from './imported.mts';
import { NEVER_SEEN, REFUSED, sent, tap, textOf, TO, UNREACHABLE } from './questions.mts';
import { editor, sandbox, state } from './support.mts';

/** The examples that send, imported and filled in as their notes say. */

jest.setTimeout(300_000);

/** Of a recipient whose message stays on its way, and of one whose phone cannot get it. */
const ONLY_SENT = '+919000030001';
const NOT_ON_WHATSAPP = '+919000030012';

/** A wait that is over soon. */
const SHORT = { timeLimit: 2, timeLimitUnit: 'seconds' };

beforeEach(() => sandbox.clear());

describe(`the examples that send, in n8n ${state.version}`, () => {
	it('send a text, and tell why it failed', async () => {
		const failures = await imported('start-on-failure');
		await failures.publish('When a Message Fails');
		const statusCallback = failures.callbackOf('When a Message Fails');
		const text = await imported('send-a-text', { numbers: { to: UNREACHABLE, statusCallback } });
		await text.run();
		expect(leftOf(await text.over(), 'Send Text')).toEqual([
			expect.objectContaining({ status: 'accepted', customData: 'order-4711' }),
		]);
		const [failed] = await failures.executionsOf('Say Why');
		expect(leftOf(failed, 'Tell the Team')[0].why).toMatch(
			/^The message to \+919000030018 \(order-4711\) failed: .* What to do: Send a template/,
		);
	});

	it('send each kind of message', async () => {
		const each = await imported('send-each-kind');
		await each.run();
		const execution = await each.over();
		const senders = Object.keys(execution.data.resultData.runData).filter((name) =>
			name.startsWith('Send '),
		);
		expect(senders).toHaveLength(16);
		for (const sender of senders) {
			expect(leftOf(execution, sender)).toEqual([expect.objectContaining({ status: 'accepted' })]);
		}
		const [{ preview }] = leftOf(execution, 'Send Template');
		expect(preview).toContain('Hi Asha, your order 4711 is packed.');
	});

	it.each([
		['that arrives', TO, 'Mark the Order as Told'],
		['that fails', NOT_ON_WHATSAPP, 'Tell the Team'],
		['that Exotel refuses', REFUSED, 'Tell the Team'],
	])('check the delivery of an order update %s', async (_what, to, end) => {
		const update = await imported('order-update-with-delivery-check', { numbers: { to } });
		await update.run();
		const execution = await update.over();
		const ends = ['Mark the Order as Told', 'Tell the Team', 'Call the Customer'];
		expect(ends.filter((name) => ran(execution, name))).toEqual([end]);
		if (end !== 'Tell the Team') return;
		expect(leftOf(execution, end)).toEqual([{ order: '4711', why: expect.any(String) }]);
		expect(leftOf(execution, end)[0].why).not.toMatch(/undefined|null/);
	});

	it('send to many customers, whom one bad number does not stop', async () => {
		const customers = [
			{ name: 'Asha', order: '4711', phone: TO },
			{ name: 'Ravi', order: '4712', phone: REFUSED },
			{ name: 'Mei', order: '4713', phone: '12' },
			{ name: 'John', order: '4714', phone: '+919000000002' },
		];
		const updates = await imported('order-updates-to-many', {
			parameters: { Customers: { jsonOutput: JSON.stringify({ customers }) } },
		});
		await updates.run();
		const execution = await updates.over();
		expect(leftOf(execution, 'Accepted by Exotel')).toEqual([
			expect.objectContaining({ order: '4711', status: 'accepted' }),
			expect.objectContaining({ order: '4714', status: 'accepted' }),
		]);
		expect(leftOf(execution, 'Not Sent')).toEqual([
			expect.objectContaining({ order: '4712', status: 'rejected' }),
			expect.objectContaining({ order: '4713', why: expect.stringContaining('"12"') }),
		]);
	});

	it('send to the own phone for each customer, as imported', async () => {
		const updates = await imported('order-updates-to-many');
		await updates.run();
		expect(leftOf(await updates.over(), 'Accepted by Exotel')).toHaveLength(2);
		expect((await sent(2)).map(({ message }) => message.to)).toEqual([TO, TO]);
	});

	it.each([
		['not when the text arrives', TO, 'text'],
		['when the window is over', UNREACHABLE, 'template'],
		['not when the text fails for another reason', NOT_ON_WHATSAPP, 'text'],
	])('send a template %s', async (_when, to, last) => {
		const fallback = await imported('template-when-the-window-is-over', { numbers: { to } });
		await fallback.run();
		const execution = await fallback.over();
		expect(ran(execution, 'Done')).toBe(last === 'text');
		const messages = await sent();
		expect(messages.at(-1)?.message.content.type).toBe(last);
	});

	it.each([
		['Yes', 'Deliver Tomorrow'],
		['Another day', 'Ask for a Day'],
	])('ask, and branch on the answer: %s', async (title, end) => {
		const asking = await imported('ask-and-branch');
		await asking.run();
		await asking.reaches('waiting');
		const [message] = await sent();
		expect(textOf(message)).toContain('tomorrow before noon');
		await tap(message, title);
		expect(ran(await asking.over(), end)).toBe(true);
	});

	it('call the customer after a question that cannot be delivered', async () => {
		const asking = await imported('ask-and-branch', { numbers: { to: UNREACHABLE } });
		await asking.run();
		expect(ran(await asking.over(), 'Call the Customer')).toBe(true);
	});

	it.each([
		['on WhatsApp alone', TO, 'Done'],
		['by SMS when it cannot be delivered', NOT_ON_WHATSAPP, 'Send by SMS'],
		['by SMS when Exotel refuses it', REFUSED, 'Send by SMS'],
	])('send an OTP %s', async (_how, to, end) => {
		const otp = await imported('otp-with-a-second-channel', { numbers: { to } });
		await otp.run();
		const execution = await otp.over();
		expect(['Done', 'Send by SMS'].filter((name) => ran(execution, name))).toEqual([end]);
	});

	it('go on when nothing is heard in time', async () => {
		const late: Array<[string, string, string, string]> = [
			['order-update-with-delivery-check', 'Send Order Update', ONLY_SENT, 'Call the Customer'],
			['ask-and-branch', 'Ask', NEVER_SEEN, 'Call the Customer'],
			['otp-with-a-second-channel', 'Send OTP', ONLY_SENT, 'Send by SMS'],
		];
		const ends = late.map(async ([name, sender, to, end]) => {
			const one = await imported(name, { numbers: { to }, parameters: { [sender]: SHORT } });
			await one.run();
			return ran(await one.over(), end);
		});
		expect(await Promise.all(ends)).toEqual([true, true, true]);
	});

	it('send 20 messages, and wait for each', async () => {
		const one = await imported('send-one-and-wait');
		await one.publish();
		const many = await imported('send-many-and-wait', {
			parameters: { 'Send Each': { workflowId: { __rl: true, mode: 'id', value: one.id } } },
		});
		await many.run();
		await many.over();
		const executions = await one.executionsOf('With the Result', 20);
		const results = executions.flatMap((execution) => leftOf(execution, 'With the Result'));
		expect(results.map(({ waitResult }) => waitResult)).toEqual(Array(20).fill('delivered'));
		expect(new Set(results.map(({ customData }) => customData)).size).toBe(20);
		expect((await editor.executions(one.id)).length).toBe(20);
	});
});
