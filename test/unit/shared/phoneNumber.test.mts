import { e164 } from '../../../nodes/ExotelWhatsApp/shared/phoneNumber';

describe('e164', () => {
	it.each([
		['+919000000000', '+919000000000'],
		['919000000000', '+919000000000'],
		['+91 90000-00000', '+919000000000'],
		['(+91) 90000 00000', '+919000000000'],
		['00919000000000', '+919000000000'],
		['+44 (0)20 7946 0000', '+442079460000'],
		['+91.90000.00000', '+919000000000'],
		['\u202a+91 90000\u00a000000\u202c', '+919000000000'],
		['+91\u201190000\u201300000', '+919000000000'],
		[919000000000, '+919000000000'],
		['6591234567', '+6591234567'],
		['+6834001', '+6834001'],
	])('reads %p as %s', (given, expected) => {
		expect(e164(given, 'To')).toBe(expected);
	});

	it.each([
		['', 'To is empty'],
		[undefined, 'To is empty'],
		[null, 'To is empty'],
		['abc', 'To is not a phone number: "abc"'],
		['9.19e+11', 'To is not a phone number: "9.19e+11"'],
		['+91 90000 00000, +91 90000 00001', 'To is not a phone number'],
		['09000000000', 'To has no country code: "09000000000"'],
		['9000000000', 'To has no country code: "9000000000"'],
		['+91900000000012345', 'To has 17 digits, and a phone number has 7 to 15'],
		['12345', 'To has 5 digits'],
	])('refuses %p', (given, sentence) => {
		expect(() => e164(given, 'To')).toThrow(sentence);
	});
});
