import { startModel, type Model, type ModelRequest, type Turn } from '../../harness/model.mts';
import { agentWorkflow, fromAi, toolNode } from './agents.mts';
import { execution, FROM, NEVER_SEEN, sent, textOf, TO, UNREACHABLE } from './questions.mts';
import { editor, output, sandbox, state } from './support.mts';

jest.setTimeout(180_000);

let model: Model;
beforeAll(async () => {
	model = await startModel();
});
afterAll(() => model.stop());
beforeEach(() => sandbox.clear());

const question = {
	operation: 'sendAndWait',
	responseType: 'freeText',
	message: fromAi('question'),
};
const numbers = { from: FROM, to: fromAi('number', 'In E.164, such as +919000000000') };
const asker = toolNode('Ask', 'Tool', { ...question, ...numbers });
const teller = (settings = {}) =>
	toolNode('Tell', 'Tool', { operation: 'sendText', ...numbers, body: fromAi('text') }, settings);

const ask = (number: string, words = 'When?') => ({
	tool: 'Ask',
	args: { number, question: words },
});
const tell = (number: string) => ({ tool: 'Tell', args: { number, text: 'Packed.' } });

/** What the model has read of its tools, in the newest request. */
function results(requests: ModelRequest[]): Array<Record<string, unknown>> {
	const read = requests[requests.length - 1].messages.filter(({ role }) => role === 'tool');
	return read.flatMap(({ content }) => JSON.parse(String(content)) as Record<string, unknown>[]);
}

/** Starts an agent of a version with these tools, whose model does so. */
async function agent(version: number, tools: Array<ReturnType<typeof toolNode>>, ...turns: Turn[]) {
	model.follows(...turns);
	const workflow = await agentWorkflow({ model, version, tools });
	await workflow.start([{ ask: 'Go' }]);
	const over = async () => {
		const { id, status } = await execution(workflow.id, 'success', 'error');
		expect(status).toBe('success');
		const [item] = output(await editor.execution(id), 'Sent');
		return item.json;
	};
	return { id: workflow.id, over, waits: () => execution(workflow.id, 'waiting') };
}

