import { createHash, randomUUID } from 'node:crypto';

import type { FileSeen } from '../../sandbox/files.mts';
import {
	connections,
	crashN8n,
	editor,
	fileAt,
	node,
	noOp,
	output,
	post,
	sandbox,
	sender,
	state,
	until,
	workflowOf,
} from './support.mts';

jest.setTimeout(300_000);

beforeEach(() => sandbox.clear());

const TO = '+919000000001';
const REFUSED = '+919000000400';
const TEXT = 'Invoice 4711: 1,299 rupees. धन्यवाद';
const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

const CONVERT = 'n8n-nodes-base.convertToFile';
const textFile = node('File', CONVERT, 1.1, {
	operation: 'toText',
	sourceProperty: 'text',
	options: { fileName: 'invoice.txt' },
});
const imageFile = node('File', CONVERT, 1.1, {
	operation: 'toBinary',
	sourceProperty: 'base64',
	options: { fileName: 'parcel.png', mimeType: 'image/png' },
});

const BINARY = {
	from: '+918000000000',
	to: "={{ $('Split').item.json.to }}",
	mediaSource: 'binary',
};

/** Split → File → Send → Sent. */
const fileWorkflow = (file: ReturnType<typeof node>, parameters: object, more: object = {}) =>
	workflowOf([file, sender('Send', { ...BINARY, ...parameters }, more), noOp('Sent')], {
		Split: ['File'],
		File: ['Send'],
		Send: ['Sent'],
	});

/** The files that were fetched, once there are so many. */
const fetched = (count: number): Promise<FileSeen[]> =>
	until(async () => {
		const { files } = await sandbox.seen();
		return files.length >= count ? files : undefined;
	}, `${count} files`);

async function contents(): Promise<Array<Record<string, unknown>>> {
	const { messages } = await sandbox.seen();
	return messages.map(({ message }) => (message as { content: Record<string, unknown> }).content);
}

