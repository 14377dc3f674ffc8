import { LIKELY_COUNTRIES } from './countries';
import { shown } from './data';
import { Certainty, read, type Reading } from './numberReading';
import { pasted } from './pasted';
import { getCountryCallingCode, type CountryCode } from './phoneNumberLibrary';
import {
	codeOfNone,
	codeTwice,
	empty,
	moreThanOne,
	noCode,
	twoNumbers,
	unknownAbroad,
	unknownAtHome,
	wrongCount,
	wrongLength,
	type Asked,
} from './phoneProblems';
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

type Given = Asked & WrittenNumber;

const isKnown = (reading: Reading | undefined): reading is Reading =>
	reading !== undefined && reading.certainty !== Certainty.Unknown;

/** Digits without country code, as a number of a country. */
const atHome = (country: CountryCode, digits: string) =>
	read(getCountryCallingCode(country) + digits);

const hasCodeOf = (country: CountryCode, reading: Reading | undefined) =>
	isKnown(reading) && reading.countryCode === getCountryCallingCode(country);

/** With or without its code. */
const isNumberOf = (country: CountryCode, digits: string) =>
	isKnown(atHome(country, digits)) || hasCodeOf(country, read(digits));

const certaintyOf = ({ digits }: WrittenNumber) => read(digits)?.certainty ?? Certainty.Unknown;

/** Without a zero in brackets if that is surer: +44 (0)20 has none, and +39 (0)6 keeps it. */
function likelier(written: WrittenNumber): WrittenNumber {
	const { withoutZero } = written;
	return withoutZero && certaintyOf(withoutZero) > certaintyOf(written) ? withoutZero : written;
}

/** Whether a whole number has more digits behind it: a second number, an extension, an ending. */
const hasMore = ({ digits, breaks }: Given, isNumber: (digits: string) => boolean) =>
	breaks.some(
		({ at, isStrong }) => (isStrong || !isNumber(digits)) && isNumber(digits.slice(0, at)),
	);

function refuseMore(given: Given, country: CountryCode | undefined): void {
	const isWithCode = (digits: string) => isKnown(read(digits));
	const isAtHome = (digits: string) => country !== undefined && isNumberOf(country, digits);
	if (hasMore(given, isAtHome)) throw moreThanOne(given);
	if (!isAtHome(given.digits) && hasMore(given, isWithCode)) throw moreThanOne(given);
}

function refuseCount(given: Given, min: number): void {
	const count = given.digits.length;
	if (count < min || count > MAX_DIGITS) throw wrongCount(given, count, MIN_DIGITS, MAX_DIGITS);
}

/**
 * A number with its country code. Ranges that are not known pass, since countries open new ones each
 * month; what no country could have does not.
 */
function international(given: Given): PhoneNumber {
	const { digits } = given;
	if (digits.startsWith('0')) throw noCode(given);
	refuseCount(given, MIN_DIGITS);
	const reading = read(digits);
	if (!reading) throw codeOfNone(given);
	if (reading.certainty === Certainty.Unknown) {
		const rest = digits.slice(reading.countryCode.length);
		if (rest.startsWith(reading.countryCode) && isKnown(read(rest))) throw codeTwice(given, rest);
		if (!reading.isPossible()) throw wrongLength(given, reading);
	}
	return { e164: reading.number };
}

const likelyHomes = (digits: string) =>
	LIKELY_COUNTRIES.map((country) => atHome(country, digits)).filter(isKnown);

/**
 * The number of a country whose people are likely to leave the code out, which the digits are as surely
 * as they are the one that begins with a country code.
 */
const rivalOf = (abroad: Reading, homes: Reading[]) =>
	homes.find(({ certainty, number }) => certainty >= abroad.certainty && number !== abroad.number);

/** A number without `+` that begins with its country code, where no country is set for others. */
function withCode(given: Given): PhoneNumber {
	const { digits } = given;
	if (digits.startsWith('0')) throw noCode(given);
	refuseCount(given, MIN_DIGITS);
	const abroad = read(digits);
	const homes = likelyHomes(digits);
	if (isKnown(abroad)) {
		const rival = rivalOf(abroad, homes);
		if (rival) throw twoNumbers(given, abroad, rival, false);
		return { e164: abroad.number };
	}
	const [home] = homes.sort((a, b) => b.certainty - a.certainty);
	throw home ? noCode(given, home) : unknownAbroad(given);
}

/** A number without `+` that is none of the country that is set. */
function fromElsewhere(given: Given, country: CountryCode): PhoneNumber {
	const { digits } = given;
	const abroad = read(digits);
	if (!isKnown(abroad)) throw unknownAtHome(given, country);
	const rival = hasCodeOf(country, abroad) ? undefined : rivalOf(abroad, likelyHomes(digits));
	if (rival) throw twoNumbers(given, abroad, rival, true);
	return { e164: abroad.number };
}

/**
 * A number without `+` where a country is set for those without code. What can be a mobile number of
 * that country is one, even if the same digits are a number elsewhere: the user has said so.
 */
function ofCountry(given: Given, country: CountryCode): PhoneNumber {
	const { digits } = given;
	refuseCount(given, 1);
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
	throw twoNumbers(given, abroad, home, true);
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
	if (pasted(String(value ?? '')) === '') throw empty(label);
	const written = likelier(writtenNumber(value, label));
	const given: Given = { ...written, label, quoted: shown(value) };
	if (written.isInternational) {
		refuseMore(given, undefined);
		return international(given);
	}
	refuseMore(given, defaultCountry);
	return defaultCountry ? ofCountry(given, defaultCountry) : withCode(given);
}

/** The number of `phoneNumber` alone. */
export function e164(value: unknown, label: string, defaultCountry?: CountryCode): string {
	return phoneNumber(value, label, defaultCountry).e164;
}
