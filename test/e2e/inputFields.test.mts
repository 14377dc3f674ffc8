import { startModel, type Model } from '../../harness/model.mts';
import { agentWorkflow, fromAi, toolNode } from './agents.mts';
import { execution, sent } from './questions.mts';
import {
	editor,
	noOp,
	node,
	output,
	sandbox,
	sender,
	sendWorkflow,
	state,
	workflowOf,
	type SendWorkflow,
} from './support.mts';

jest.setTimeout(150_000);

beforeEach(() => sandbox.clear());

const FROM = '+918000000000';
const TO = '+919000000000';
const REFUSED = '+919000000400';
const NEVER_SEEN = '+919000030002';

const options = { includeInputFields: true };
const text = { operation: 'sendText', from: FROM, to: '={{ $json.to }}', body: 'Hello', options };

/** Split → File → Send → Sent: each item has a text file. */
const withFile = (parameters: object) =>
	workflowOf(
		[
			node('File', 'n8n-nodes-base.convertToFile', 1.1, {
				operation: 'toText',
				sourceProperty: 'note',
				options: { fileName: 'note.txt' },
			}),
			node('Number', 'n8n-nodes-base.set', 3.4, {
				assignments: {
					assignments: [
						{ id: '1', name: 'to', value: "={{ $('Split').item.json.to }}", type: 'string' },
						{ id: '2', name: 'order', value: '=4711', type: 'number' },
					],
				},
				includeOtherFields: true,
				options: { stripBinary: false },
			}),
			sender('Send', parameters),
			noOp('Sent'),
		],
		{ Split: ['File'], File: ['Number'], Number: ['Send'], Send: ['Sent'] },
	);

/** Starts it for one customer, and gives the message once the execution waits. */
async function waitingFor(workflow: SendWorkflow, to: string) {
	await workflow.start([{ to, note: 'A' }]);
	await execution(workflow.id, 'waiting', 'success');
	const [message] = await sent(1);
	return message;
}

async function leftOf(workflow: SendWorkflow) {
	const { id } = await execution(workflow.id, 'success');
	return output(await editor.execution(id), 'Sent');
}

describe(`the input's fields in n8n ${state.version}`, () => {
	it('leave with each result, and do not take its place', async () => {
		const workflow = await sendWorkflow(text, 'continueErrorOutput');
		const old = { status: 'gold', sid: 'old' };
		const run = await workflow.run([
			{ to: TO, order: 1, ...old },
			{ to: REFUSED, order: 2, ...old },
		]);
		const [accepted] = output(run, 'Send', 0);
		expect(accepted.json).toMatchObject({ status: 'accepted', to: TO, order: 1 });
		expect(Object.keys(accepted.json).slice(0, 3)).toEqual(['status', 'to', 'error']);
		expect(accepted.json.sid).not.toBe('old');
		const [rejected] = output(run, 'Send', 1);
		expect(rejected.json).toMatchObject({ status: 'rejected', to: REFUSED, order: 2 });
	});

	it('leave with their files behind a wait that ends by a reply', async () => {
		const workflow = await withFile({ ...text, afterSending: 'waitForReply' });
		const { sid } = await waitingFor(workflow, TO);
		await sandbox.reply({ sid, text: 'Thanks' });
		const [{ json, binary }] = await leftOf(workflow);
		expect(json).toMatchObject({ order: 4711, waitResult: 'replied', reply: { text: 'Thanks' } });
		expect(Object.keys(json).slice(0, 3)).toEqual(['status', 'to', 'waitResult']);
		expect(Object.keys(json.reply as object).at(-1)).toBe('raw');
		expect(binary?.data).toMatchObject({ fileName: 'note.txt' });
	});

	it('leave with their files behind a wait that is over in time', async () => {
		const limit = { timeLimit: 2, timeLimitUnit: 'seconds' };
		const workflow = await withFile({ ...text, afterSending: 'waitForSeen', ...limit });
		await waitingFor(workflow, NEVER_SEEN);
		const [{ json, binary }] = await leftOf(workflow);
		expect(json).toMatchObject({ order: 4711, waitResult: 'timedOut' });
		expect(binary?.data).toMatchObject({ fileName: 'note.txt' });
	});

	it('leave with the answer to a question', async () => {
		const question = { ...text, operation: 'sendAndWait', message: 'Fine?' };
		const workflow = await sendWorkflow(question);
		const { sid } = await waitingFor(workflow, TO);
		await sandbox.reply({ sid, text: 'Yes' });
		const [{ json }] = await leftOf(workflow);
		expect(json).toMatchObject({ note: 'A', data: { approved: false, text: 'Yes' } });
	});

	describe('in a tool of an agent', () => {
		let model: Model;
		beforeAll(async () => {
			model = await startModel();
		});
		afterAll(() => model.stop());

		it('stay behind, as the model has just said them', async () => {
			model.follows([{ tool: 'Tell', args: { number: TO, text: 'Packed.' } }], 'Told');
			const numbers = { from: FROM, to: fromAi('number') };
			const body = fromAi('text');
			const tool = toolNode('Tell', 'Tool', { ...text, ...numbers, body });
			const workflow = await agentWorkflow({ model, version: 3, tools: [tool] });
			await workflow.start([{ ask: 'Go', order: 4711 }]);
			expect((await leftOf(workflow))[0].json).toEqual({ output: 'Told' });
			const [told] = model.requests[model.requests.length - 1].messages
				.filter(({ role }) => role === 'tool')
				.flatMap(({ content }) => JSON.parse(String(content)) as Array<Record<string, unknown>>);
			expect(told).toMatchObject({ status: 'accepted', to: TO });
			for (const name of ['ask', 'order', 'number', 'text']) expect(told).not.toHaveProperty(name);
		});
	});
});
