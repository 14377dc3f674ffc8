import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { WorkflowJson } from '../../harness/editor.mts';
import { startModel, type Model, type ModelRequest } from '../../harness/model.mts';
import { execution, sent, tap, textOf } from './questions.mts';
import { editor, sandbox, state } from './support.mts';

/** The examples of people in the loop, imported and filled in as their notes say. */

jest.setTimeout(180_000);

let model: Model;
let credentials: Record<string, { id: string; name: string }>;
beforeAll(async () => {
	model = await startModel();
	const data = { apiKey: 'key', url: model.url };
	credentials = {
		exotelWhatsAppApi: { id: state.credentialId, name: 'Sandbox' },
		openAiApi: { id: await editor.createCredential('Model', 'openAiApi', data), name: 'Model' },
	};
});
afterAll(() => model.stop());
beforeEach(() => sandbox.clear());

const FIELDS: Record<string, string> = { from: '+91 80000 00000', to: '+91 90000 00000' };

/** What a user does behind the import: pick credentials, and fill in "Your Numbers". */
function filledIn(workflow: WorkflowJson): WorkflowJson {
	for (const node of workflow.nodes) {
		if (node.type.includes('exotelWhatsApp')) {
			node.credentials = { exotelWhatsAppApi: credentials.exotelWhatsAppApi };
		}
		if (node.type.endsWith('.lmChatOpenAi')) {
			node.credentials = { openAiApi: credentials.openAiApi };
		}
		if (node.name !== 'Your Numbers') continue;
		const { assignments } = node.parameters as {
			assignments: { assignments: Array<{ name: string; value: string }> };
		};
		for (const field of assignments.assignments) field.value = FIELDS[field.name] ?? field.value;
	}
	return workflow;
}

/** Imports an example and runs it from its button, until it waits. */
async function started(name: string) {
	const file = path.resolve(__dirname, '../../examples', `${name}.json`);
	const workflow = filledIn(JSON.parse(await readFile(file, 'utf8')) as WorkflowJson);
	const saved = await editor.createWorkflow(workflow);
	await editor.run(saved, 'When Clicked');
	await execution(saved.id, 'waiting', 'error');
	return {
		/** How often each node ran, once the workflow is over. */
		async over() {
			const { id, status } = await execution(saved.id, 'success', 'error');
			expect(status).toBe('success');
			const { runData } = (await editor.execution(id)).data.resultData;
			return (node: string) => runData[node] ?? [];
		},
	};
}

const read = ({ messages }: ModelRequest) =>
	messages.filter(({ role }) => role === 'tool').map(({ content }) => String(content));

describe(`the examples of people in the loop in n8n ${state.version}`, () => {
	it.each([
		['Refund', 'Pay It Back', 'Tell the Team Why'],
		['Do not refund', 'Tell the Team Why', 'Pay It Back'],
	])('approve a step of a workflow: %s', async (label, taken, left) => {
		const { over } = await started('approve-in-a-workflow');
		const [message] = await sent();
		expect(textOf(message)).toBe('Refund 4500 rupees for order 4711?');
		await tap(message, label);
		const ran = await over();
		expect([ran(taken).length, ran(left).length]).toEqual([1, 0]);
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
		const { over } = await started('agent-asks-for-a-slot');
		const [message] = await sent();
		expect(textOf(message)).toBe(question);
		await tap(message, 'Friday 09:00-11:00');
		const ran = await over();
		expect(ran('Book the Slot')).toHaveLength(1);
		expect(read(model.requests[2])[1]).toContain('friday-0900');
	});

	const approval = async () => {
		const args = { toolParameters: { order: '4711', amount: 4500 }, hitlParameters: {} };
		const small = { tool: 'Small', args: { order: '4711', amount: 4500 } };
		model.follows([small], [{ tool: 'Large', args }], 'Refunded');
		const { over } = await started('agent-refund-with-approval');
		const [message] = await sent();
		expect(textOf(message)).toBe(
			'The agent wants to run this tool: Large Refund\n\nOrder: 4711\nAmount: 4500',
		);
		await tap(message, 'Approve');
		const ran = await over();
		expect(ran('Large Refund')).toHaveLength(1);
		const [refused, done] = read(model.requests[2]);
		expect(refused).toContain('above 1000 rupees');
		expect(done).toContain('refunded');
		expect((await sent(2)).map(textOf)[1]).toBe('Thank you. It is being done.');
	};

	const refusal = async () => {
		const workflow = await readFile(
			path.resolve(__dirname, '../../examples/agent-refund-with-approval.json'),
			'utf8',
		);
		expect(workflow).toContain('(n8n 2)');
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
