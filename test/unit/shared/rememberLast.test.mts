import { rememberLast } from '../../../nodes/ExotelWhatsApp/shared/rememberLast';

describe('rememberLast', () => {
	it('computes once while the arguments stay the same', () => {
		const compute = jest.fn((a: string, b?: string) => `${a}${b}`);
		const remembered = rememberLast(compute);
		expect([remembered('a', 'b'), remembered('a', 'b'), remembered('a', 'b')]).toEqual(
			Array.from({ length: 3 }, () => 'ab'),
		);
		expect(compute).toHaveBeenCalledTimes(1);
	});

	it('computes again when any argument differs, in number too', () => {
		const remembered = rememberLast((...given: unknown[]) => given.length);
		expect(remembered('a')).toBe(1);
		expect(remembered('a', undefined)).toBe(2);
		expect(remembered()).toBe(0);
		const joined = rememberLast((a: unknown, b: unknown) => JSON.stringify([a, b]));
		expect([joined(1, 2), joined('1', 2), joined(1, 3), joined(1, 2)]).toEqual([
			'[1,2]',
			'["1",2]',
			'[1,3]',
			'[1,2]',
		]);
	});

	it('throws each time for what throws, and keeps nothing of it', () => {
		const compute = jest.fn((given: string) => {
			if (given === 'bad') throw new Error('no');
			return given;
		});
		const remembered = rememberLast(compute);
		expect(remembered('good')).toBe('good');
		expect(() => remembered('bad')).toThrow('no');
		expect(() => remembered('bad')).toThrow('no');
		expect(remembered('good')).toBe('good');
		expect(compute).toHaveBeenCalledTimes(3);
	});
});
