import {
	ask,
	ELSE,
	execution,
	FROM,
	NEVER_SEEN,
	REFUSED,
	sent,
	tap,
	textOf,
	TO,
	UNREACHABLE,
	type Asked,
} from './questions.mts';
import {
	crashN8n,
	editor,
	node,
	noOp,
	output,
	post,
	sandbox,
	sender,
	sendWorkflow,
	state,
	workflowOf,
} from './support.mts';

jest.setTimeout(180_000);

beforeEach(() => sandbox.clear());

const approval = { responseType: 'approval' };
/** An approval by the quick replies of a template. */
const reminder = {
	...approval,
	sendAs: 'template',
	template: { __rl: true, mode: 'list', value: 'visit_reminder|en' },
	componentsSource: 'variables',
	templateVariables: {
		mappingMode: 'defineBelow',
		value: { 'visit_reminder|en|body.1': 'Friday' },
		matchingColumns: [],
		schema: [],
	},
};
const freeText = { responseType: 'freeText' };
const choice = {
	responseType: 'choice',
	buttonText: 'Slots',
	choices: { choice: [{ title: '09:00', id: 's1' }, { title: '18:00' }] },
};

/** Whether an answer that must be passed over was: taken with 200, and the execution waits on. */
async function isPassedOver(asked: Asked, status: number | Promise<number>) {
	expect(await status).toBe(200);
	expect(await asked.status()).toBe('waiting');
}

