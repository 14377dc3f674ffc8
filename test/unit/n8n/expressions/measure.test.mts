import { MAX_WEIGHT, measured } from '../../../../nodes/ExotelWhatsApp/n8n/expressions/measure';

describe('measured', () => {
	it('counts characters and entries', () => {
		const { weight } = measured({ a: 'four', b: [1, null, { c: true }] });
		expect(weight).toBe(1 + 4 + 1 + 1 + 1 + 1 + 1);
		expect(measured(undefined).weight).toBe(1);
		expect(measured({ at: new Date(0) }).weight).toBe(2);
	});

	it('counts what is there twice once', () => {
		const shared = { text: 'x'.repeat(100) };
		expect(measured([shared, shared]).weight).toBe(1 + 1 + 100 + 1);
	});

	it('ends with an object that holds itself', () => {
		const own: Record<string, unknown> = { a: 1 };
		own.own = own;
		expect(measured(own)).toEqual({ weight: 3, isJson: false });
	});

	it.each<[string, unknown]>([
		['a text too long', { a: 'x'.repeat(MAX_WEIGHT) }],
		['a list too long', [new Array(MAX_WEIGHT).fill(0)]],
		['a list of lists too long', new Array(2000).fill(0).map(() => new Array(600).fill(0))],
		['bytes', { a: Buffer.from('abc') }],
		['an object of a class', { a: new Map() }],
		['an object of its own class', { a: new (class Own {})() }],
	])('finds too heavy %s', (_, json) => {
		expect(measured(json)).toEqual({ weight: Infinity, isJson: false });
	});

	it.each<[string, unknown]>([
		['texts', { a: '', b: 'भेजो 😀', c: '\u2028' }],
		['numbers', [0, -1.5, 1e21, 5e-324]],
		['all else', { a: true, b: null, c: [], d: {}, e: [[{}]] }],
		['an object without a prototype', Object.assign(Object.create(null), { a: 1 })],
	])('finds %s the same as JSON', (_, json) => {
		expect(measured(json).isJson).toBe(true);
	});

	it.each<[string, unknown]>([
		['nothing', { a: undefined }],
		['an entry that is not there', new Array(2)],
		['no number', [NaN]],
		['infinity', [-Infinity]],
		['minus zero', [-0]],
		['a big integer', [BigInt(5)]],
		['a date', [new Date(0)]],
		['a function', [() => 5]],
		['a symbol', [Symbol('x')]],
		['the same object twice', (() => ((shared) => [shared, shared])({ a: 1 }))()],
		['a field called toString', { toString: 'a' }],
		['a field called constructor', [{ a: { constructor: 1 } }]],
		['a field called __proto__', JSON.parse('{"__proto__": 1}')],
	])('finds %s not the same as JSON', (_, json) => {
		expect(measured(json).isJson).toBe(false);
	});
});
