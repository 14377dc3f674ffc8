import type { INodeProperties } from 'n8n-workflow';

import { COUNTRY_NAMES } from './countryNames';
import { shown } from './data';
import { pasted } from './pasted';
import { getCountryCallingCode, type CountryCode } from './phoneNumberLibrary';
import { Problem } from './problem';

/** India and South-East Asia, where most senders are. Lists begin with them. */
const FIRST: CountryCode[] = [
	'IN',
	'BN',
	'KH',
	'ID',
	'LA',
	'MY',
	'MM',
	'PH',
	'SG',
	'TH',
	'TL',
	'VN',
];

/**
 * Countries whose numbers a sheet is likely to have without country code: the first ones, those of
 * many of their customers, and the USA, which shares its plan with Canada and the Caribbean.
 */
export const LIKELY_COUNTRIES: CountryCode[] = [...FIRST, 'AE', 'SA', 'US'];

/** English name of a country by its ISO 3166 code. */
export const countryName = (code: CountryCode) => COUNTRY_NAMES[code];

const ALL = Object.keys(COUNTRY_NAMES) as CountryCode[];

const COUNTRIES = [...FIRST, ...ALL.filter((code) => !FIRST.includes(code))].map((value) => ({
	name: `${countryName(value)} +${getCountryCallingCode(value)}`,
	value,
}));

/** What a country may be called, in small letters: by code, by name, and as the list has it. */
const BY_WRITING = new Map(
	COUNTRIES.flatMap(({ name, value }) =>
		[value, countryName(value), name].map((one) => [one.toLowerCase(), value] as const),
	),
);

const choices = (nothing: string) => [{ name: nothing, value: '' }, ...COUNTRIES];

/**
 * A field to pick the country of numbers without a country code.
 * @param nothing the choice that picks none
 */
export const countryField = (nothing: string, description: string): INodeProperties => ({
	displayName: 'Default Country',
	name: 'defaultCountry',
	type: 'options',
	options: choices(nothing),
	default: '',
	description,
});

/**
 * The country that was picked, or that an expression gives by code or name; undefined for none.
 * @param label the field for the sentence
 * @throws Problem for what is no country
 */
export function countryOf(given: unknown, label: string): CountryCode | undefined {
	const writing = pasted(String(given ?? ''));
	if (writing === '') return undefined;
	const country = BY_WRITING.get(writing.toLowerCase());
	if (country) return country;
	throw new Problem(
		`${label} is not a country: ${shown(given)}`,
		'Pick one from the list, or give its two letters, such as IN.',
	);
}
