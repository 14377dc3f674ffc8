import {
	parsePhoneNumberFromString,
	type CountryCode,
	type PhoneNumber,
} from './phoneNumberLibrary';

/**
 * How sure it is that digits are somebody's number. Most customers have WhatsApp on a mobile phone,
 * so that a mobile number outweighs a landline where digits can be read as both.
 */
export enum Certainty {
	/** No range of numbers that is known. New ranges are opened each month. */
	Unknown,
	/** Toll-free numbers too. */
	Landline,
	Mobile,
}

const CERTAINTY: Partial<Record<NonNullable<ReturnType<PhoneNumber['getType']>>, Certainty>> = {
	FIXED_LINE: Certainty.Landline,
	TOLL_FREE: Certainty.Landline,
	FIXED_LINE_OR_MOBILE: Certainty.Mobile,
	MOBILE: Certainty.Mobile,
};

/** Digits as a number of a country. */
export interface Reading {
	/** In E.164. */
	number: string;
	/** Without `+`. */
	countryCode: string;
	/** Undefined where several countries share the code, and none knows the number. */
	country: CountryCode | undefined;
	certainty: Certainty;
	/** Whether a number of the country can have this many digits. */
	isPossible(): boolean;
}

/**
 * The library counts special numbers to a country's lengths. India's are of 8 to 13 digits and begin
 * with 0 or 1; those of its subscribers have ten, by its National Numbering Plan.
 */
const LENGTHS_OF_SPECIAL_NUMBERS = /^\+91(?![01]|\d{10}$)/;

function readingOf(parsed: PhoneNumber): Reading {
	const type = parsed.getType();
	return {
		number: parsed.number,
		countryCode: parsed.countryCallingCode,
		country: parsed.country,
		certainty: (type && CERTAINTY[type]) ?? Certainty.Unknown,
		isPossible: () => parsed.isPossible() && !LENGTHS_OF_SPECIAL_NUMBERS.test(parsed.number),
	};
}

/**
 * Numbers that WhatsApp writes in another way than their country does: a 1 behind Mexico's code, and
 * Brazil's mobile numbers without the ninth digit, as accounts of the time before it have them.
 */
const WHATSAPP_SPELLINGS: Array<[RegExp, string]> = [
	[/^521(\d{10})$/, '52$1'],
	[/^55([1-9]\d)([6-9]\d{7})$/, '55$19$2'],
];

function inWhatsAppSpelling(digits: string): Reading | undefined {
	for (const [spelling, usual] of WHATSAPP_SPELLINGS) {
		if (!spelling.test(digits)) continue;
		const reading = read(digits.replace(spelling, usual));
		if (reading?.certainty === Certainty.Mobile) return { ...reading, number: `+${digits}` };
	}
	return undefined;
}

/**
 * A zero that is dialled at home only, behind the code of a country whose plan has none. The library
 * takes away those of countries that have one, and knows whose numbers begin with a zero.
 */
function withoutStrayZero({ countryCallingCode, nationalNumber }: PhoneNumber) {
	if (!nationalNumber.startsWith('0')) return undefined;
	return parsePhoneNumberFromString(`+${countryCallingCode}${nationalNumber.slice(1)}`);
}

/**
 * Digits that begin with a country code, as a number: a zero that is dialled at home only is gone.
 * Undefined when they begin with the code of no country.
 */
export function read(digits: string): Reading | undefined {
	const parsed = parsePhoneNumberFromString(`+${digits}`);
	if (!parsed) return undefined;
	const reading = readingOf(parsed);
	if (reading.certainty !== Certainty.Unknown) return reading;
	const other = withoutStrayZero(parsed);
	const better = inWhatsAppSpelling(digits) ?? (other && readingOf(other));
	return better && better.certainty !== Certainty.Unknown ? better : reading;
}
