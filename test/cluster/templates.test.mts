import {
	asking,
	editor,
	fileAt,
	node,
	noOp,
	output,
	sandbox,
	sender,
	workflowOf,
} from '../e2e/support.mts';
import { state } from './support.mts';

jest.setTimeout(400_000);

beforeEach(() => sandbox.clear());

describe(`an n8n ${state.version} of several processes`, () => {
	it('lists templates and their variables in the editor', async () => {
		const results = await editor.listOf(asking('searchTemplates', 'template', {}));
		expect(results.map(({ name }) => name).join()).toContain('order_update');
		const { fields } = await editor.mapperOf(
			asking('templateVariables', 'templateVariables', {
				resource: 'message',
				operation: 'sendTemplate',
				template: { __rl: true, mode: 'list', value: results[0].value },
			}),
		);
		expect(fields.length).toBeGreaterThan(0);
	});

	it('lists templates in a worker', async () => {
		const workflow = await workflowOf(
			[sender('Templates', { resource: 'template', operation: 'getMany' }), noOp('After')],
			{ Split: ['Templates'], Templates: ['After'] },
		);
		const execution = await workflow.run([{}]);
		const names = output(execution, 'After').map(({ json }) => json.name);
		expect(names).toContain('order_update');
	});

	it('gives links to files that a worker has made', async () => {
		const file = node('File', 'n8n-nodes-base.convertToFile', 1.1, {
			operation: 'toText',
			sourceProperty: 'text',
			options: { fileName: 'invoice.txt' },
		});
		const send = sender('Send', {
			operation: 'sendDocument',
			from: '+918000000000',
			to: '+919000000001',
			mediaSource: 'binary',
		});
		const workflow = await workflowOf([file, send], { Split: ['File'], File: ['Send'] });
		await workflow.run([{ text: 'Invoice 4711' }]);
		const [{ message }] = (await sandbox.seen()).messages;
		const { link } = (message as { content: { document: { link: string } } }).content.document;
		expect(new URL(link).origin).toBe(state.n8nUrl);
		expect((await fileAt(link)).bytes.toString()).toBe('Invoice 4711');
	});
});