describe(`an agent that asks a customer in n8n ${state.version}`, () => {
	it('goes on with the answer, and may ask the same again', async () => {
		const { over, waits } = await agent(3, [asker], [ask(TO)], [ask(TO)], 'Booked');
		await waits();
		const [first] = await sent(1);
		await sandbox.reply({ sid: first.sid, text: 'At six' });
		const [, second] = await sent(2);
		expect(textOf(second)).toBe(textOf(first));
		await waits();
		await sandbox.reply({ sid: second.sid, text: 'At seven' });
		expect(await over()).toEqual({ output: 'Booked' });
		const read = results(model.requests);
		expect(read.map(({ data }) => (data as { text: string }).text)).toEqual(['At six', 'At seven']);
		for (const { reply } of read) expect(reply).not.toHaveProperty('raw');
	});

	it('asks two customers, one after another', async () => {
		const other = '+919000000002';
		const { over, waits } = await agent(3, [asker], [ask(TO), ask(other)], 'Both answered');
		await waits();
		const [first] = await sent(1);
		await sandbox.reply({ sid: first.sid, text: `I am ${first.message.to}` });
		const [, second] = await sent(2);
		await waits();
		await sandbox.reply({ sid: second.sid, text: `I am ${second.message.to}` });
		expect(await over()).toEqual({ output: 'Both answered' });
		const read = results(model.requests).map(({ data }) => (data as { text: string }).text);
		// n8n 1 drops the result of one wait when it goes on behind the next one of the same turn.
		const answers = [`I am ${TO}`, `I am ${other}`];
		expect(read.sort()).toEqual(state.version.startsWith('1.') ? answers.slice(0, 1) : answers);
	});

	it('waits for the reply, the delivery or the seen of any message', async () => {
		const waiting = toolNode('Tell', 'Tool', {
			operation: 'sendText',
			...numbers,
			body: fromAi('text'),
			afterSending: 'waitForReply',
		});
		const { over, waits } = await agent(3, [waiting], [tell(TO)], 'Thanks');
		await waits();
		const [{ sid }] = await sent(1);
		await sandbox.reply({ sid, text: 'Great' });
		await over();
		expect(results(model.requests)).toEqual([
			expect.objectContaining({
				waitResult: 'replied',
				reply: expect.objectContaining({ text: 'Great' }),
			}),
		]);
	});

	it('reads why there is no answer', async () => {
		const limited = toolNode('Ask', 'Tool', {
			...question,
			...numbers,
			timeLimit: 2,
			timeLimitUnit: 'seconds',
		});
		const turns = [[ask(UNREACHABLE)], [ask(NEVER_SEEN)]];
		const { over } = await agent(3, [limited], ...turns, 'Nobody answered');
		expect(await over()).toEqual({ output: 'Nobody answered' });
		const [failed, late] = results(model.requests);
		expect(failed).toMatchObject({
			waitResult: 'failed',
			data: { text: null, reason: expect.stringMatching(/^The message could not be delivered: /) },
		});
		expect(late).toMatchObject({
			waitResult: 'timedOut',
			data: { text: null, reason: 'No answer came within 2 seconds.' },
		});
	});

	it('goes on at once where it cannot be paused, and reads so', async () => {
		const { over } = await agent(2.2, [asker], [ask(TO)], [ask(TO)], 'I will look again later');
		expect(await over()).toEqual({ output: 'I will look again later' });
		const read = results(model.requests);
		expect(read).toHaveLength(2);
		for (const one of read) {
			expect(one).toMatchObject({
				status: 'accepted',
				waitResult: 'notWaited',
				data: { text: null, reason: expect.stringContaining('this tool did not wait') },
			});
		}
		const messages = await sent(2);
		expect(messages.map(({ message }) => message.status_callback)).toEqual([undefined, undefined]);
	});
});

describe(`what a model reads in n8n ${state.version}`, () => {
	it('is what the tool does, how numbers are written, and when a template is needed', async () => {
		const { over } = await agent(3, [asker, teller()], 'Hello');
		await over();
		const tools = model.requests[0].tools?.map(({ function: one }) => one) ?? [];
		const descriptions = new Map(tools.map(({ name, description }) => [name, description]));
		expect(descriptions.get('Tell')).toMatch(
			/^Send a text.* within the last 24 hours; to all others, send an approved template\..*E\.164, such as \+919000000000/,
		);
		expect(descriptions.get('Ask')).toMatch(/^Ask a person .*"data"/);
		expect(JSON.stringify(tools)).toContain('In E.164, such as +919000000000');
	});

	it.each([
		[3, undefined],
		[3, 'stopWorkflow'],
		[3, 'continueRegularOutput'],
		[2.2, undefined],
	])(
		'is the whole reason of a refusal, and the run goes on: agent %p, On Error %p',
		async (version, onError) => {
			const tools = [teller(onError && { onError })];
			const bad = [tell('12')];
			const { over } = await agent(
				version,
				tools,
				bad,
				[tell('+919000000400')],
				[tell(TO)],
				'Sent',
			);
			expect(await over()).toEqual({ output: 'Sent' });
			const [malformed, refused, accepted] = results(model.requests);
			expect(malformed).toMatchObject({
				status: 'rejected',
				error: {
					message: expect.stringMatching(/^To .*"12"/),
					description: expect.stringContaining('country code'),
				},
			});
			expect(refused).toMatchObject({ status: 'rejected', error: { code: expect.anything() } });
			expect(accepted).toMatchObject({ status: 'accepted', error: null });
		},
	);

	it('is the reason of other resources too', async () => {
		const templates = toolNode('Look up', 'Tool', {
			resource: 'template',
			operation: 'get',
			template: { __rl: true, mode: 'name', value: fromAi('name') },
			language: 'en',
		});
		const turns = [[{ tool: 'Look', args: { name: 'there_is_none' } }]];
		const { over } = await agent(3, [templates], ...turns, 'There is none');
		expect(await over()).toEqual({ output: 'There is none' });
		expect(results(model.requests)).toEqual([
			expect.objectContaining({
				error: {
					code: null,
					message: expect.stringContaining('there_is_none'),
					description: expect.any(String),
				},
			}),
		]);
	});
});

