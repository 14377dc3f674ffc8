import type { IExecuteFunctions } from 'n8n-workflow';

import { reviewReader } from '../../../nodes/ExotelWhatsApp/send/reviewReader';

const REVIEW = 'n8n-nodes-exotel-whatsapp.exotelWhatsAppHitlTool';
const call = { name: 'Refund_order', parameters: { order_id: '4711', amount: 4500 } };

/** n8n, as far as the reader asks it: it resolves `$tool.parameters.amount` alone. */
function reading(parameters: object, type = REVIEW, tool: object | null = call) {
	const resolved: string[] = [];
	const context = {
		getNode: () => ({ type, parameters }),
		evaluateExpression: (expression: string) => {
			if (expression === '{{ $tool }}') return tool;
			resolved.push(expression);
			return expression.replaceAll('{{ $tool.parameters.amount }}', String(call.parameters.amount));
		},
	} as unknown as IExecuteFunctions;
	const read = reviewReader(context, (name) => `n8n's ${name}`);
	return { read: (name: string) => read(name, 0), resolved };
}

const DEFAULT =
	'=The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ $tool.parameters }}';

describe('the parameters of a review', () => {
	it('show the tool call as lines', () => {
		expect(reading({ message: DEFAULT }).read('message')).toBe(
			'The agent wants to run this tool: Refund order\n\nInput:\nOrder id: 4711\nAmount: 4500',
		);
	});

	it.each(['{{$tool.parameters}}', '{{  $tool.parameters\n}}'])(
		'however it is written: %s',
		(text) => {
			expect(reading({ message: `=${text}` }).read('message')).toBe('Order id: 4711\nAmount: 4500');
		},
	);

	it('leave all other expressions to n8n', () => {
		const { read, resolved } = reading({
			message: '=Pay {{ $tool.parameters.amount }} for {{ $tool.name }}?',
		});
		expect(read('message')).toBe('Pay 4500 for Refund order?');
		expect(resolved).toEqual([expect.stringContaining('Pay {{ $tool.parameters.amount }} for ')]);
	});

	it('leave a plain text as it is, and what names no tool to n8n', () => {
		const { read } = reading({ message: 'Go on?', to: '={{ $json.to }}', timeLimit: 2 });
		expect([read('message'), read('to'), read('timeLimit')]).toEqual([
			'Go on?',
			"n8n's to",
			"n8n's timeLimit",
		]);
	});

	it('have the call on one line inside of lists and mappers', () => {
		const { read } = reading({
			templateVariables: {
				value: { 'body.1': '={{ $tool.parameters }}', 'body.2': 'x', 'body.3': 5 },
			},
			bodyParameters: { parameter: [{ text: '={{ $tool.name }}' }] },
		});
		expect(read('templateVariables')).toEqual({
			value: { 'body.1': 'Order id: 4711; Amount: 4500', 'body.2': 'x', 'body.3': 5 },
		});
		expect(read('bodyParameters')).toEqual({ parameter: [{ text: 'Refund order' }] });
	});

	it('cut the whole text where it is too long without the call', () => {
		const text = String(
			reading({ message: `=${'x'.repeat(2000)} {{ $tool.parameters }}` }).read('message'),
		);
		expect(text).toHaveLength(1024);
		expect(text).toMatch(/x…\n\(shortened\)$/);
	});

	it('do without a tool call, as when the node is tried alone', () => {
		const { read } = reading({ message: DEFAULT }, REVIEW, null);
		expect(read('message')).toContain('Input:\nempty');
	});

	it('are read by n8n alone where the node is no review', () => {
		const { read, resolved } = reading({ message: DEFAULT }, REVIEW.replace('Hitl', ''));
		expect(read('message')).toBe("n8n's message");
		expect(resolved).toEqual([]);
	});
});
