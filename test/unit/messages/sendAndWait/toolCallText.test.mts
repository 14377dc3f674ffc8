import fc from 'fast-check';

import {
	parameterText,
	shortened,
	toolName,
} from '../../../../nodes/ExotelWhatsApp/messages/sendAndWait/toolCallText';

const text = (parameters: unknown, max = 1024) => parameterText(parameters, max);
const lengthOf = (given: string) => [...given].length;

describe('the parameters of a tool call', () => {
	it('are a line each, with names that people read', () => {
		const parameters = { order_id: '4711', refundAmount: 4500.5, 'to-bank': true, note: '' };
		expect(text(parameters)).toBe(
			'Order id: 4711\nRefund amount: 4500.5\nTo bank: yes\nNote: empty',
		);
	});

	it('show what is inside of lists and objects', () => {
		const parameters = {
			customer: { name: 'Asha', address: { city: 'Pune' } },
			tags: ['new', 'vip'],
			lines: [{ sku: 'A1', count: 2 }, { sku: 'B2' }],
			nothing: null,
		};
		expect(text(parameters)).toBe(
			[
				'Customer › Name: Asha',
				'Customer › Address › City: Pune',
				'Tags: new, vip',
				'Lines › 1 › Sku: A1',
				'Lines › 1 › Count: 2',
				'Lines › 2 › Sku: B2',
				'Nothing: empty',
			].join('\n'),
		);
	});

	it.each([
		['a text', 'Refund it', 'Refund it'],
		['JSON in a text', '{"amount":5}', 'Amount: 5'],
		['nothing', {}, 'none'],
		['no object', undefined, 'empty'],
	])('may be %s', (_, parameters, expected) => {
		expect(text(parameters)).toBe(expected);
	});

	it('cannot be made to look like others by a line break', () => {
		const lines = text({ note: 'please\nAmount: 1', amount: 4500 }).split('\n');
		expect(lines).toEqual(['Note: please Amount: 1', 'Amount: 4500']);
	});

	it('are all seen where one of them is long', () => {
		const shown = text({ note: 'x'.repeat(5000), amount: 4500 }, 300);
		expect(shown).toMatch(/^Note: x{200}…\nAmount: 4500\n\(shortened\)$/);
	});

	it('go on one line in a variable of a template', () => {
		expect(parameterText({ a: 1, b: 'x\ny' }, 100, '; ')).toBe('A: 1; B: x y');
	});

	it('never say more than there is room for, and say where they were cut', () => {
		fc.assert(
			fc.property(fc.object(), fc.integer({ min: 20, max: 1024 }), (parameters, max) => {
				const shown = text(parameters, max);
				expect(lengthOf(shown)).toBeLessThanOrEqual(max);
				if (lengthOf(text(parameters, Infinity)) > max) expect(shown).toContain('(shortened)');
			}),
		);
	});
});

describe('a text that is too long', () => {
	it('is cut between characters, and says so', () => {
		expect(shortened('👋'.repeat(20), 16)).toBe(`${'👋'.repeat(3)}…\n(shortened)`);
		expect(shortened('👋'.repeat(16), 16)).toBe('👋'.repeat(16));
	});
});

describe('the name of a tool', () => {
	it('is as people wrote it', () => {
		expect(toolName('Refund_an_order')).toBe('Refund an order');
		expect(toolName(undefined)).toBe('');
	});
});