describe(`files of the workflow in n8n ${state.version}`, () => {
	it('reach WhatsApp as documents, after the execution has ended', async () => {
		const workflow = await fileWorkflow(textFile, { operation: 'sendDocument', caption: 'Thanks' });
		const execution = await workflow.run([{ to: TO, text: TEXT }]);
		expect(execution.data.resultData.error).toBeUndefined();
		expect(output(execution, 'Sent')[0].json).toMatchObject({ status: 'accepted', to: TO });
		const [content] = await contents();
		const { link, ...document } = content.document as { link: string };
		expect(document).toEqual({ filename: 'invoice.txt', caption: 'Thanks' });
		expect(await fetched(1)).toEqual([
			expect.objectContaining({
				url: link,
				status: 200,
				type: 'text/plain',
				sha256: sha256(TEXT),
			}),
		]);
		const { status, bytes } = await fileAt(link);
		expect([status, bytes.toString()]).toEqual([200, TEXT]);
		// The sandbox that plays WhatsApp is on this machine too.
		expect(execution.data.resultData.runData.Send[0].hints ?? []).toEqual([]);
	});

	it('reach WhatsApp as images in headers', async () => {
		const workflow = await fileWorkflow(imageFile, {
			operation: 'sendButtons',
			headerType: 'image',
			bodyText: 'Is this your parcel?',
			buttonsSource: 'data',
			buttonsData: '[{ "id": "yes", "title": "Yes" }]',
		});
		await workflow.run([{ to: TO, base64: PNG.toString('base64') }]);
		expect(await fetched(1)).toMatchObject([
			{ status: 200, type: 'image/png', sha256: sha256(PNG) },
		]);
		const [content] = await contents();
		expect(content).toMatchObject({ interactive: { header: { type: 'image' } } });
	});

	it('reach WhatsApp in the header of a template that is looked up', async () => {
		const workflow = await fileWorkflow(textFile, {
			operation: 'sendTemplate',
			template: { __rl: true, mode: 'list', value: 'invoice|en_US', cachedResultName: 'invoice' },
			componentsSource: 'variables',
			templateVariables: {
				mappingMode: 'defineBelow',
				value: { 'invoice|en_US|body.1': 'Asha', 'invoice|en_US|body.2': '4711' },
				matchingColumns: [],
				schema: [],
			},
		});
		const execution = await workflow.run([{ to: TO, text: TEXT }]);
		expect(execution.data.resultData.error).toBeUndefined();
		expect(output(execution, 'Send')[0].json.preview).toContain('[Document: invoice.txt]');
		expect(await fetched(1)).toMatchObject([{ status: 200, sha256: sha256(TEXT) }]);
	});

	it('reach WhatsApp when a webhook has brought them', async () => {
		const path = randomUUID();
		const options = { path, httpMethod: 'POST', responseMode: 'onReceived', options: {} };
		const document = { ...BINARY, to: TO, operation: 'sendDocument', binaryPropertyName: 'file' };
		const saved = await editor.createWorkflow({
			name: `file ${path}`,
			nodes: [
				node('In', 'n8n-nodes-base.webhook', 2, options, { webhookId: path }),
				sender('Send', document),
			],
			connections: connections({ In: ['Send'] }),
		});
		await editor.activate(saved);
		await until(async () => {
			const form = new FormData();
			form.append('file', new Blob([TEXT], { type: 'text/plain' }), 'invoice.txt');
			const { status } = await post(`${state.n8nUrl}/webhook/${path}`, form);
			return status === 404 ? undefined : status;
		}, 'the webhook');
		await until(async () => {
			const [newest] = await editor.executions(saved.id);
			return newest?.status === 'success' ? newest : undefined;
		}, 'the execution to end');
		const [file] = await fetched(1);
		expect(file).toMatchObject({ status: 200, type: 'text/plain', sha256: sha256(TEXT) });
		// What n8n does with a webhook's file comes after the end of the execution.
		expect(await fileAt(file.url)).toMatchObject({ status: 200 });
		expect(await contents()).toMatchObject([{ document: { filename: 'invoice.txt' } }]);
	});

	it('are refused when WhatsApp takes none of their type', async () => {
		const workflow = await fileWorkflow(textFile, { operation: 'sendImage' });
		const execution = await workflow.run([{ to: TO, text: TEXT }]);
		expect(execution.data.resultData.error?.message).toBe(
			'Input Binary Field: WhatsApp takes images as JPEG or PNG, and "invoice.txt" is text/plain [item 0]',
		);
		expect((await sandbox.seen()).messages).toEqual([]);
	});

	it('go out once, though a retry has other links', async () => {
		const workflow = await fileWorkflow(textFile, { operation: 'sendDocument' });
		const failed = await workflow.run([
			{ to: TO, text: TEXT },
			{ to: REFUSED, text: TEXT },
		]);
		expect(failed.status).toBe('error');
		const id = await editor.retry(failed.id);
		await until(async () => {
			const { status } = await editor.execution(id);
			return status === 'error' ? true : undefined;
		}, 'the retry to end');
		const { messages } = await sandbox.seen();
		const recipients = messages.map(({ message }) => (message as { to: string }).to);
		expect(recipients).toEqual([TO, REFUSED, REFUSED]);
	});

	it('are gone once the link has expired', async () => {
		const workflow = await fileWorkflow(textFile, {
			operation: 'sendDocument',
			options: { fileLinkHours: 0.001 },
		});
		await workflow.run([{ to: TO, text: TEXT }]);
		const [content] = await contents();
		const { link } = content.document as { link: string };
		const { status } = await until(async () => {
			const answer = await fileAt(link);
			return answer.status === 200 ? undefined : answer;
		}, 'the link to expire');
		expect(status).toBe(400);
	});
});

// n8n 2 has no such mode.
if (state.version.startsWith('1.')) {
	describe(`files in the memory of n8n ${state.version}`, () => {
		beforeAll(async () => {
			await crashN8n({ N8N_DEFAULT_BINARY_DATA_MODE: 'default' });
		});
		afterAll(() => crashN8n());

		it('have no link, and the node says what to set', async () => {
			const workflow = await fileWorkflow(textFile, { operation: 'sendDocument' });
			const execution = await workflow.run([{ to: TO, text: TEXT }]);
			const { error } = execution.data.resultData;
			expect(error?.message).toBe(
				'Input Binary Field: this n8n keeps files in memory, so WhatsApp has no way to fetch "invoice.txt" [item 0]',
			);
			expect(error?.description).toContain('Set N8N_DEFAULT_BINARY_DATA_MODE=filesystem');
			expect((await sandbox.seen()).messages).toEqual([]);
		});
	});
}
