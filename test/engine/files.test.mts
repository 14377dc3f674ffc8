import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IBinaryData, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import {
	credentialFor,
	credentials,
	execute,
	node,
	passNode,
	useSandbox,
	workflowOf,
} from './support/engine.mts';
import { keepFiles, madeFile, renamed, useSignedUrls } from './support/files.mts';
import { ACTION } from './support/host.mts';

const sandbox = useSandbox();
useSignedUrls();

const TO = '+919000000001';
const REFUSED = '+919000000400';
const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

const pdf = (bytes = PDF, executionId?: string) =>
	madeFile(bytes, 'invoice.pdf', 'application/pdf', executionId);

const item = (data: IBinaryData, to = TO): INodeExecutionData => ({
	json: { to },
	binary: { data },
});

const BINARY = { from: '+918000000000', to: '={{ $json.to }}', mediaSource: 'binary' };
const DOCUMENT = { ...BINARY, operation: 'sendDocument' };
const IMAGE = { ...BINARY, operation: 'sendImage' };

/** Sends items with files: they begin at the sending node, since a passing one would drop the files. */
async function send(
	parameters: INodeParameters,
	items: INodeExecutionData[],
	settings: Partial<INode> = {},
) {
	const all = { resource: 'message', ...parameters };
	const workflow = workflowOf(
		[node('Send', ACTION, { parameters: all, credentials, ...settings }), passNode('Sent')],
		{ Send: ['Sent'] },
	);
	return await execute(workflow, 'Send', [items], credentialFor(sandbox));
}

/** The files that the sandbox has fetched for the messages of this test, once there are so many. */
async function fetched(count: number) {
	const sids = sandbox.state.messages.all().map(({ sid }) => sid);
	const seen = () => sandbox.state.files.seen.all().filter(({ sid }) => sids.includes(sid));
	for (let tries = 0; seen().length < count && tries < 200; tries += 1) await sleep(10);
	return seen();
}

const contents = () =>
	sandbox.state.messages
		.all()
		.map(({ message }) => (message as { content: Record<string, unknown> }).content);

const hintsOf = ({ run }: Awaited<ReturnType<typeof send>>) =>
	run.data.resultData.runData.Send[0].hints?.map(({ message }) => message) ?? [];

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

it('lets WhatsApp fetch the file, with its name and type', async () => {
	const execution = await send({ ...DOCUMENT, caption: 'Invoice' }, [item(await pdf())]);
	expect(execution.error).toBeUndefined();
	expect(execution.output('Send')[0].json).toMatchObject({ status: 'accepted', type: 'document' });
	expect(contents()).toEqual([
		expect.objectContaining({
			document: {
				link: expect.stringMatching(
					/^http:\/\/127\.0\.0\.1:\d+\/rest\/binary-data\/signed\?token=/,
				),
				filename: 'invoice.pdf',
				caption: 'Invoice',
			},
		}),
	]);
	expect(await fetched(1)).toEqual([
		expect.objectContaining({
			status: 200,
			type: 'application/pdf',
			length: PDF.length,
			sha256: sha256(PDF),
		}),
	]);
	// The sandbox that plays WhatsApp is on this machine too.
	expect(hintsOf(execution)).toEqual([]);
});

it('keeps the file name that the user gave', async () => {
	await send({ ...DOCUMENT, filename: '={{ $json.to }}.pdf' }, [item(await pdf())]);
	expect(contents()).toMatchObject([{ document: { filename: `${TO}.pdf` } }]);
});

it.each([
	['sendImage', 'a.png', 'image/png', 'image'],
	['sendAudio', 'a.mp3', 'audio/mpeg', 'audio'],
	['sendVideo', 'a.mp4', 'video/mp4', 'video'],
	['sendSticker', 'a.webp', 'image/webp', 'sticker'],
])('%s takes a file', async (operation, name, mimeType, kind) => {
	const file = await madeFile(PNG, name, mimeType);
	const { error } = await send({ ...BINARY, operation }, [item(file)]);
	expect(error).toBeUndefined();
	expect(contents()).toMatchObject([{ type: kind, [kind]: { link: expect.any(String) } }]);
	expect(await fetched(1)).toMatchObject([{ status: 200, type: mimeType, sha256: sha256(PNG) }]);
});

