import { output, sandbox, sendWorkflow, state } from './support.mts';

jest.setTimeout(60_000);

beforeEach(() => sandbox.clear());

const NUMBERS = { from: '+918000000000', to: '={{ $json.to }}' };

/** Items as a spreadsheet gives them, each to a customer of its own. */
const rows = (cells: object[]) =>
	cells.map((cell, index) => ({ to: `+9190000001${String(index).padStart(2, '0')}`, ...cell }));

/** Contents in the order of their recipients. */
async function contents(): Promise<Array<Record<string, unknown>>> {
	const { messages } = await sandbox.seen();
	return messages
		.map(({ message }) => message as { to: string; content: Record<string, unknown> })
		.sort((a, b) => a.to.localeCompare(b.to))
		.map(({ content }) => content);
}

describe(`values from expressions in n8n ${state.version}`, () => {
	it('are read for each item: choices of a flow and its header', async () => {
		const workflow = await sendWorkflow({
			operation: 'sendFlow',
			...NUMBERS,
			headerType: '={{ $json.header }}',
			headerText: 'Visit',
			headerLink: 'https://cdn.example.com/a.jpg',
			mediaSource: '={{ $json.source }}',
			bodyText: 'Book a visit',
			flowId: '1234567890',
			flowCta: 'Book a visit at your home',
			flowToken: '',
			flowAction: '={{ $json.action }}',
			screen: '={{ $json.screen }}',
			flowData: '{}',
			mode: '={{ $json.mode }}',
			options: {},
		});
		const cells = [
			{ mode: 'DRAFT', action: 'DATA_EXCHANGE', screen: '', header: 'Text', source: 'Link' },
			{ mode: ' Published', action: 'Navigate', screen: 'START', header: 'IMAGE', source: 'LINK' },
			{ mode: '', action: '', screen: '', header: '', source: '' },
			{ mode: 'draft', action: 'data exchange', screen: '', header: 'none', source: 'link' },
		];
		const execution = await workflow.run(rows(cells));
		expect(output(execution, 'Send').map(({ json }) => json.status)).toEqual(
			cells.map(() => 'accepted'),
		);
		const sent = (await contents()).map(({ interactive }) => {
			const { header, action } = interactive as {
				header?: object;
				action: { parameters: Record<string, unknown> };
			};
			const { flow_action, flow_action_payload, mode } = action.parameters;
			return { header, flow_action, flow_action_payload, mode };
		});
		expect(sent).toEqual([
			{ header: { type: 'text', text: 'Visit' }, flow_action: 'data_exchange', mode: 'draft' },
			{
				header: { type: 'image', image: { link: 'https://cdn.example.com/a.jpg' } },
				flow_action: 'navigate',
				flow_action_payload: { screen: 'START' },
			},
			{ flow_action: 'navigate' },
			{ flow_action: 'data_exchange', mode: 'draft' },
		]);
	});

	it('are read for each item: a switch, and what a broken expression yields', async () => {
		const workflow = await sendWorkflow(
			{
				operation: 'sendText',
				...NUMBERS,
				body: '={{ $json.link ? "See " + $json.link : String($json.nothing) }}',
				previewUrl: '={{ $json.preview }}',
				options: { sendUndefinedAsText: '={{ $json.all }}' },
			},
			'continueRegularOutput',
		);
		const link = 'https://shop.example.com/o/1';
		const cells = [
			{ link, preview: 'TRUE' },
			{ link, preview: true },
			{ link, preview: 'No' },
			{ link, preview: '' },
			{ link, preview: 'perhaps' },
			{ preview: 'false', all: 'FALSE' },
			{ preview: 0, all: 'yes' },
		];
		const execution = await workflow.run(rows(cells));
		const left = output(execution, 'Send').map(({ json }) => json);
		expect(left.map(({ status }) => status)).toEqual([
			...Array.from({ length: 4 }, () => 'accepted'),
			'rejected',
			'rejected',
			'accepted',
		]);
		expect(left[4].error).toMatchObject({
			message: 'Preview URL must be true or false, and was given "perhaps"',
		});
		expect(left[5].error).toMatchObject({
			message: expect.stringMatching(/^Body is "undefined", which looks like the result of/),
		});
		expect((await contents()).map(({ text }) => text)).toEqual([
			...[true, true, false, false].map((preview_url) => ({ body: `See ${link}`, preview_url })),
			{ body: 'undefined', preview_url: false },
		]);
	});

	it('go out as they travel: links that people paste', async () => {
		const workflow = await sendWorkflow(
			{
				operation: 'sendImage',
				...NUMBERS,
				mediaSource: 'link',
				link: '={{ $json.link }}',
				caption: '={{ $json.caption }}',
				options: {},
			},
			'continueRegularOutput',
		);
		const signed = 'https://cdn.example.com/a%2fb.jpg?X-Signature=0f%2Fa%3D';
		const cells = [
			{ link: ' \uFEFFhttps://cdn.example.com/a\u200B.jpg\n', caption: 'क्‍ष 👩‍👩‍👧\u200B' },
			{ link: 'https://münchen.example/फोटो 1.jpg' },
			{ link: signed },
			{ link: 'https://cdn.example.com/1.jpg\nhttps://cdn.example.com/2.jpg' },
		];
		const execution = await workflow.run(rows(cells));
		expect(output(execution, 'Send').map(({ json }) => json.status)).toEqual([
			'accepted',
			'accepted',
			'accepted',
			'rejected',
		]);
		expect((await contents()).map(({ image }) => image)).toEqual([
			{ link: 'https://cdn.example.com/a.jpg', caption: 'क्‍ष 👩‍👩‍👧\u200B' },
			{ link: 'https://xn--mnchen-3ya.example/%E0%A4%AB%E0%A5%8B%E0%A4%9F%E0%A5%8B%201.jpg' },
			{ link: signed },
		]);
	});
});
