import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import fc from 'fast-check';
import {
	getCountries,
	getCountryCallingCode,
	getExampleNumber,
	type CountryCode,
	type Examples,
} from 'libphonenumber-js/max';

import { countryOf, LIKELY_COUNTRIES } from '../../../nodes/ExotelWhatsApp/shared/countries';
import { e164 } from '../../../nodes/ExotelWhatsApp/shared/phoneNumber';
import { Problem } from '../../../nodes/ExotelWhatsApp/shared/problem';

/** Numbers of all countries, by the library's own metadata and examples. */
const library = path.dirname(
	createRequire(import.meta.url).resolve('libphonenumber-js/package.json'),
);
const readJson = (file: string) =>
	JSON.parse(readFileSync(path.join(library, file), 'utf8')) as unknown;

const examples = readJson('examples.mobile.json') as Examples;

/** Where a country's record has its types, and the mobile one among those; see its METADATA.md. */
const TYPES = 11;
const MOBILE = 1;
const { countries: plans } = readJson('metadata.max.json') as {
	countries: Record<string, Array<Array<string[] | 0> | 0>>;
};

interface Example {
	country: CountryCode;
	code: string;
	national: string;
}

const all: Example[] = getCountries().flatMap((country) => {
	const example = getExampleNumber(country, examples);
	if (!example) return [];
	const { nationalNumber: national, countryCallingCode: code } = example;
	return [{ country, code, national }];
});

/** The number that is read, or undefined for one that is refused. */
function read(given: unknown, country?: CountryCode): string | undefined {
	try {
		return e164(given, 'To', country);
	} catch (error) {
		expect(error).toBeInstanceOf(Problem);
		return undefined;
	}
}

/** Held with 40,000, too; each run of the tests has others. */
const RUNS = 1000;

const anyExample = fc.constantFrom(...all);

/** What people put between digits, and nothing. */
const separator = fc.constantFrom('', '', '', ' ', '-', '\u00a0', '\u2011', ' - ');

/** Digits with separators between them. */
const apart = (digits: string) =>
	fc
		.array(separator, { minLength: digits.length, maxLength: digits.length })
		.map((separators) => [...digits].map((digit, at) => digit + (separators[at] ?? '')).join(''))
		.map((text) => text.replace(/\D+$/, ''));

const spelled = anyExample.chain((example) =>
	fc.record({ example: fc.constant(example), national: apart(example.national) }),
);

const mobileNumbers = (country: CountryCode): fc.Arbitrary<string> | undefined => {
	const types = plans[country][TYPES];
	const pattern = types && types[MOBILE] && types[MOBILE][0];
	return pattern ? fc.stringMatching(new RegExp(`^(?:${pattern})$`)) : undefined;
};

const withPlans = getCountries().flatMap((country) => {
	const numbers = mobileNumbers(country);
	return numbers ? [{ country, numbers, code: getCountryCallingCode(country) }] : [];
});