const BODY = { bodyText: 'Is this right?' };
const BUTTONS = { buttonsSource: 'data', buttonsData: '[{ "id": "yes", "title": "Yes" }]' };
const FLOW = { flowId: '1', flowCta: 'Open', flowToken: 't', screen: 'START' };
const LINK = { displayText: 'Open', url: 'https://shop.example.com' };

it.each<[string, INodeParameters]>([
	['sendButtons', BUTTONS],
	['sendCtaUrl', LINK],
	['sendFlow', FLOW],
])('%s takes a file for its header', async (operation, own) => {
	const parameters = { ...BINARY, operation, headerType: 'document', ...BODY, ...own };
	const { error } = await send(parameters, [item(await pdf())]);
	expect(error).toBeUndefined();
	expect(contents()).toMatchObject([
		{ interactive: { header: { type: 'document', document: { filename: 'invoice.pdf' } } } },
	]);
	expect(await fetched(1)).toMatchObject([{ status: 200, sha256: sha256(PDF) }]);
});

describe('a template', () => {
	const general = {
		...BINARY,
		operation: 'sendTemplate',
		template: { __rl: true, mode: 'name', value: 'invoice' },
		language: 'en',
		componentsSource: 'fields',
		headerType: 'document',
		bodyParameters: { parameter: [{ text: 'Asha' }] },
	};

	it('takes a file for the header of its general fields', async () => {
		const { error } = await send(general, [item(await pdf())]);
		expect(error).toBeUndefined();
		expect(contents()).toMatchObject([
			{
				template: {
					components: [
						{ type: 'header', parameters: [{ document: { filename: 'invoice.pdf' } }] },
						{ type: 'body' },
					],
				},
			},
		]);
		expect(await fetched(1)).toMatchObject([{ status: 200, sha256: sha256(PDF) }]);
	});

	it('needs no file without a header that is one', async () => {
		const parameters = { ...general, headerType: 'none' };
		const { error } = await send(parameters, [{ json: { to: TO } }]);
		expect(error).toBeUndefined();
		expect(contents()).toMatchObject([{ template: { components: [{ type: 'body' }] } }]);
	});

	const template = (name: string, filled: Record<string, string>) => ({
		...BINARY,
		operation: 'sendTemplate',
		template: { __rl: true, mode: 'list', value: name },
		componentsSource: 'variables',
		templateVariables: {
			mappingMode: 'defineBelow',
			value: Object.fromEntries(
				Object.entries(filled).map(([id, value]) => [`${name}|${id}`, value]),
			),
		},
	});

	it('says that it has no place for a file', async () => {
		const value = { 'header.text': '1', 'body.1': 'a', 'body.2': 'b', 'button.0.url': 'c' };
		const { error } = await send(template('order_update|en', value), [item(await pdf())]);
		expect(error?.message).toBe(
			'The template "order_update" has no file in its header, and Media Source is Binary File [item 0]',
		);
	});

	const withHeader = () =>
		sandbox.state.templates
			.list()
			.find(({ components }) =>
				components.some(({ type, format }) => type === 'HEADER' && format === 'DOCUMENT'),
			);

	it('that is looked up takes a file for its header', async () => {
		const found = withHeader();
		if (!found) throw new Error('The sandbox has no template with a document');
		const { name, language, components } = found;
		const body = components.find(({ type }) => type === 'BODY')?.text ?? '';
		const numbers = [...body.matchAll(/\{\{(\d+)\}\}/g)].map(([, number]) => number);
		const value = Object.fromEntries(numbers.map((number) => [`body.${number}`, 'Asha']));
		const execution = await send(template(`${name}|${language}`, value), [item(await pdf())]);
		expect(execution.error).toBeUndefined();
		expect(execution.output('Send')[0].json.preview).toContain('[Document: invoice.pdf]');
		expect(await fetched(1)).toMatchObject([{ status: 200, sha256: sha256(PDF) }]);
		expect(JSON.stringify(contents())).toContain('"filename":"invoice.pdf"');
	});
});

