import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { credentialFor, send, useSandbox } from './support/engine.mts';

const sandbox = useSandbox();

const FROM = '+918000000000';
const TO = '+919000000000';

/** Asks, and gives the execution with what the sandbox got. */
async function asked(parameters: INodeParameters, settings = {}) {
	const question = { operation: 'sendAndWait', from: FROM, to: TO, message: 'Refund it?' };
	const setup = { parameters: { ...question, ...parameters }, settings };
	const execution = await send({ credential: credentialFor(sandbox), ...setup }, [{ id: 7 }]);
	const messages = sandbox.state.messages.all().map(({ message }) => message as Sent);
	return { execution, messages };
}

interface Sent {
	status_callback: string;
	content: { interactive: { action: { buttons: Array<{ reply: { id: string } }> } } };
}

const idsOf = ({ content }: Sent) =>
	content.interactive.action.buttons.map(({ reply }) => reply.id.split('~'));

describe('a question in the engine', () => {
	it('holds the execution, with the item for a time without an answer on the stack', async () => {
		const { execution, messages } = await asked({ timeLimit: 3, timeLimitUnit: 'days' });
		expect(execution.error).toBeUndefined();
		expect(execution.run.waitTill).toBeInstanceOf(Date);
		const [entry] = execution.run.data.executionData?.nodeExecutionStack ?? [];
		const [[late]] = entry.data.main as INodeExecutionData[][];
		expect(late.json).toMatchObject({
			status: 'accepted',
			to: TO,
			waitResult: 'timedOut',
			data: { approved: false, text: null, reason: 'No answer came within 3 days.' },
		});
		const [message] = messages;
		expect(message.status_callback).toContain('key=');
		const [approve, decline] = idsOf(message);
		expect([approve[0], decline[0]]).toEqual(['approve', 'decline']);
		expect(approve[1]).toBe(decline[1]);
	});

	it('gives each message a seal of its own', async () => {
		await asked({});
		const { messages } = await asked({});
		const [first, second] = messages.map(idsOf);
		expect(first[0][1]).not.toBe(second[0][1]);
	});

	it('leaves the engine its own object of the node', async () => {
		const { execution } = await asked({});
		const [entry] = execution.run.data.executionData?.nodeExecutionStack ?? [];
		const { workflow } = execution;
		expect(entry.node).toEqual(workflow.nodes.Send);
		expect(entry.node).not.toBe(workflow.nodes.Send);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'])(
		'that cannot be sent is not approved, with the reason: %s',
		async (onError) => {
			const { execution, messages } = await asked({ to: '12' }, { onError });
			const output = onError === 'continueErrorOutput' ? 1 : 0;
			expect(execution.output('Send', output)[0].json).toMatchObject({
				status: 'rejected',
				error: { message: expect.stringContaining('"12"') },
				data: {
					approved: false,
					chatInput: null,
					reason: expect.stringMatching(/^The question was not sent: To .*country code/),
				},
			});
			expect(messages).toEqual([]);
		},
	);

	it('that cannot be asked at all is not approved either', async () => {
		const { execution } = await asked({ timeLimit: -1 }, { onError: 'continueRegularOutput' });
		expect(execution.output('Send')[0].json).toMatchObject({
			data: { approved: false, reason: expect.stringContaining('The question was not sent') },
		});
	});

	it('stops the workflow otherwise', async () => {
		const { execution } = await asked({ to: '12' });
		expect(execution.error?.message).toMatch(/^To .*"12"/);
	});
});
