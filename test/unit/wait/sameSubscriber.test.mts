import { mayBeSameSubscriber } from '../../../nodes/ExotelWhatsApp/wait/sameSubscriber';

/** What we sent to, and how the same subscriber may come in. */
const SAME: Array<[string, string, string]> = [
	['an equal number', '+919000000000', '+919000000000'],
	['a number without +', '+919000000000', '919000000000'],
	['a number with 00', '+919000000000', '00919000000000'],
	['a number with spaces', '+919000000000', '+91 90000 00000'],
	['a number without its country code', '+919000000000', '9000000000'],
	['a number as it is dialled at home', '+919000000000', '09000000000'],
	['a number of the United States without its code', '+14155552671', '(415) 555-2671'],
	['a trunk zero behind the country code', '+6281234567890', '+62081234567890'],
	['Brazil without the ninth digit', '+5511987654321', '+551187654321'],
	['Brazil with the ninth digit', '+551187654321', '+5511987654321'],
	['Brazil without the ninth digit and country code', '+5511987654321', '1187654321'],
	['Mexico with a 1', '+525512345678', '+5215512345678'],
	['Mexico without a 1', '+5215512345678', '+525512345678'],
	['Argentina without a 9', '+5491123456789', '+541123456789'],
	['Argentina with a 9', '+541123456789', '+5491123456789'],
	['the Ivory Coast in its old form', '+2250712345678', '+22512345678'],
	['Benin in its old form', '+2290197123456', '+22997123456'],
	['Italy, whose numbers begin with 0', '+390612345678', '+390612345678'],
];

const OTHERS: Array<[string, string, string]> = [
	['another number', '+919000000000', '+919000000001'],
	['the same digits in another country', '+919000000000', '+929000000000'],
	['a longer number', '+919000000000', '+9190000000001'],
	['a part of the number', '+919000000000', '+90000000'],
	['another number in Brazil', '+5511987654321', '+551187654322'],
	['another area of Brazil', '+5511987654321', '+552187654321'],
	['another number in Mexico', '+525512345678', '+5215512345679'],
	['another number in Argentina', '+5491123456789', '+541123456780'],
	['a 9 that India does not insert', '+919876543210', '+91876543210'],
	['a 1 that India does not insert', '+919876543210', '+9119876543210'],
];

describe('mayBeSameSubscriber', () => {
	it.each(SAME)('knows %s', (_, to, from) => {
		expect(mayBeSameSubscriber(from, to)).toBe(true);
	});

	it.each(OTHERS)('tells %s apart', (_, to, from) => {
		expect(mayBeSameSubscriber(from, to)).toBe(false);
	});

	it.each([
		['IN.13491208655302741918'],
		['US.ENT.11815799212886844830'],
		['13491208655302741918'],
		['asha'],
		[''],
	])('holds %p against nothing, as it is no number', (from) => {
		expect(mayBeSameSubscriber(from, '+919000000000')).toBe(true);
	});
});