describe('a bad file', () => {
	const large = () => madeFile(Buffer.alloc(5 * 1024 * 1024 + 1), 'photo.jpg', 'image/jpeg');
	const TOO_LARGE =
		'Input Binary Field: WhatsApp takes images of up to 5 MB, and "photo.jpg" has 5.1 MB';
	const good = () => madeFile(PNG, 'a.png', 'image/png');

	it.each<[string, () => Promise<INodeExecutionData>, string, RegExp]>([
		[
			'of another type',
			async () => item(await pdf()),
			'Input Binary Field: WhatsApp takes images as JPEG or PNG, and "invoice.pdf" is application/pdf',
			/send it as a document/,
		],
		['that is too large', async () => item(await large()), TOO_LARGE, /up to 100 MB/],
		[
			'that is empty',
			async () => item(await madeFile(Buffer.alloc(0), 'a.png', 'image/png')),
			'Input Binary Field: "a.png" is empty',
			/Check the node/,
		],
		[
			'that is not there',
			async () => ({ json: { to: TO }, binary: { photo: await good(), scan: await good() } }),
			'Input Binary Field names "data", and the item has no such file',
			/^Its files are: photo, scan\./,
		],
		[
			'that n8n has deleted',
			async () =>
				item({ ...(await good()), id: 'filesystem-v2:workflows/w1/executions/1/binary_data/x' }),
			'Input Binary Field: n8n has no such file any more as "a.png"',
			/Run the workflow again/,
		],
	])('%s stops all before anything is sent', async (_name, bad, message, advice) => {
		const items = [item(await good()), await bad()];
		const { error } = await send(IMAGE, items);
		expect(error?.message).toContain(message);
		expect(error?.message).toMatch(/ \[item 1\]$/);
		expect(error?.description).toMatch(advice);
		expect(error?.description).toMatch(/Nothing was sent\.$/);
		expect(sandbox.state.requests.all()).toEqual([]);
	});

	it('leaves the others alone with Continue', async () => {
		const items = [item(await good()), item(await large()), item(await good())];
		const execution = await send(IMAGE, items, { onError: 'continueRegularOutput' });
		const out = execution.output('Send').map(({ json }) => json);
		expect(out.map(({ status }) => status)).toEqual(['accepted', 'rejected', 'accepted']);
		expect(out[1]).toMatchObject({ type: 'image', error: { message: TOO_LARGE } });
		expect(contents()).toHaveLength(2);
	});

	it('is told together with other bad input', async () => {
		const { error } = await send(IMAGE, [item(await large()), item(await good(), 'nobody')]);
		expect(error?.message).toContain(TOO_LARGE);
		expect(error?.description).toContain('<br>To is not a phone number: "nobody" (item 1)');
	});
});

describe('links', () => {
	const links = () => contents().map(({ document }) => (document as { link: string }).link);

	it('are the same for items with the same file', async () => {
		const file = await pdf();
		await send(DOCUMENT, [item(file), item(file, '+919000000002'), item(await pdf())]);
		const [one, same, other] = links();
		expect(same).toBe(one);
		expect(other).not.toBe(one);
	});

	const lifetimeOf = (link: string) => {
		const [, payload] = String(new URL(link).searchParams.get('token')).split('.');
		const { iat, exp } = JSON.parse(Buffer.from(payload, 'base64url').toString());
		return exp - iat;
	};

	it.each([
		[{}, 24 * 3600],
		[{ fileLinkHours: 0.5 }, 1800],
		[{ fileLinkHours: 72 }, 72 * 3600],
	])('live as long as the options %p say', async (options, seconds) => {
		await send({ ...DOCUMENT, options }, [item(await pdf())]);
		expect(links().map(lifetimeOf)).toEqual([seconds]);
	});

	it.each([0, -1, 'a day', 1e9])('do not live %p hours', async (fileLinkHours) => {
		const { error } = await send({ ...DOCUMENT, options: { fileLinkHours } }, [item(await pdf())]);
		expect(error?.message).toContain('File Link Lifetime (Hours) must be a number, 0.001 to 8760');
	});
});

