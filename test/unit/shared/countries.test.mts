import type { INodePropertyOptions } from 'n8n-workflow';

import {
	countryField,
	countryName,
	countryOf,
} from '../../../nodes/ExotelWhatsApp/shared/countries';
import { getCountries } from 'libphonenumber-js/max';

const options = countryField('None', 'Where').options as INodePropertyOptions[];
const names = options.map(({ name }) => name);

describe('the list of countries', () => {
	it('begins with none, India and South-East Asia', () => {
		expect(names.slice(0, 13)).toEqual([
			'None',
			'India +91',
			'Brunei +673',
			'Cambodia +855',
			'Indonesia +62',
			'Laos +856',
			'Malaysia +60',
			'Myanmar (Burma) +95',
			'Philippines +63',
			'Singapore +65',
			'Thailand +66',
			'Timor-Leste +670',
			'Vietnam +84',
		]);
	});

	it('goes on with all others by name, each once', () => {
		const others = names.slice(13);
		expect(others).toEqual([...others].sort((a, b) => a.localeCompare(b)));
		expect(options.map(({ value }) => value).sort()).toEqual(['', ...getCountries()].sort());
	});

	it('has the names that Node knows, but for what is called otherwise in its version', () => {
		const known = new Intl.DisplayNames('en', { type: 'region' });
		const same = getCountries().filter((code) => known.of(code) === countryName(code));
		expect(same.length).toBeGreaterThan(240);
	});

	it('names each country', () => {
		expect(names.slice(1).filter((name) => !/^\p{Lu}.+ \+\d{1,3}$/u.test(name))).toEqual([]);
		expect(names).toContain('United States +1');
	});
});

describe('countryOf', () => {
	it.each([
		['IN', 'IN'],
		['in', 'IN'],
		[' sg ', 'SG'],
		['India', 'IN'],
		['india', 'IN'],
		['United States', 'US'],
		['India +91', 'IN'],
	])('knows %p as %s', (given, code) => {
		expect(countryOf(given, 'Default Country')).toBe(code);
	});

	it.each(['', ' ', null, undefined])('takes %p for no country', (given) => {
		expect(countryOf(given, 'Default Country')).toBeUndefined();
	});

	it.each(['IND', 'Bharat', '+91', 91, {}, true])('refuses %p', (given) => {
		expect(() => countryOf(given, 'Default Country')).toThrow(
			`Default Country is not a country: "${typeof given === 'object' ? '{}' : String(given)}"`,
		);
	});
});
