import { example, type CredentialReference } from '../../harness/examples.mts';
import { startModel, type Model, type ModelRequest } from '../../harness/model.mts';
import { customerWrites, imported, ran } from './imported.mts';
import { sent, tap, textOf, TO } from './questions.mts';
import { editor, sandbox, state } from './support.mts';

/** The examples with people in the loop and with agents, imported and filled in as their notes say. */

jest.setTimeout(180_000);

let model: Model;
let credential: CredentialReference;
beforeAll(async () => {
	model = await startModel();
	const data = { apiKey: 'key', url: model.url };
	credential = { id: await editor.createCredential('Model', 'openAiApi', data), name: 'Model' };
});
afterAll(() => model.stop());
beforeEach(() => sandbox.clear());

/** Imports an example and runs it from its button, until it waits. */
async function started(name: string) {
	const workflow = await imported(name, { model: credential });
	await workflow.run();
	await workflow.reaches('waiting');
	return workflow;
}

const read = ({ messages }: ModelRequest) =>
	messages.filter(({ role }) => role === 'tool').map(({ content }) => String(content));

describe(`the examples of people in the loop in n8n ${state.version}`, () => {
	it.each([
		['Refund', 'Pay It Back', 'Tell the Team Why'],
		['Do not refund', 'Tell the Team Why', 'Pay It Back'],
	])('approve a step of a workflow: %s', async (label, taken, left) => {
		const approval = await started('approve-in-a-workflow');
		const [message] = await sent();
		expect(textOf(message)).toBe('Refund 4500 rupees for order 4711?');
		await tap(message, label);
		const execution = await approval.over();
		expect([ran(execution, taken), ran(execution, left)]).toEqual([true, false]);
	});

	it('let an agent ask the customer for a slot, and book it', async () => {
		const slots = [
			{ title: 'Tomorrow 09:00-11:00', id: 'tomorrow-0900' },
			{ title: 'Friday 09:00-11:00', id: 'friday-0900' },
		];
		const question = 'When may we bring order 4711?';
		const booking = (request: ModelRequest) => {
			const [{ data }] = JSON.parse(read(request)[0]) as [{ data: { choice: string } }];
			return [{ tool: 'Book', args: { order: '4711', slot: data.choice } }];
		};
		model.follows([{ tool: 'Ask', args: { question, slots } }], booking, 'Booked');
		const booked = await started('agent-asks-for-a-slot');
		const [message] = await sent();
		expect(textOf(message)).toBe(question);
		await tap(message, 'Friday 09:00-11:00');
		const { data } = await booked.over();
		expect(data.resultData.runData['Book the Slot']).toHaveLength(1);
		expect(read(model.requests[2])[1]).toContain('friday-0900');
	});

	const approval = async () => {
		const args = { toolParameters: { order: '4711', amount: 4500 }, hitlParameters: {} };
		const small = { tool: 'Small', args: { order: '4711', amount: 4500 } };
		model.follows([small], [{ tool: 'Large', args }], 'Refunded');
		const refund = await started('agent-refund-with-approval');
		const [message] = await sent();
		expect(textOf(message)).toBe(
			'The agent wants to run this tool: Large Refund\n\nOrder: 4711\nAmount: 4500',
		);
		await tap(message, 'Approve');
		const { data } = await refund.over();
		expect(data.resultData.runData['Large Refund']).toHaveLength(1);
		const [refused, done] = read(model.requests[2]);
		expect(refused).toContain('above 1000 rupees');
		expect(done).toContain('refunded');
		expect((await sent(2)).map(textOf)[1]).toBe('Thank you. It is being done.');
	};

	const refusal = async () => {
		const [note] = (await example('agent-refund-with-approval')).nodes;
		expect(JSON.stringify(note.parameters)).toContain('(n8n 2)');
		expect(await editor.nodeTypeNames()).not.toContain(
			'n8n-nodes-exotel-whatsapp.exotelWhatsAppHitlTool',
		);
	};

	if (state.version.startsWith('1.')) {
		it('say of the review that it needs n8n 2', refusal);
	} else {
		it('let a manager approve the large refund of an agent', approval);
	}
});

describe(`the agent that answers customers in n8n ${state.version}`, () => {
	const OTHER = '+919000000002';

	/** The words of the user and of the model that a request has, without the instructions. */
	const conversation = ({ messages }: ModelRequest) =>
		messages.filter(({ role }) => role !== 'system').map(({ content }) => content);

	async function agent() {
		const workflow = await imported('agent-answers-customers', { model: credential });
		await workflow.publish('When a Customer Writes');
		const url = workflow.callbackOf('When a Customer Writes');
		return {
			workflow,
			/** What the customer reads, once it is there. */
			async answered(text: string, from: string, count: number) {
				await customerWrites(url, text, from);
				await workflow.executionsOf('When a Customer Writes', count);
				const messages = await sent(count);
				return messages.slice(count - 1).map((message) => [message.message.to, textOf(message)]);
			},
		};
	}

	it('answers with what it looks up, and remembers each customer by the number', async () => {
		const { answered } = await agent();
		model.follows(
			[{ tool: 'Look', args: { order: '4711' } }],
			'It arrives tomorrow.',
			'Hello Ravi.',
			'Yes, before noon.',
		);
		expect(await answered('Where is 4711?', TO, 1)).toEqual([[TO, 'It arrives tomorrow.']]);
		expect(read(model.requests[1])[0]).toContain('packed');
		expect(await answered('Hello', OTHER, 2)).toEqual([[OTHER, 'Hello Ravi.']]);
		expect(conversation(model.requests[2])).toEqual(['Hello']);
		expect(await answered('In the morning?', TO, 3)).toEqual([[TO, 'Yes, before noon.']]);
		expect(conversation(model.requests[3]).join()).toMatch(
			/^Where is 4711\?.*It arrives tomorrow\.,In the morning\?$/,
		);
	});

	it('answers a message that comes twice once', async () => {
		const { workflow } = await agent();
		model.follows('Hello.', 'Hello once more.');
		const url = workflow.callbackOf('When a Customer Writes');
		const sid = 'the-same-message';
		await Promise.all([1, 2].map(async () => await customerWrites(url, 'Hello', TO, sid)));
		await customerWrites(url, 'Hello', TO, sid);
		await workflow.executionsOf('Send the Answer');
		expect(await editor.executions(workflow.id)).toHaveLength(1);
		expect((await sent()).map(textOf)).toEqual(['Hello.']);
	});

	it('says that a person will answer when the model cannot be reached', async () => {
		const { answered } = await agent();
		model.follows(() => {
			throw new Error('out of order');
		});
		expect(await answered('Hello', TO, 1)).toEqual([
			[TO, expect.stringContaining('A person of our team will answer soon.')],
		]);
	});
});