describe('files that need a copy', () => {
	it('come from a webhook, whose folder is renamed when the execution ends', async () => {
		const file = await pdf(PDF, 'temp');
		expect(file.id).toContain('/executions/temp/');
		const slow = { latencyMs: 200 };
		Object.assign(sandbox.state.behaviour, slow);
		const sending = send(DOCUMENT, [item(file)]);
		await sleep(100);
		await renamed(file);
		await sending;
		expect(await fetched(1)).toMatchObject([{ status: 200, sha256: sha256(PDF) }]);
	});

	it('have their bytes at the item, as a Code node gives them', async () => {
		const file = { data: PDF.toString('base64'), mimeType: 'application/pdf', fileName: 'a.pdf' };
		const { error } = await send(DOCUMENT, [item(file)]);
		expect(error).toBeUndefined();
		expect(await fetched(1)).toMatchObject([{ type: 'application/pdf', sha256: sha256(PDF) }]);
	});

	it.each([
		['sendImage', 'a.jpg', 'image/jpg', 'image/jpeg'],
		['sendAudio', 'a.m4a', 'audio/x-m4a', 'audio/mp4'],
		['sendDocument', 'a.PDF', 'application/octet-stream', 'application/pdf'],
	])(
		'have another type than WhatsApp wants: %s %s as %s',
		async (operation, name, type, wanted) => {
			const { error } = await send({ ...BINARY, operation }, [
				item(await madeFile(PDF, name, type)),
			]);
			expect(error).toBeUndefined();
			expect(await fetched(1)).toMatchObject([{ status: 200, type: wanted, sha256: sha256(PDF) }]);
		},
	);
});

it('says what to set where n8n keeps files in memory', async () => {
	await keepFiles('default');
	const file = { data: PDF.toString('base64'), mimeType: 'application/pdf', fileName: 'a.pdf' };
	const { error } = await send(DOCUMENT, [item(file)]);
	expect(error?.message).toBe(
		'Input Binary Field: this n8n keeps files in memory, so WhatsApp has no way to fetch "a.pdf" [item 0]',
	);
	expect(error?.description).toContain('Set N8N_DEFAULT_BINARY_DATA_MODE=filesystem');
	expect(sandbox.state.requests.all()).toEqual([]);
});

it('sends nothing twice on Retry On Fail, though each try has links of its own', async () => {
	const items = [item(await pdf()), item(await pdf(), REFUSED)];
	const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1100 };
	const { error } = await send(DOCUMENT, items, settings);
	expect(error).toBeDefined();
	const all = sandbox.state.messages.all().map(({ message }) => message as { to: string });
	expect(all.map(({ to }) => to)).toEqual([TO, REFUSED, REFUSED, REFUSED]);
	const links = contents().map(({ document }) => (document as { link: string }).link);
	expect(new Set(links).size).toBe(4);
});

describe('the sandbox', () => {
	const lastReport = async () => {
		for (let tries = 0; tries < 200; tries += 1) {
			const [{ status }] = sandbox.state.messages.all();
			if (/^300(03|1\d)/.test(status)) return status;
			await sleep(10);
		}
		return undefined;
	};

	it.each([
		['photo.jpg', '30003 EX_MESSAGE_SEEN'],
		['gone.jpg', '30016 EX_MEDIA_DOWNLOAD_ERROR'],
		['receipt.pdf', '30017 EX_MEDIA_UPLOAD_ERROR'],
	])('fetches an image at %s, and reports %s', async (name, status) => {
		const parameters = { ...IMAGE, mediaSource: 'link', link: `${sandbox.url}/media/${name}` };
		await send(parameters, [{ json: { to: TO } }]);
		expect(await lastReport()).toBe(status);
	});

	it('fetches nothing from elsewhere', async () => {
		const parameters = { ...IMAGE, mediaSource: 'link', link: 'https://cdn.example.com/a.jpg' };
		await send(parameters, [{ json: { to: TO } }]);
		expect(await lastReport()).toBe('30003 EX_MESSAGE_SEEN');
		expect(await fetched(0)).toEqual([]);
	});
});