describe('numbers of all countries', () => {
	it('are there', () => {
		expect(all.length).toBeGreaterThan(200);
		expect(withPlans.length).toBeGreaterThan(200);
	});

	it.each([
		['+', (code: string, national: string) => `+${code} ${national}`],
		['00', (code: string, national: string) => `00${code}${national}`],
		['(+)', (code: string, national: string) => `(+${code}) ${national}`],
		['tel:', (code: string, national: string) => `tel:+${code}-${national}`],
		['wa.me', (code: string, national: string) => `https://wa.me/${code}${national}`],
		['.0', (code: string, national: string) => `+${code}${national}.0`],
	])('come out as they are with %s', (_name, spelling) => {
		const wrong = all.filter(
			({ code, national }) => read(spelling(code, national)) !== `+${code}${national}`,
		);
		expect(wrong).toEqual([]);
	});

	it('come out as they are with + and a zero that is dialled at home only', () => {
		const wrong = all.filter(({ code, national }) => {
			const given = `+${code} (0)${national}`;
			return read(given) !== undefined && read(given) !== `+${code}${national}`;
		});
		expect(wrong).toEqual([]);
	});

	it('come out as they are where their country is set, with and without code', () => {
		const wrong = all.filter(({ country, code, national }) =>
			[national, Number(national), `${national}.0`, `${code}${national}`, `+${code}${national}`]
				.filter((given) => typeof given !== 'number' || !national.startsWith('0'))
				.some((given) => read(given, country) !== `+${code}${national}`),
		);
		expect(wrong).toEqual([]);
	});

	it('come out as they are whatever stands between their digits, or are refused', () => {
		fc.assert(
			fc.property(spelled, ({ example: { code, country, national }, national: written }) => {
				const own = `+${code}${national}`;
				expect(read(`+${code} ${written}`)).toBe(own);
				expect([own, undefined]).toContain(read(`${code} ${written}`));
				expect(read(`${code} ${written}`, country)).toBe(own);
				expect([own, undefined]).toContain(read(`+${code} (0)${written}`, 'IN'));
				expect(read(written, country)).toBe(own);
				// Landlines of Italy are mobile numbers with a zero in front; with 00 begins a country code.
				if (code === '39' || national.startsWith('0')) return;
				expect([own, undefined]).toContain(read(`+${code} 0${written}`));
				expect([own, undefined]).toContain(read(`0${written}`, country));
			}),
			{ numRuns: RUNS },
		);
	});

	it('are never read as one when two stand in a cell', () => {
		const between = fc.constantFrom(
			...[', ', ';', '/', ' / ', '\n', ' and ', ' & ', ' ', '  ', '|', ' - '],
		);
		const form = fc.constantFrom(
			({ code, national }: Example) => `+${code}${national}`,
			({ code, national }: Example) => `${code}${national}`,
		);
		const set = fc.constantFrom<CountryCode | undefined>(undefined, 'IN', 'SG', 'ID', 'US');
		fc.assert(
			fc.property(anyExample, anyExample, form, between, set, (a, b, write, join, country) => {
				expect(read(write(a) + join + write(b), country)).toBeUndefined();
				// Numbers of Austria and some others have no fixed length, and could be written with a space.
				const inOne = /^[ -]+$/.test(join) ? `+${a.code}${a.national}${b.national}` : undefined;
				const both = read(a.national + join + b.national, a.country);
				expect([inOne, undefined]).toContain(both);
			}),
			{ numRuns: RUNS },
		);
	});

	it('are refused with an ending, a counter or an extension behind them', () => {
		const more = fc.constantFrom(
			'/8',
			' / 12',
			'(2)',
			' (2)',
			'[1]',
			' x12',
			' ext. 12',
			';ext=1',
			',1',
		);
		fc.assert(
			fc.property(anyExample, more, ({ country, code, national }, ending) => {
				expect(read(`+${code}${national}${ending}`)).toBeUndefined();
				expect(read(`${code}${national}${ending}`)).toBeUndefined();
				expect(read(`${national}${ending}`, country)).toBeUndefined();
			}),
			{ numRuns: RUNS },
		);
	});
});

describe('any mobile number of a country', () => {
	const anyNumber = fc
		.constantFrom(...withPlans)
		.chain(({ country, code, numbers }) =>
			fc.record({ country: fc.constant(country), code: fc.constant(code), national: numbers }),
		);

	it('is that number where the country is set, with and without code', () => {
		fc.assert(
			fc.property(anyNumber, ({ country, code, national }) => {
				expect(read(national, country)).toBe(`+${code}${national}`);
				expect(read(code + national, country)).toBe(`+${code}${national}`);
			}),
			{ numRuns: RUNS },
		);
	});

	it('is that number with +', () => {
		fc.assert(
			fc.property(anyNumber, ({ code, national }) => {
				expect(read(`+${code}${national}`)).toBe(`+${code}${national}`);
			}),
			{ numRuns: RUNS },
		);
	});

	it('is never another one with its code alone and no country set', () => {
		fc.assert(
			fc.property(anyNumber, ({ code, national }) => {
				expect([`+${code}${national}`, undefined]).toContain(read(code + national));
			}),
			{ numRuns: RUNS },
		);
	});

	it('is never sent to a stranger without its code and no country set, if the country is likely', () => {
		const likely = fc
			.constantFrom(...withPlans.filter(({ country }) => LIKELY_COUNTRIES.includes(country)))
			.chain(({ numbers }) => numbers);
		fc.assert(
			fc.property(likely, (national) => {
				expect(read(national)).toBeUndefined();
			}),
			{ numRuns: RUNS },
		);
	});
});

it('every country can be set by its code', () => {
	for (const country of getCountries()) {
		expect(countryOf(country, 'Default Country')).toBe(country);
	}
});
