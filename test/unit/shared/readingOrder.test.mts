import { inReadingOrder } from '../../../nodes/ExotelWhatsApp/shared/readingOrder';

const keysOf = (json: object) => Object.keys(inReadingOrder(json));

it('begins with what people branch on, and ends with whole reports', () => {
	const json = { sid: 1, delivery: 2, error: 3, waitResult: 4, status: 5, reply: 6, to: 7 };
	expect(keysOf(json)).toEqual(['status', 'to', 'waitResult', 'error', 'sid', 'reply', 'delivery']);
});

it('leaves other fields behind, in their own order', () => {
	expect(keysOf({ order: 1, name: 2, status: 3 })).toEqual(['status', 'order', 'name']);
});

it('changes no value, and adds none', () => {
	const json = { sid: null, status: undefined, constructor: 'x', to: { a: [1] } };
	expect(inReadingOrder(json)).toEqual(json);
	expect(Object.hasOwn(inReadingOrder(json), 'waitResult')).toBe(false);
});
