import { startModel, type Model } from '../../harness/model.mts';
import { agentWorkflow, fromAi, toolNode } from './agents.mts';
import { ask, execution, FROM, sent, tap, textOf, TO } from './questions.mts';
import {
	editor,
	output,
	post,
	sandbox,
	sender,
	sendWorkflow,
	state,
	triggerWorkflow,
	workflowOf,
} from './support.mts';
import { itemOf, waiting } from './waiting.mts';

/** What somebody may write who wants n8n to do something with it. Each comes out as it went in. */

jest.setTimeout(180_000);

/** Would be 49 if anybody read them as expressions, or names of what nobody may see. */
const TEXTS = [
	'={{ 7 * 7 }}',
	'{{ 7 * 7 }}',
	'=7*7',
	'${7 * 7}',
	'#{7 * 7}',
	'={{ $env }}',
	'={{ $env.HOME }}',
	'{{ $json.sid }}',
	'={{ $execution.resumeUrl }}',
	"={{ $('Trigger').context }}",
	'{{ $fromAI("to") }}',
	'={{ $tool.parameters }}',
	'={{ constructor.constructor("return process.env")() }}',
	'={{ [].constructor.constructor("throw 1")() }}',
	'}} {{ 7 * 7 }} {{',
	'<script>alert(1)</script>',
	'<img src=x onerror="alert(1)">',
	'<a href="javascript:alert(1)">Yes</a>',
	'&lt;b&gt; &amp;amp; %3Cscript%3E',
	'"; DROP TABLE execution_entity; --',
	"' || '1'='1",
	"$1 $& $` $' \\1",
	'__proto__',
	'\u202Etxt.exe\u2066 \uE000 \uE001',
];

const WHOLE = TEXTS.join('\n');

let model: Model;
beforeAll(async () => {
	model = await startModel();
});
afterAll(() => model.stop());
beforeEach(() => sandbox.clear());

/** A message in which all that a customer can name is such a text. */
const message = (text: string, index: number) => ({
	callback_type: 'incoming_message',
	sid: `In${index}${text}`,
	from: TO,
	to: FROM,
	profile_name: text,
	custom_data: text,
	[text]: text,
	content: {
		type: 'interactive',
		interactive: { type: 'button_reply', button_reply: { id: text, title: text } },
		context: { sid: text },
	},
});

describe(`texts that look like code in n8n ${state.version}`, () => {
	it('leave the trigger as they came', async () => {
		const trigger = await triggerWorkflow({ events: ['incomingMessage'] });
		const messages = TEXTS.map(message);
		await post(trigger.url, { whatsapp: { messages } });
		const [items] = await trigger.started(1);
		expect(items.map(({ json }) => json)).toEqual(
			TEXTS.map((text, index) =>
				expect.objectContaining({
					...{ text, replyId: text, profileName: text, customData: text, replyTo: text },
					raw: messages[index],
				}),
			),
		);
	});

	it('are answers of a webhook in JSON alone', async () => {
		const trigger = await triggerWorkflow({ events: ['incomingMessage'] });
		const [script] = TEXTS.filter((text) => text.startsWith('<script'));
		for (const body of [{ type: 'verification', challenge: script }, script, { [script]: '' }]) {
			const { headers } = await post(trigger.url, body, { 'content-type': 'application/json' });
			expect(headers['content-type']).toMatch(/^application\/json/);
		}
	});

	it.each([
		['one by one', 1],
		['by the hundred', 10],
	])('are sent as they are, %s', async (_, copies) => {
		const workflow = await sendWorkflow({
			operation: 'sendText',
			...{ from: FROM, to: TO, body: '={{ $json.words.trim() }}' },
			options: {
				customData: '={{ $json.words }}',
				sendUndefinedAsText: true,
				// So that they arrive in their order.
				requestsInParallel: 1,
			},
		});
		const texts = Array.from({ length: copies }, () => TEXTS).flat();
		await workflow.run(texts.map((words) => ({ words })));
		const { messages } = await sandbox.seen();
		expect(messages.map((one) => textOf(one as never))).toEqual(texts);
	});

	it('end a wait as they came', async () => {
		const text = { operation: 'sendText', from: FROM, to: '={{ $json.to }}', body: 'Well?' };
		const wait = await waiting({ ...text, afterSending: 'waitForReply' }, TO);
		await sandbox.reply({ sid: wait.sid, text: WHOLE });
		const { json } = await itemOf(wait);
		expect(json).toMatchObject({ waitResult: 'replied', reply: { text: WHOLE } });
	});

	it('answer a question as they came, in words', async () => {
		const asked = await ask({ responseType: 'freeText' });
		await sandbox.reply({ sid: (await asked.message()).sid, text: WHOLE });
		expect((await asked.answered()).data).toMatchObject({ text: WHOLE, chatInput: WHOLE });
	});

	it('answer a question as they came, by a tap', async () => {
		// In a field of the node, what begins with = is an expression of the workflow's own author.
		const choices = TEXTS.filter((text) => !text.startsWith('=') && text.length <= 24)
			.slice(0, 10)
			.map((title) => ({ title, id: title }));
		const asked = await ask({
			responseType: 'choice',
			buttonText: 'Slots',
			choices: { choice: choices },
		});
		const [{ title, id }] = choices;
		await tap(await asked.message(), title);
		expect((await asked.answered()).data).toMatchObject({ choice: id, text: title });
	});

	it('go through the nodes that follow, and to another customer', async () => {
		const workflow = await workflowOf(
			[
				sender('Ask', {
					operation: 'sendAndWait',
					...{ from: FROM, to: TO, message: 'Well?', responseType: 'freeText' },
				}),
				sender('Send', {
					operation: 'sendText',
					...{ from: FROM, to: TO, body: '={{ $json.data.text }}' },
				}),
			],
			{ Split: ['Ask'], Ask: ['Send'] },
		);
		await workflow.start([{ order: 1 }]);
		await execution(workflow.id, 'waiting');
		await sandbox.reply({ sid: (await sent())[0].sid, text: WHOLE });
		const [, second] = await sent(2);
		expect(textOf(second)).toBe(WHOLE);
	});

	it('are read and written by an agent as they are', async () => {
		const asker = toolNode('Ask', 'Tool', {
			...{ operation: 'sendAndWait', responseType: 'freeText', from: FROM, to: TO },
			message: fromAi('question'),
		});
		model.follows([{ tool: 'Ask', args: { question: WHOLE } }], 'Done');
		const workflow = await agentWorkflow({ model, version: 3, tools: [asker] });
		await workflow.start([{ ask: 'Go' }]);
		await execution(workflow.id, 'waiting', 'error');
		const [question] = await sent(1);
		expect(textOf(question)).toBe(WHOLE);
		await sandbox.reply({ sid: question.sid, text: WHOLE });
		const { id } = await execution(workflow.id, 'success', 'error');
		expect(output(await editor.execution(id), 'Sent')[0].json).toEqual({ output: 'Done' });
		const { messages } = model.requests[model.requests.length - 1];
		const [result] = messages.filter(({ role }) => role === 'tool');
		const [item] = JSON.parse(String(result.content)) as Array<{ data: { text: string } }>;
		expect(item.data.text).toBe(WHOLE);
	});
});