describe(`what does not fit a tool, in n8n ${state.version}`, () => {
	it.each([3, 2.2])(
		'is a file of the workflow, and the model reads so: agent %p',
		async (version) => {
			const file = toolNode('Send file', 'Tool', {
				operation: 'sendDocument',
				...numbers,
				mediaSource: 'binary',
				binaryPropertyName: 'data',
			});
			const { over } = await agent(
				version,
				[file],
				[{ tool: 'Send', args: { number: TO } }],
				'No file',
			);
			expect(await over()).toEqual({ output: 'No file' });
			expect(results(model.requests)).toEqual([
				expect.objectContaining({
					status: 'rejected',
					error: expect.objectContaining({
						message: expect.stringMatching(/"data", and the item has no such file/),
						description: expect.stringContaining('an AI agent passes none on to its tools'),
					}),
				}),
			]);
			expect((await sandbox.seen()).messages).toEqual([]);
		},
	);

	it.each([3, 2.2])('is what a fetched file holds: agent %p reads what it is', async (version) => {
		const fetcher = toolNode('Fetch', 'Tool', {
			resource: 'media',
			operation: 'download',
			url: fromAi('url'),
		});
		const url = `${state.sandboxUrl}/media/receipt.pdf`;
		const { over } = await agent(
			version,
			[fetcher],
			[{ tool: 'Fetch', args: { url } }],
			'A receipt',
		);
		expect(await over()).toEqual({ output: 'A receipt' });
		expect(results(model.requests)).toEqual([
			expect.objectContaining({
				file: expect.objectContaining({ mimeType: 'application/pdf', bytes: expect.any(Number) }),
				note: expect.stringContaining('cannot read what is in it'),
			}),
		]);
	});

	it.each([3, 2.2])(
		'is a bulk: agent %p sends one message a call, whatever the options',
		async (version) => {
			const options = {
				messagesPerRequest: 100,
				requestsInParallel: 4,
				messagesPerSecond: 1000,
				rejectedAsItems: true,
				customData: 'order-4711',
			};
			const bulk = toolNode('Tell', 'Tool', {
				operation: 'sendText',
				...numbers,
				body: fromAi('text'),
				options,
			});
			const both = [tell(TO), tell('+919000000002')];
			const { over } = await agent(version, [bulk], both, 'Both told');
			expect(await over()).toEqual({ output: 'Both told' });
			const read = results(model.requests);
			expect(read).toHaveLength(2);
			for (const one of read) {
				expect(one).toMatchObject({ status: 'accepted', customData: 'order-4711' });
			}
			expect((await sent(2)).map(({ message }) => message.to).sort()).toEqual([
				TO,
				'+919000000002',
			]);
		},
	);

	it.each([3, 2.2])(
		'is a second message by a model that repeats itself: agent %p',
		async (version) => {
			const once = toolNode('Tell', 'Tool', {
				operation: 'sendText',
				...numbers,
				body: fromAi('text'),
				options: { sendOnceKey: 'order-4711' },
			});
			const { over } = await agent(version, [once], [tell(TO)], [tell(TO)], 'Told');
			expect(await over()).toEqual({ output: 'Told' });
			const [first, second] = results(model.requests);
			expect([first.sentBefore, second.sentBefore]).toEqual([false, true]);
			expect(await sandbox.recipients()).toEqual({ [TO]: 1 });
		},
	);
});
