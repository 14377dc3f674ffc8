import { countryName } from './countries';
import type { Reading } from './numberReading';
import type { CountryCode } from './phoneNumberLibrary';
import { Problem } from './problem';
import { counted, sentences } from './sentences';

/** What the sentences over a phone number are about. */
export interface Asked {
	/** The field, such as "To". */
	label: string;
	/** The number as it was given. */
	quoted: string;
}

const WRITE_CODE = 'Write it with + and the country code, such as +91 90000 00000 for India';
const SET_COUNTRY =
	'Or set Default Country in the Exotel credential, for numbers without country code';

const named = ({ country }: Reading) => (country ? ` (${countryName(country)})` : '');

const numbered = (reading: Reading) => reading.number + named(reading);

export const empty = (label: string) =>
	new Problem(
		`${label} is empty`,
		'Give a phone number with its country code, such as +91 90000 00000.',
	);

export const moreThanOne = ({ label, quoted }: Asked) =>
	new Problem(
		`${label} is not a phone number: ${quoted}`,
		'It has a whole number with more behind it. Give one number for each item, without extension.',
	);

export const wrongCount = ({ label, quoted }: Asked, count: number, min: number, max: number) =>
	new Problem(
		`${label} has ${counted(count, 'digit')}, and a phone number has ${min} to ${max}: ${quoted}`,
		'Give one number with its country code, such as +91 90000 00000.',
	);

/** @param home a number that it is with the code of its country, if one is known */
export const noCode = ({ label, quoted }: Asked, home?: Reading) =>
	new Problem(
		`${label} has no country code: ${quoted}`,
		sentences(
			home ? `Write it with + and the country code, such as ${numbered(home)}` : WRITE_CODE,
			SET_COUNTRY,
		),
	);

export const codeOfNone = ({ label, quoted }: Asked) =>
	new Problem(`${label} begins with the code of no country: ${quoted}`, sentences(WRITE_CODE));

export const codeTwice = ({ label, quoted }: Asked, once: string) =>
	new Problem(`${label} has its country code twice: ${quoted}`, `Give it as +${once}.`);

export const wrongLength = ({ label, quoted }: Asked, reading: Reading) =>
	new Problem(
		`${label} has too many digits, or too few, for the country code +${reading.countryCode}${named(reading)}: ${quoted}`,
		'Check its digits, and whether the country code is right.',
	);

/**
 * Over digits that begin with a country code, or have none and are a number of another country.
 * @param isCountrySet whether the credential or the node says which country has no code
 */
export const twoNumbers = (
	{ label, quoted }: Asked,
	abroad: Reading,
	home: Reading,
	isCountrySet: boolean,
) =>
	new Problem(
		`${label} could be ${numbered(abroad)} or ${numbered(home)}: ${quoted}`,
		sentences('Write the one that is meant, with +', isCountrySet ? '' : SET_COUNTRY),
	);

export const unknownAbroad = ({ label, quoted }: Asked) =>
	new Problem(
		`${label} does not begin with the code of a country in which it is known: ${quoted}`,
		sentences(WRITE_CODE, SET_COUNTRY),
	);

export const unknownAtHome = ({ label, quoted }: Asked, country: CountryCode) =>
	new Problem(
		`${label} is not a phone number that is known in ${countryName(country)}, the Default Country: ${quoted}`,
		'Check its digits, or write it with + and its country code.',
	);
