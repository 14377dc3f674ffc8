import { countryName, LIKELY_COUNTRIES } from './countries';
import { shown } from './data';
import { Certainty, read, type Reading } from './numberReading';
import { getCountryCallingCode, type CountryCode } from './phoneNumberLibrary';
import { Problem } from './problem';
import { sentences } from './sentences';
import { writtenNumber, type WrittenNumber } from './writtenNumber';

/** ITU-T E.164: a country code and a number, 15 digits at most. The shortest in use have 7. */
const MIN_DIGITS = 7;
const MAX_DIGITS = 15;

/** A number to send to, or from. */
export interface PhoneNumber {
	/** In E.164, such as `+919000000000`. */
	e164: string;
	/**
	 * A number abroad that the same digits are, if they have a country code already. Only for digits that
	 * were taken as a number of the default country.
	 */
	couldBe?: string;
}

/** A number that is being read, with what its sentences need. */
interface Given extends WrittenNumber {
	label: string;
	/** As it was given, for the sentence. */
	quoted: string;
}

const WRITE_CODE = 'Write it with + and the country code, such as +91 90000 00000 for India';
const SET_COUNTRY =
	'Or set Default Country in the Exotel credential, for numbers without country code';

const isKnown = (reading: Reading | undefined): reading is Reading =>
	reading !== undefined && reading.certainty !== Certainty.Unknown;

const certaintyOf = (digits: string) => read(digits)?.certainty ?? Certainty.Unknown;

/** Digits without country code, as a number of a country. */
const atHome = (country: CountryCode, digits: string) =>
	read(getCountryCallingCode(country) + digits);

const hasCodeOf = (country: CountryCode, reading: Reading | undefined) =>
	isKnown(reading) && reading.countryCode === getCountryCallingCode(country);

/** With or without its code. */
const isNumberOf = (country: CountryCode, digits: string) =>
	isKnown(atHome(country, digits)) || hasCodeOf(country, read(digits));

const named = ({ country }: Reading) => (country ? ` (${countryName(country)})` : '');

const numbered = (reading: Reading) => reading.number + named(reading);

/** Digits that begin with a country code, or are the number of a country that stands in for it. */
const twoNumbers = ({ label, quoted }: Given, abroad: Reading, home: Reading, also = '') =>
	new Problem(
		`${label} could be ${numbered(abroad)} or ${numbered(home)}: ${quoted}`,
		sentences('Write the one that is meant, with +', also),
	);

/** With a zero in brackets, or without: +44 (0)20 has none, and +39 (0)6 keeps it. */
function likelyDigits({ digits, withoutZero }: WrittenNumber): string {
	if (withoutZero === undefined) return digits;
	return certaintyOf(withoutZero) > certaintyOf(digits) ? withoutZero : digits;
}

/** @throws Problem for digits with a country code that no number can be */
function refuseLength({ label, quoted, digits }: Given, min: number): void {
	if (digits.length >= min && digits.length <= MAX_DIGITS) return;
	throw new Problem(
		`${label} has ${digits.length} digits, and a phone number has ${MIN_DIGITS} to ${MAX_DIGITS}: ${quoted}`,
		'Give one number with its country code, such as +91 90000 00000.',
	);
}

function refuseNoCode({ label, quoted, digits }: Given): void {
	if (!digits.startsWith('0')) return;
	throw new Problem(`${label} has no country code: ${quoted}`, sentences(WRITE_CODE, SET_COUNTRY));
}

/** Whether a whole number has more digits behind it: a second number, an extension, an ending. */
const hasMore = ({ digits, breaks }: Given, isNumber: (digits: string) => boolean) =>
	breaks.some(
		({ at, isStrong }) => (isStrong || !isNumber(digits)) && isNumber(digits.slice(0, at)),
	);

function refuseMore(given: Given, country: CountryCode | undefined): void {
	const { label, quoted, digits } = given;
	const isWithCode = (some: string) => isKnown(read(some));
	const isAtHome = (some: string) => country !== undefined && isNumberOf(country, some);
	if (!hasMore(given, isAtHome) && (isAtHome(digits) || !hasMore(given, isWithCode))) return;
	throw new Problem(
		`${label} is not a phone number: ${quoted}`,
		'It has a whole number with more behind it. Give one number for each item, without extension.',
	);
}

/**
 * A number with its country code. Ranges that are not known pass, since countries open new ones each
 * month; what no country could have does not.
 */
