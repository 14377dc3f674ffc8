import { startModel, type Model } from '../../harness/model.mts';
import { agentWorkflow, codeTool, toolNode } from './agents.mts';
import {
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
} from './questions.mts';
import { editor, output, post, sandbox, state } from './support.mts';

jest.setTimeout(180_000);

let model: Model;
beforeAll(async () => {
	model = await startModel();
});
afterAll(() => model.stop());
beforeEach(() => sandbox.clear());

/** A tool that does something risky: it tells what it was given. */
const refund = codeTool(
	'Refund order',
	['order_id', 'note'],
	'return `Refunded ${query.order_id}`;',
);

const call = (order = '4711', note = 'Broken') => ({
	tool: 'Refund',
	args: { toolParameters: { note, order_id: order }, hitlParameters: {} },
});

/** Starts an agent whose only tool is reviewed, and which calls it so. */
async function review(parameters: object, ...turns: Array<ReturnType<typeof call>[]>) {
	model.follows(...turns, 'Told the customer');
	const workflow = await agentWorkflow({
		model,
		version: 3,
		tools: [refund, toolNode('Review', 'HitlTool', { from: FROM, to: TO, ...parameters })],
		reviews: { 'Refund order': 'Review' },
	});
	await workflow.start([{ ask: 'Refund order 4711' }]);
	const over = async () => {
		const { id, status } = await execution(workflow.id, 'success', 'error');
		expect(status).toBe('success');
		const run = await editor.execution(id);
		expect(output(run, 'Sent')[0].json).toEqual({ output: 'Told the customer' });
		const { messages } = model.requests[model.requests.length - 1];
		return {
			/** How often the reviewed tool ran. */
			runs: run.data.resultData.runData['Refund order']?.length ?? 0,
			/** What the model read, oldest first. */
			read: messages.filter(({ role }) => role === 'tool').map(({ content }) => String(content)),
		};
	};
	return {
		over,
		waits: () => execution(workflow.id, 'waiting'),
		status: async () => (await editor.executions(workflow.id))[0].status,
	};
}

const reviewed = () => {
	it('shows the call as lines, and runs the tool once it is approved', async () => {
		const { over, waits } = await review({}, [call()]);
		await waits();
		const [message] = await sent();
		expect(textOf(message)).toBe(
			'The agent wants to run this tool: Refund order\n\nInput:\nNote: Broken\nOrder id: 4711',
		);
		await tap(message, 'Approve');
		const { runs, read } = await over();
		expect(runs).toBe(1);
		expect(read).toEqual([expect.stringContaining('Refunded 4711')]);
	});

	it('does not run the tool when it is declined, and the model is told', async () => {
		const { over, waits } = await review({}, [call()]);
		await waits();
		await tap((await sent())[0], 'Decline');
		const { runs, read } = await over();
		expect(runs).toBe(0);
		expect(read).toEqual([expect.stringContaining('User rejected the tool call')]);
	});

	it('gives the model the words of the person, and does not run the tool', async () => {
		const { over, waits } = await review({}, [call()]);
		await waits();
		await sandbox.reply({ sid: (await sent())[0].sid, text: 'Only after 6 pm please' });
		const { runs, read } = await over();
		expect(runs).toBe(0);
		expect(read).toEqual([expect.stringContaining('Only after 6 pm please')]);
	});

	it.each([
		[
			'a message that cannot be delivered',
			{ to: UNREACHABLE },
			/could not be delivered: .*template/,
		],
		['a message that Exotel refuses', { to: REFUSED }, /The question was not sent: /],
		['a number that is none', { to: '12' }, /The question was not sent: To .*country code/],
		[
			'no answer in time',
			{ to: NEVER_SEEN, timeLimit: 2, timeLimitUnit: 'seconds' },
			/No answer came within 2 seconds/,
		],
	])('takes %s for no approval, and the model reads why', async (_, parameters, reason) => {
		const { over } = await review(parameters, [call()]);
		const { runs, read } = await over();
		expect(runs).toBe(0);
		expect(read).toEqual([expect.stringMatching(/Nobody has decided, so the tool was not run/)]);
		expect(read[0]).toMatch(reason);
	});

	it('asks once more for each call of one turn', async () => {
		const { over, waits } = await review({}, [call('1'), call('2')]);
		await waits();
		const [first] = await sent(1);
		await tap(first, 'Approve');
		const [, second] = await sent(2);
		await waits();
		await tap(second, 'Decline');
		const { runs } = await over();
		expect(runs).toBe(1);
	});

	it('cuts a long call, and each parameter is still seen', async () => {
		const { over, waits } = await review({}, [call('4711', 'x'.repeat(3000))]);
		await waits();
		const [message] = await sent();
		const text = String(textOf(message));
		expect([...text].length).toBeLessThanOrEqual(1024);
		expect(text).toMatch(/Note: x+…\nOrder id: 4711\n\(shortened\)$/);
		await tap(message, 'Decline');
		await over();
	});

	it('is sent as a template to who has not written, with the call on one line', async () => {
		const { over, waits } = await review(
			{
				sendAs: 'template',
				template: { __rl: true, mode: 'list', value: 'visit_reminder|en' },
				componentsSource: 'variables',
				templateVariables: {
					mappingMode: 'defineBelow',
					value: { 'visit_reminder|en|body.1': '={{ $tool.name }} ({{ $tool.parameters }})' },
					matchingColumns: [],
					schema: [],
				},
			},
			[call()],
		);
		await waits();
		const [{ sid, message }] = await sent();
		const [body, yes] = message.content.template?.components ?? [];
		expect(body.parameters).toEqual([
			{ type: 'text', text: 'Refund order (Note: Broken; Order id: 4711)' },
		]);
		const [{ payload }] = yes.parameters;
		expect(await sandbox.reply({ sid, id: payload })).toBe(200);
		expect((await over()).runs).toBe(1);
	});

	it('is not moved by forged calls, nor by others', async () => {
		const { over, waits, status } = await review({}, [call()]);
		await waits();
		const [message] = await sent();
		const { id } = message.message.content.interactive?.action.buttons?.[0].reply as {
			id: string;
		};
		const forged = new URL(message.message.status_callback as string);
		forged.searchParams.set('key', 'guessed');
		expect((await post(forged.href, {})).status).toBe(200);
		expect(await sandbox.reply({ sid: message.sid, id, from: ELSE, context: null })).toBe(200);
		expect(await status()).toBe('waiting');
		await Promise.all([tap(message, 'Approve'), tap(message, 'Approve')]);
		expect((await over()).runs).toBe(1);
	});

	it('tells the person how the decision was taken', async () => {
		const options = { declinedMessage: 'It was not done.' };
		const { over, waits } = await review({ options }, [call()]);
		await waits();
		await tap((await sent())[0], 'Decline');
		await over();
		expect((await sent(2)).map(textOf)[1]).toBe('It was not done.');
	});
};

/** n8n 1 makes tools of nodes, and no reviews of them. */
const unreviewed = () => {
	it('is not there', async () => {
		const names = await editor.nodeTypeNames();
		expect(names).toContain('n8n-nodes-exotel-whatsapp.exotelWhatsAppTool');
		expect(names.filter((name) => name.endsWith('HitlTool'))).toEqual([]);
	});
};

describe(
	`a review of a tool call in n8n ${state.version}`,
	state.version.startsWith('1.') ? unreviewed : reviewed,
);