describe(`Send and Wait in n8n ${state.version}`, () => {
	it.each([
		['Approve', true],
		['Decline', false],
	])('tells by a tap on %s whether it is approved', async (title, approved) => {
		const asked = await ask(approval);
		expect(await tap(await asked.message(), title)).toBe(200);
		const json = await asked.answered();
		expect(json).toMatchObject({ status: 'accepted', waitResult: 'replied', delivery: null });
		expect(json.data).toMatchObject({ approved, text: title, chatInput: null, reason: null });
		expect(json.reply).toMatchObject({ replyId: title.toLowerCase(), text: title });
	});

	it('takes words for an answer that does not approve', async () => {
		const asked = await ask(approval);
		const { sid } = await asked.message();
		await sandbox.reply({ sid, text: 'Only after 6 pm please' });
		expect((await asked.answered()).data).toMatchObject({
			approved: false,
			text: 'Only after 6 pm please',
			chatInput: 'Only after 6 pm please',
		});
	});

	it('passes over words where only taps count', async () => {
		const asked = await ask({ ...approval, options: { ownRepliesOnly: true } });
		const message = await asked.message();
		await isPassedOver(asked, sandbox.reply({ sid: message.sid, text: 'Why?' }));
		await tap(message, 'Approve');
		expect((await asked.answered()).data).toMatchObject({ approved: true });
	});

	it('has one button with a label of its own where that is wanted', async () => {
		const values = { approvalType: 'single', approveLabel: 'Done' };
		const asked = await ask({ ...approval, approvalOptions: { values } });
		const message = await asked.message();
		expect(message.message.content.interactive?.action.buttons).toHaveLength(1);
		await tap(message, 'Done');
		expect((await asked.answered()).data).toMatchObject({ approved: true, text: 'Done' });
	});

	it('gives the words of free text', async () => {
		const asked = await ask(freeText);
		const { sid } = await asked.message();
		await sandbox.reply({ sid, text: 'At six' });
		const { data } = await asked.answered();
		expect(data).toMatchObject({ text: 'At six', chatInput: 'At six', reason: null });
		expect(data).not.toHaveProperty('approved');
	});

	it.each([
		['09:00', 's1'],
		['18:00', '18:00'],
	])('gives the row of a list: %s', async (title, id) => {
		const asked = await ask(choice);
		await tap(await asked.message(), title);
		const json = await asked.answered();
		expect(json.data).toMatchObject({ choice: id, text: title });
		expect(json.reply).toMatchObject({ replyId: id });
	});

	it.each([
		['I will come', true],
		['Another day', false],
	])('takes the quick reply of a template: %s', async (text, approved) => {
		const asked = await ask(reminder);
		const { sid, message } = await asked.message();
		const payloads = message.content.template?.components?.flatMap(({ parameters }) =>
			parameters.flatMap(({ payload }) => payload ?? []),
		);
		const payload = payloads?.find((one) => one.startsWith(text));
		const foreign = { type: 'button', button: { payload: text, text } };
		await isPassedOver(asked, sandbox.reply({ sid, content: foreign, context: null }));
		expect(await sandbox.reply({ sid, id: payload })).toBe(200);
		const json = await asked.answered();
		expect(json.data).toMatchObject({ approved, text });
		expect(json.preview).toContain('Your visit is on Friday at ten.');
	});

	it('takes a message that cannot be delivered for an answer, with the reason', async () => {
		const json = await (await ask(approval, UNREACHABLE)).answered();
		expect(json).toMatchObject({ waitResult: 'failed', reply: null });
		expect(json.data).toMatchObject({
			approved: false,
			text: null,
			reason: expect.stringMatching(/^The message could not be delivered: .*template/),
		});
	});

	it('does not advise to send a template where the message was one', async () => {
		const { data, delivery } = await (await ask(reminder, UNREACHABLE)).answered();
		expect(delivery).toMatchObject({ code: 30018, advice: expect.stringMatching(/^Ask Exotel/) });
		expect(data).toMatchObject({ approved: false });
		expect((data as { reason: string }).reason).not.toMatch(/send a template/i);
	});

	it('takes no answer in time for an answer, with the reason', async () => {
		const limit = { timeLimit: 2, timeLimitUnit: 'seconds' };
		const json = await (await ask({ ...approval, ...limit }, NEVER_SEEN)).answered();
		expect(json).toMatchObject({ waitResult: 'timedOut', reply: null, delivery: null });
		expect(json.data).toMatchObject({
			approved: false,
			reason: 'No answer came within 2 seconds.',
		});
	});

	it('takes a message that Exotel refuses for an answer where the workflow goes on', async () => {
		const json = await (await ask(approval, REFUSED, 'continueRegularOutput')).answered();
		expect(json).toMatchObject({ status: 'rejected', sid: null });
		expect(json.data).toMatchObject({
			approved: false,
			reason: expect.stringMatching(/^The question was not sent: /),
		});
	});

	it('stops for what cannot be sent', async () => {
		const workflow = await sendWorkflow({
			operation: 'sendAndWait',
			...{ from: FROM, to: TO, message: '={{ $json.nothing }}' },
		});
		const { data } = await workflow.run([{}]);
		expect(data.resultData.error?.message).toBe('Message is empty [item 0]');
		expect((await sandbox.seen()).totals.requests).toBe(0);
	});

	it('asks one person at a time, and says so by its name', async () => {
		const workflow = await sendWorkflow({
			operation: 'sendAndWait',
			...{ from: FROM, to: TO, message: 'Ready?' },
		});
		const { data } = await workflow.run([{}, {}]);
		expect(data.resultData.error?.message).toBe(
			"'Send and Wait for Response' can wait for one message at a time, and 2 items came in",
		);
		expect((await sandbox.seen()).totals.requests).toBe(0);
	});

	it('is not moved by forged calls, by others, or by taps on other messages', async () => {
		const asked = await ask(approval);
		const message = await asked.message();
		const url = message.message.status_callback as string;
		const { id } = message.message.content.interactive?.action.buttons?.[0].reply as {
			id: string;
		};
		const incoming = (from: string, replyId: string, context?: object) => ({
			whatsapp: {
				messages: [
					{
						callback_type: 'incoming_message',
						sid: 'In1',
						...{ from, to: FROM },
						content: {
							type: 'interactive',
							interactive: {
								type: 'button_reply',
								button_reply: { id: replyId, title: 'Approve' },
							},
							context,
						},
					},
				],
			},
		});
		const forged = new URL(url);
		forged.searchParams.set('key', 'guessed');
		const of = (sid: string) => ({ sid });
		for (const [address, body] of [
			[forged.href, incoming(TO, id, of(message.sid))],
			[url, incoming(ELSE, id)],
			[url, incoming(TO, id, of('AnotherMessage'))],
			[url, incoming(TO, 'approve')],
			[url, incoming(TO, `${id.slice(0, -1)}?`)],
		] as Array<[string, object]>) {
			await isPassedOver(
				asked,
				post(address, body).then(({ status }) => status),
			);
		}
		await post(url, incoming(TO, id));
		expect((await asked.answered()).data).toMatchObject({ approved: true });
	});

	it('goes on once when the answer comes several times, and thanks once', async () => {
		const options = { approvedMessage: 'Thank you.', declinedMessage: 'Nothing was done.' };
		const asked = await ask({ ...approval, options });
		const message = await asked.message();
		await Promise.all([1, 2, 3].map(() => tap(message, 'Approve')));
		const json = await asked.answered();
		expect(json.data).toMatchObject({ approved: true });
		const [, thanks, ...more] = await sent(2);
		expect(textOf(thanks)).toBe('Thank you.');
		expect(json.thanks).toEqual({ text: 'Thank you.', sid: thanks.sid });
		expect(more).toEqual([]);
		expect(await tap(message, 'Decline')).toBe(409);
		expect((await sandbox.seen()).totals.messages).toBe(2);
	});

	it('goes on where the thanks cannot be sent', async () => {
		const asked = await ask({ ...approval, options: { declinedMessage: 'Nothing was done.' } });
		const message = await asked.message();
		await sandbox.faults({ status: 503 });
		await tap(message, 'Decline');
		const json = await asked.answered();
		expect(json.data).toMatchObject({ approved: false });
		expect(json.thanks).toEqual({ text: 'Nothing was done.', sid: null });
	});

	it('keeps the questions of a loop apart', async () => {
		const workflow = await workflowOf(
			[
				node('Loop', 'n8n-nodes-base.splitInBatches', 3, { options: {} }),
				sender('Ask', {
					operation: 'sendAndWait',
					...{ from: FROM, to: TO, message: '=Refund {{ $json.order }}?' },
				}),
				noOp('Sent'),
			],
			{ Split: ['Loop'], Loop: ['Sent', 'Ask'], Ask: ['Loop'] },
		);
		await workflow.start([{ order: 1 }, { order: 2 }]);
		const [first] = await sent(1);
		await execution(workflow.id, 'waiting');
		await tap(first, 'Approve');
		const [, second] = await sent(2);
		const { id } = await execution(workflow.id, 'waiting');
		// An older tap that comes to the newer address, and does not say what it answers.
		const stale = await sandbox.reply({
			sid: second.sid,
			context: null,
			content: {
				type: 'interactive',
				interactive: {
					type: 'button_reply',
					button_reply: first.message.content.interactive?.action.buttons?.[0].reply,
				},
			},
		});
		expect(stale).toBe(200);
		expect((await execution(workflow.id, 'waiting')).id).toBe(id);
		await tap(second, 'Decline');
		await execution(workflow.id, 'success');
		const items = output(await editor.execution(id), 'Sent');
		expect(items.map(({ json }) => (json.data as { approved: boolean }).approved)).toEqual([
			true,
			false,
		]);
	});

	it('waits on over a crash of n8n', async () => {
		const asked = await ask(approval);
		const message = await asked.message();
		await crashN8n();
		expect(await tap(message, 'Approve')).toBe(200);
		expect((await asked.answered()).data).toMatchObject({ approved: true, text: 'Approve' });
	});
});