function international(given: Given): PhoneNumber {
	const { label, quoted, digits } = given;
	refuseNoCode(given);
	refuseLength(given, MIN_DIGITS);
	const reading = read(digits);
	if (!reading) {
		throw new Problem(
			`${label} begins with the code of no country: ${quoted}`,
			sentences(WRITE_CODE),
		);
	}
	const { countryCode, isPossible, number } = reading;
	if (isKnown(reading)) return { e164: number };
	const rest = digits.slice(countryCode.length);
	if (rest.startsWith(countryCode) && isKnown(read(rest))) {
		throw new Problem(`${label} has its country code twice: ${quoted}`, `Give it as +${rest}.`);
	}
	if (!isPossible) {
		throw new Problem(
			`${label} has too many digits, or too few, for the country code +${countryCode}${named(reading)}: ${quoted}`,
			'Check its digits, and whether the country code is right.',
		);
	}
	return { e164: number };
}

/**
 * The number of a country whose people are likely to leave the code out, which the digits are as surely
 * as they are the one that begins with a country code.
 */
const rivalOf = (abroad: Reading, homes: Reading[]) =>
	homes.find(({ certainty, number }) => certainty >= abroad.certainty && number !== abroad.number);

const likelyHomes = (digits: string) =>
	LIKELY_COUNTRIES.map((country) => atHome(country, digits)).filter(isKnown);

/** A number without `+` that begins with its country code, where no country is set for others. */
function withCode(given: Given): PhoneNumber {
	const { label, quoted, digits } = given;
	refuseNoCode(given);
	refuseLength(given, MIN_DIGITS);
	const abroad = read(digits);
	const homes = likelyHomes(digits);
	if (isKnown(abroad)) {
		const rival = rivalOf(abroad, homes);
		if (rival) throw twoNumbers(given, abroad, rival, SET_COUNTRY);
		return { e164: abroad.number };
	}
	const [home] = homes.sort((a, b) => b.certainty - a.certainty);
	if (home) {
		throw new Problem(
			`${label} has no country code: ${quoted}`,
			sentences(`Write it with + and the country code, such as ${numbered(home)}`, SET_COUNTRY),
		);
	}
	throw new Problem(
		`${label} does not begin with the code of a country in which it is known: ${quoted}`,
		sentences(WRITE_CODE, SET_COUNTRY),
	);
}

/** A number without `+` that is none of the default country. */
function fromElsewhere(given: Given, country: CountryCode): PhoneNumber {
	const { label, quoted, digits } = given;
	const abroad = read(digits);
	if (!isKnown(abroad)) {
		throw new Problem(
			`${label} is not a phone number that is known in ${countryName(country)}, the Default Country: ${quoted}`,
			'Check its digits, or write it with + and its country code.',
		);
	}
	const rival = hasCodeOf(country, abroad) ? undefined : rivalOf(abroad, likelyHomes(digits));
	if (rival) throw twoNumbers(given, abroad, rival);
	return { e164: abroad.number };
}

/**
 * A number without `+` where a country is set for those without code. What can be a mobile number of
 * that country is one, even if the same digits are a number elsewhere: the user has said so.
 */
function ofCountry(given: Given, country: CountryCode): PhoneNumber {
	const { digits } = given;
	refuseLength(given, 1);
	const home = atHome(country, digits);
	if (!isKnown(home)) return fromElsewhere(given, country);
	const abroad = read(digits);
	if (!isKnown(abroad) || abroad.number === home.number) return { e164: home.number };
	if (abroad.certainty <= home.certainty) {
		const isDoubtful = abroad.certainty === Certainty.Mobile;
		return { e164: home.number, ...(isDoubtful && { couldBe: abroad.number }) };
	}
	// A landline of the country, or a mobile number behind its own code.
	if (hasCodeOf(country, abroad)) return { e164: abroad.number };
	throw twoNumbers(given, abroad, home);
}

/**
 * A phone number as people paste it and as sheets have it, in E.164 with `+`.
 *
 * Takes separators, a `00` prefix, numbers that begin with their country code, and with a default
 * country those without one. Refuses what could reach a stranger: what could be two numbers, or more
 * or fewer digits than were meant.
 * @param label the field for the sentence, such as "To"
 * @param defaultCountry country of numbers without country code
 * @throws Problem for what is no number, or cannot be told from another
 */
export function phoneNumber(
	value: unknown,
	label: string,
	defaultCountry?: CountryCode,
): PhoneNumber {
	if (value === undefined || value === null || String(value).trim() === '') {
		throw new Problem(
			`${label} is empty`,
			'Give a phone number with its country code, such as +91 90000 00000.',
		);
	}
	const written = writtenNumber(value, label);
	const given: Given = { ...written, digits: likelyDigits(written), label, quoted: shown(value) };
	if (written.isInternational) {
		refuseMore(given, undefined);
		return international(given);
	}
	refuseMore(given, defaultCountry);
	return defaultCountry ? ofCountry(given, defaultCountry) : withCode(given);
}

/** As `phoneNumber`, for numbers that nobody is asked about. */
export function e164(value: unknown, label: string, defaultCountry?: CountryCode): string {
	return phoneNumber(value, label, defaultCountry).e164;
}
