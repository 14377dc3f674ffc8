import {
	connections,
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
	triggerWorkflow,
	until,
	workflowOf,
} from './support.mts';

jest.setTimeout(180_000);

const FROM = '+918000000000';
const TO = '+919000000000';
const ONLY_SENT = '+919000030001';
const REFUSED = '+919000000400';

const text = { operation: 'sendText', from: FROM, to: '={{ $json.to }}', body: 'Hello' };
const waitForDelivery = { ...text, afterSending: 'waitForDelivery' };

beforeEach(() => sandbox.clear());

/** The messages that the sandbox has, once there are so many. */
const messages = (count: number) =>
	until(async () => {
		const { messages: all } = await sandbox.seen();
		const sent = all.map(({ sid, message }) => {
			const { status_callback: url, to } = message as { status_callback: string; to: string };
			return { sid: sid as string, url, to };
		});
		return sent.length >= count ? sent : undefined;
	}, `${count} messages`);

/** The newest execution of a workflow, once it has this status. */
const execution = (workflowId: string, wanted: string) =>
	until(async () => {
		const [newest] = await editor.executions(workflowId);
		return newest?.status === wanted ? newest : undefined;
	}, `an execution that is ${wanted}`);

const delivered = (sid: string) => ({
	whatsapp: {
		messages: [{ sid, exo_status_code: 30002, exo_detailed_status: 'EX_MESSAGE_DELIVERED' }],
	},
});

/** A workflow that another one calls: its item is sent, and leaves when it is delivered. */
async function subWorkflow() {
	const saved = await editor.createWorkflow({
		name: 'send one and wait',
		nodes: [
			node('Called', 'n8n-nodes-base.executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' }),
			sender('Send', waitForDelivery),
			noOp('Sent'),
		],
		connections: connections({ Called: ['Send'], Send: ['Sent'] }),
	});
	await editor.activate(saved);
	return saved.id;
}

const caller = (value: string, waitForSubWorkflow: boolean) =>
	node('Call', 'n8n-nodes-base.executeWorkflow', 1.2, {
		source: 'database',
		workflowId: { __rl: true, mode: 'id', value },
		mode: 'each',
		options: { waitForSubWorkflow },
	});

describe(`waiting within workflows in n8n ${state.version}`, () => {
	it('takes each round of a loop for itself', async () => {
		const workflow = await workflowOf(
			[
				node('Loop', 'n8n-nodes-base.splitInBatches', 3, { options: {} }),
				sender('Send', waitForDelivery),
				noOp('Sent'),
			],
			{ Split: ['Loop'], Loop: ['Sent', 'Send'], Send: ['Loop'] },
		);
		await workflow.start([{ to: ONLY_SENT }, { to: ONLY_SENT }]);
		const [first] = await messages(1);
		await execution(workflow.id, 'waiting');
		await post(first.url, delivered(first.sid));
		const [, second] = await messages(2);
		const { id } = await execution(workflow.id, 'waiting');
		for (const sid of [first.sid, second.sid]) {
			await post(first.url, delivered(sid));
			expect((await execution(workflow.id, 'waiting')).id).toBe(id);
		}
		await post(second.url, delivered(first.sid));
		await execution(workflow.id, 'waiting');
		await post(second.url, delivered(second.sid));
		await execution(workflow.id, 'success');
		const items = output(await editor.execution(id), 'Sent');
		expect(items.map(({ json }) => [json.sid, json.waitResult])).toEqual([
			[first.sid, 'delivered'],
			[second.sid, 'delivered'],
		]);
	});

	it('works behind an error output', async () => {
		const workflow = await workflowOf(
			[
				sender('First', text, { onError: 'continueErrorOutput' }),
				sender('Second', { ...waitForDelivery, to: TO }),
				noOp('Sent'),
			],
			{ Split: ['First'], First: [null, 'Second'], Second: ['Sent'] },
		);
		const finished = await workflow.run([{ to: REFUSED }]);
		expect(output(finished, 'Sent')[0].json).toMatchObject({ to: TO, waitResult: 'delivered' });
	});

	it('works in a sub-workflow that its caller waits for', async () => {
		const child = await subWorkflow();
		const workflow = await workflowOf([caller(child, true), noOp('Sent')], {
			Split: ['Call'],
			Call: ['Sent'],
		});
		const finished = await workflow.run([{ to: TO }]);
		const called = await editor.execution((await execution(child, 'success')).id);
		const [result] = output(called, 'Sent');
		expect(result.json).toMatchObject({ to: TO, waitResult: 'delivered' });
		// n8n 1 gives the caller its own input back once a sub-workflow that has waited is over.
		const isFirst = state.version.startsWith('1.');
		expect(output(finished, 'Sent')[0].json).toEqual(isFirst ? { to: TO } : result.json);
	});

	it('waits for 20 messages at the same time, by a sub-workflow for each', async () => {
		const child = await subWorkflow();
		const workflow = await workflowOf([caller(child, false)], { Split: ['Call'] });
		const numbers = Array.from({ length: 20 }, (_, index) => `+9190000000${10 + index}`);
		await workflow.run(numbers.map((to) => ({ to })));
		const done = await until(
			async () => {
				const all = await editor.executions(child);
				const over = all.filter(({ status }) => status === 'success');
				return over.length === numbers.length ? over : undefined;
			},
			'20 executions',
			90_000,
		);
		const ends = await Promise.all(done.map(({ id }) => editor.execution(id)));
		const items = ends.map((end) => output(end, 'Sent')[0].json);
		expect(items.map(({ to }) => to).sort()).toEqual(numbers);
		expect(new Set(items.map(({ waitResult }) => waitResult))).toEqual(new Set(['delivered']));
	});

	it('survives a crash of n8n, and so does what the trigger has seen', async () => {
		const trigger = await triggerWorkflow({ events: ['deliveryReport'] });
		await post(trigger.url, delivered('AbC1'));
		await trigger.started(1);
		const workflow = await sendWorkflow(waitForDelivery);
		await workflow.start([{ to: ONLY_SENT }]);
		const [{ sid, url }] = await messages(1);
		const { id } = await execution(workflow.id, 'waiting');

		await crashN8n();

		expect((await post(url, delivered('Other'))).status).toBe(200);
		expect((await execution(workflow.id, 'waiting')).id).toBe(id);
		expect((await post(url, delivered(sid))).status).toBe(200);
		await execution(workflow.id, 'success');
		const [item] = output(await editor.execution(id), 'Sent');
		expect(item.json).toMatchObject({ sid, waitResult: 'delivered' });

		const again = async (report: object) =>
			await until(async () => {
				const { status } = await post(trigger.url, report);
				return status === 404 ? undefined : status;
			}, 'the trigger after the crash');
		expect(await again(delivered('AbC1'))).toBe(200);
		expect(await again(delivered('AbC2'))).toBe(200);
		const started = (await trigger.started(2)).flat();
		expect(started.map(({ json }) => json.sid)).toEqual(['AbC1', 'AbC2']);
	});
});
