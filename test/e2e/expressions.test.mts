import { output, sandbox, sendWorkflow, state } from './support.mts';

jest.setTimeout(60_000);

beforeEach(() => sandbox.clear());

const VALUES = [
	'Asha',
	' padded ',
	'अाशा 😀',
	'{{ 1 + 1 }}',
	'=5',
	'$json.to',
	'a\nb\t"c" \\ `d`',
	'41',
	41,
	0,
	-1.5,
	1e21,
	true,
	false,
	null,
	'',
	{ a: 1 },
	[1, 2],
];

/** Brackets keep an expression from being read without n8n's engine, and change nothing else. */
const byN8n = (expression: string) => expression.replace('$json.x', '($json.x)');

describe(`expressions in n8n ${state.version}`, () => {
	it.each(['=Hello {{ $json.x }}!', '=-{{$json.x}}-{{ $json.x }}', '=\n{{ $json.x }} .'])(
		'gives %j the value that n8n gives it',
		async (expression) => {
			const workflow = await sendWorkflow({
				operation: 'sendLocation',
				from: '+918000000000',
				to: '+919000000000',
				latitude: '1',
				longitude: '2',
				name: expression,
				address: byN8n(expression),
				// An object becomes "[object Object]" in a text, in both ways.
				options: { sendUndefinedAsText: true },
			});
			const execution = await workflow.run(VALUES.map((x) => ({ x })));
			expect(output(execution, 'Send')).toHaveLength(VALUES.length);
			const { messages } = await sandbox.seen();
			const places = messages.map(({ message }) => {
				const { content } = message as {
					content: { location: { name?: string; address?: string } };
				};
				return content.location;
			});
			expect(places).toHaveLength(VALUES.length);
			for (const { name, address } of places) expect(name).toBe(address);
		},
	);

	it('gives a field alone the value that n8n gives it', async () => {
		const workflow = await sendWorkflow(
			{
				operation: 'sendText',
				from: '+918000000000',
				to: '+919000000000',
				body: '=x {{ JSON.stringify($json.x) }}',
				options: { customData: '={{ $json.x }}' },
			},
			'continueRegularOutput',
		);
		const plain = await workflow.run(VALUES.map((x) => ({ x })));
		const other = await sendWorkflow(
			{
				operation: 'sendText',
				from: '+918000000000',
				to: '+919000000000',
				body: '=x {{ JSON.stringify($json.x) }}',
				options: { customData: '={{ ($json.x) }}' },
			},
			'continueRegularOutput',
		);
		const engine = await other.run(VALUES.map((x) => ({ x })));
		const customData = (execution: typeof plain) =>
			output(execution, 'Send').map(({ json }) => json.customData);
		expect(customData(plain)).toEqual(customData(engine));
	});
});
