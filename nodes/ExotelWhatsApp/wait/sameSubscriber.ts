/** Whether two numbers reach the same phone, though WhatsApp and we write them in different forms. */

/** ITU-T E.164: codes of one and two digits; all others have three. */
const CALLING_CODE = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/** No phone number has more digits; an ID of WhatsApp's can. */
const MAX_DIGITS = 15;

/**
 * Digits that some countries have put into their mobile numbers, and that WhatsApp's ID of a number may
 * lack, or have where nobody dials them; API reference, section 5.4. Each is put into the shorter form.
 */
const INSERTED: RegExp[] = [
	// Brazil, 2012 to 2016: a ninth digit behind the area code.
	/^(55\d\d)9(\d{8})$/,
	// Mexico, until 2019: 1 for mobile numbers behind the country code.
	/^(52)1(\d{10})$/,
	// Argentina: 9 for mobile numbers that are called from abroad.
	/^(54)9(\d{10})$/,
	// Ivory Coast, 2021: two digits for the operator.
	/^(225)(?:0[157]|2[157])(\d{8})$/,
	// Benin, 2024: 01 for all numbers.
	/^(229)01(\d{8})$/,
];

/** The form in which numbers of one subscriber are equal. */
function subscriber(international: string): string {
	const inserted = INSERTED.find((form) => form.test(international));
	if (inserted) return international.replace(inserted, '$1$2');
	const [code] = CALLING_CODE.exec(international) ?? [''];
	return code + international.slice(code.length).replace(/^0+/, '');
}

/** The digits of a phone number without what is dialled before it; undefined for what is none. */
function digitsOf(number: string): string | undefined {
	const isNumber = /^[+\d\s().-]+$/.test(number);
	const digits = number.replace(/\D/g, '').replace(/^0+/, '');
	return isNumber && digits !== '' && digits.length <= MAX_DIGITS ? digits : undefined;
}

/**
 * Whether a sender may be the one whom a message went to: with or without `+` and country code, and in
 * the forms that WhatsApp has for numbers of some countries. True for a sender that is no number, such
 * as WhatsApp's ID of a customer who hides it: that can be held against nothing.
 * @param to in E.164
 */
export function mayBeSameSubscriber(from: string, to: string): boolean {
	const given = digitsOf(from);
	const expected = to.replace(/\D/g, '');
	if (given === undefined) return true;
	const [code] = CALLING_CODE.exec(expected) ?? [''];
	return [given, code + given].some((form) => subscriber(form) === subscriber(expected));
}
