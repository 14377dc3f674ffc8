import { appendFileSync } from 'node:fs';
import { startModel, type Model } from '../../harness/model.mts';
import { agentWorkflow, codeTool, fromAi, toolNode } from './agents.mts';
import { execution, FROM, sent, tap, TO } from './questions.mts';
import { crashN8n, editor, sandbox, state } from './support.mts';

jest.setTimeout(280_000);
let model: Model;
beforeAll(async () => {
	model = await startModel();
});
afterAll(() => model.stop());
beforeEach(() => sandbox.clear());
const log = (...x: unknown[]) =>
	appendFileSync(
		'/tmp/probe.log',
		x.map((one) => (typeof one === 'string' ? one : JSON.stringify(one, null, 1))).join(' ') + '\n',
	);

it('ask over restart', async () => {
	const workflow = await agentWorkflow({
		model,
		version: 3,
		tools: [
			toolNode('Ask', 'Tool', {
				operation: 'sendAndWait',
				responseType: 'freeText',
				from: FROM,
				to: TO,
				message: fromAi('question'),
			}),
		],
	});
	model.follows([{ tool: 'Ask', args: { question: 'When?' } }], 'It is done');
	await workflow.start([{ ask: 'Ask' }]);
	await execution(workflow.id, 'waiting');
	const [m] = await sent();
	await crashN8n();
	log('ask reply', String(await sandbox.reply({ sid: m.sid, text: 'six' })));
	await new Promise((r) => setTimeout(r, 3000));
	const [e] = await editor.executions(workflow.id);
	const x = await editor.execution(e.id);
	log(
		'ask',
		e.status,
		x.data.resultData.error ?? 'no error',
		model.requests.map(({ messages }) =>
			messages.filter(({ role }) => role === 'tool').map(({ content }) => content),
		),
	);
});
if (state.version.startsWith('2'))
	it('review over restart', async () => {
		const workflow = await agentWorkflow({
			model,
			version: 3,
			tools: [
				codeTool('Refund order', ['order'], 'return "done"'),
				toolNode('Review', 'HitlTool', {
					from: FROM,
					to: TO,
					timeLimit: 60,
					timeLimitUnit: 'seconds',
				}),
			],
			reviews: { 'Refund order': 'Review' },
		});
		model.follows(
			[{ tool: 'Refund', args: { toolParameters: { order: '1' }, hitlParameters: {} } }],
			'It is done',
		);
		await workflow.start([{ ask: 'Ask' }]);
		await execution(workflow.id, 'waiting');
		const [m] = await sent();
		await crashN8n();
		log('review reply', String(await tap(m, 'Approve')));
		await new Promise((r) => setTimeout(r, 3000));
		let [e] = await editor.executions(workflow.id);
		let x = await editor.execution(e.id);
		log(
			'review',
			e.status,
			x.data.resultData.error ?? 'no error',
			x.data.resultData.runData,
			model.requests.map(({ messages }) =>
				messages.filter(({ role }) => role === 'tool').map(({ content }) => content),
			),
		);
		await new Promise((r) => setTimeout(r, 100_000));
		[e] = await editor.executions(workflow.id);
		x = await editor.execution(e.id);
		log(
			'review later',
			e.status,
			x.data.resultData.error ?? 'no error',
			x.data.resultData.runData,
			model.requests.map(({ messages }) =>
				messages.filter(({ role }) => role === 'tool').map(({ content }) => content),
			),
		);
	});
