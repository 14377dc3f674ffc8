import { output, sandbox, state, workflowWith } from './support.mts';

jest.setTimeout(120_000);

beforeEach(() => sandbox.clear());

const download = (more: object = {}) => ({
	parameters: { resource: 'media', operation: 'download', ...more },
});

const incoming = (file: string, fileName: string | null = null) => ({
	event: 'incomingMessage',
	media: { url: `${state.sandboxUrl}/media/${file}`, mimeType: null, fileName, caption: null },
});

describe(`downloads of media in n8n ${state.version}`, () => {
	it('takes the URL from the trigger, without fields to fill in', async () => {
		const workflow = await workflowWith(download());
		const execution = await workflow.run([
			incoming('receipt.pdf?signature=1', 'rent.pdf'),
			incoming('photo.jpg'),
		]);
		const items = output(execution, 'Sent');
		expect(items.map(({ binary }) => binary?.data)).toEqual([
			expect.objectContaining({ mimeType: 'application/pdf', fileName: 'rent.pdf' }),
			expect.objectContaining({ mimeType: 'image/jpeg', fileName: 'photo.jpg' }),
		]);
		expect(items[0].json).toMatchObject({ event: 'incomingMessage' });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('has the name that the server wrote in UTF-8, or the message of another spelling', async () => {
		const workflow = await workflowWith(download());
		const spelled = incoming('receipt.pdf', 'किराया.pdf');
		spelled.media.url = spelled.media.url.replace('http', 'HTTP');
		const execution = await workflow.run([incoming('4711'), spelled]);
		const names = output(execution, 'Sent').map(({ binary }) => binary?.data.fileName);
		expect(names).toEqual(['रसीद.pdf', 'किराया.pdf']);
	});

	it('says that a file came without a link, and that one has expired', async () => {
		const workflow = await workflowWith({ ...download(), onError: 'continueErrorOutput' });
		const { media, ...message } = incoming('photo.jpg');
		const execution = await workflow.run([
			{ ...message, media: { ...media, url: null } },
			{ ...message, reply: { media: { ...media, url: null } } },
			incoming('photo.jpg?expired'),
		]);
		expect(output(execution, 'Failed').map(({ json }) => json.error)).toEqual([
			expect.objectContaining({ message: 'The message came without a link to its file' }),
			expect.objectContaining({ message: 'The message came without a link to its file' }),
			expect.objectContaining({ message: 'The server does not give out the file' }),
		]);
	});

	it('says that a link has expired, at its item', async () => {
		const workflow = await workflowWith(download());
		const execution = await workflow.run([incoming('photo.jpg'), incoming('photo.jpg?expired')]);
		const { error } = execution.data.resultData;
		expect(error?.message).toBe('The server does not give out the file [item 1]');
		expect(error?.description).toContain('Most likely the link has expired');
	});

	it('gives the message back by the error output', async () => {
		const workflow = await workflowWith({
			...download({ binaryPropertyName: 'file', options: { maxSize: 1 } }),
			onError: 'continueErrorOutput',
		});
		const execution = await workflow.run([
			incoming('gone.jpg'),
			incoming('photo.jpg'),
			incoming('large.bin'),
		]);
		expect(output(execution, 'Sent').map(({ binary }) => Object.keys(binary ?? {}))).toEqual([
			['file'],
		]);
		expect(output(execution, 'Failed').map(({ json }) => json)).toEqual([
			expect.objectContaining({
				event: 'incomingMessage',
				error: expect.objectContaining({
					code: 404,
					message: 'The link to the file has expired or was withdrawn',
				}),
			}),
			expect.objectContaining({
				error: expect.objectContaining({ message: 'The file is larger than 1 MB' }),
			}),
		]);
	});
});
