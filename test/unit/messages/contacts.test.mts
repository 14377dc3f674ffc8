import fc from 'fast-check';

import { Problem } from '../../../nodes/ExotelWhatsApp/shared/problem';
import { contentOf, refusalOf, thrownBy, type Parameters } from '../support/messages.mts';

const asha = { formattedName: 'Asha Rao', firstName: 'Asha' };
const ashaContact = { name: { formatted_name: 'Asha Rao', first_name: 'Asha' } };

const contactsOf = (...contact: unknown[]) =>
	(contentOf('sendContacts', { contacts: { contact } }) as { contacts: Parameters[] }).contacts;
const refusal = (...contact: unknown[]) => refusalOf('sendContacts', { contacts: { contact } });

const fullForm = {
	formattedName: 'Dr. Asha K. Rao Jr.',
	firstName: 'Asha',
	lastName: 'Rao',
	middleName: 'K.',
	prefix: 'Dr.',
	suffix: 'Jr.',
	phones: {
		phone: [
			{ phone: '+919000000001', type: 'WORK', waId: '919000000001' },
			{ phone: '+919000000002', type: 'CELL', waId: '' },
		],
	},
	emails: { email: [{ email: 'asha@example.com', type: 'WORK' }] },
	urls: { url: [{ url: 'https://www.example.com', type: 'HOME' }] },
	addresses: {
		address: [
			{
				street: '1 MG Road',
				city: 'Bengaluru',
				state: 'KA',
				zip: '560001',
				country: 'India',
				countryCode: 'IN',
				type: 'HOME',
			},
		],
	},
	company: 'Acme Tea',
	department: 'Sales',
	jobTitle: 'Manager',
	birthday: '1990-01-31',
};

const fullContact = {
	name: {
		formatted_name: 'Dr. Asha K. Rao Jr.',
		first_name: 'Asha',
		last_name: 'Rao',
		middle_name: 'K.',
		prefix: 'Dr.',
		suffix: 'Jr.',
	},
	phones: [
		{ phone: '+919000000001', type: 'WORK', wa_id: '919000000001' },
		{ phone: '+919000000002', type: 'CELL' },
	],
	emails: [{ email: 'asha@example.com', type: 'WORK' }],
	urls: [{ url: 'https://www.example.com', type: 'HOME' }],
	addresses: [
		{
			street: '1 MG Road',
			city: 'Bengaluru',
			state: 'KA',
			zip: '560001',
			country: 'India',
			country_code: 'IN',
			type: 'HOME',
		},
	],
	org: { company: 'Acme Tea', department: 'Sales', title: 'Manager' },
	birthday: '1990-01-31',
};

describe('sendContacts', () => {
	it('makes the content of the API from every field', () => {
		expect(contentOf('sendContacts', { contacts: { contact: [fullForm] } })).toEqual({
			type: 'contacts',
			contacts: [fullContact],
		});
	});

	it('sends several contacts in their order', () => {
		expect(contactsOf(asha, fullForm, asha)).toEqual([ashaContact, fullContact, ashaContact]);
	});

	it('leaves out what is empty', () => {
		const form = {
			...asha,
			lastName: '',
			phones: {},
			emails: { email: [] },
			company: '',
			birthday: '',
		};
		expect(contactsOf(form)).toEqual([ashaContact]);
	});

	it('leaves out a list entry of which only the preset type is there', () => {
		const form = {
			...asha,
			phones: { phone: [{ phone: '', type: 'CELL', waId: '' }] },
			emails: { email: [{ email: '', type: 'HOME' }] },
		};
		expect(contactsOf(form)).toEqual([ashaContact]);
	});

	it.each([
		['firstName', 'first_name'],
		['lastName', 'last_name'],
		['middleName', 'middle_name'],
		['prefix', 'prefix'],
		['suffix', 'suffix'],
	])('is content with %s beside the formatted name', (field, key) => {
		expect(contactsOf({ formattedName: 'Asha Rao', [field]: 'A.' })).toEqual([
			{ name: { formatted_name: 'Asha Rao', [key]: 'A.' } },
		]);
	});

	it('sends numbers as text', () => {
		const form = {
			formattedName: 4711,
			firstName: 47,
			phones: { phone: [{ phone: 919000000001, type: 'WORK' }] },
		};
		expect(contactsOf(form)).toEqual([
			{
				name: { formatted_name: '4711', first_name: '47' },
				phones: [{ phone: '919000000001', type: 'WORK' }],
			},
		]);
	});

	it('takes types as people write them', () => {
		const form = {
			...asha,
			phones: { phone: [{ phone: '1', type: 'iPhone' }] },
			emails: { email: [{ email: 'a@example.com', type: ' work ' }] },
		};
		expect(contactsOf(form)).toEqual([
			{
				...ashaContact,
				phones: [{ phone: '1', type: 'IPHONE' }],
				emails: [{ email: 'a@example.com', type: 'WORK' }],
			},
		]);
	});

	it('leaves the number of contacts to WhatsApp', () => {
		expect(contactsOf(...Array.from({ length: 258 }, () => asha))).toHaveLength(258);
	});

	const noDate = (place: string, given: string) =>
		`${place} › Birthday must be a date as YYYY-MM-DD, and was given "${given}"`;
	const alone = 'Formatted Name stands alone: WhatsApp wants one more part of the name';
	it.each<[string, unknown[], string]>([
		[
			'an empty formatted name',
			[{ formattedName: '', firstName: 'Asha' }],
			'Contact 1 › Formatted Name is empty',
		],
		[
			'a blank formatted name of the second contact',
			[asha, { formattedName: ' ', firstName: 'Asha' }],
			'Contact 2 › Formatted Name is empty',
		],
		['a formatted name that stands alone', [{ formattedName: 'Asha Rao' }], `Contact 1 › ${alone}`],
		[
			'a formatted name that stands alone beside an empty first name',
			[asha, { formattedName: 'Asha Rao', firstName: '' }],
			`Contact 2 › ${alone}`,
		],
		[
			'a birthday in another form',
			[{ ...asha, birthday: '31.01.1990' }],
			noDate('Contact 1', '31.01.1990'),
		],
		[
			'a birthday with a month of one digit',
			[asha, { ...asha, birthday: '1990-1-31' }],
			noDate('Contact 2', '1990-1-31'),
		],
		[
			'a phone number that is an object',
			[{ ...asha, phones: { phone: [{ phone: '1' }, { phone: {} }] } }],
			'Contact 1 › Phone 2 › Phone must be text, and was given "{}"',
		],
		[
			'e-mail addresses that are not JSON',
			[{ ...asha, emails: 'asha@example.com' }],
			'Contact 1 › Emails is not valid JSON: "asha@example.com"',
		],
		[
			'a text in the place of a contact',
			['Asha'],
			'Contact 1 must be an object with fields, and was given "Asha"',
		],
	])('refuses %s', (_, contacts, sentence) => {
		expect(refusal(...contacts)).toBe(sentence);
	});

	it.each(['1990-02-31', '1990-02-29', '1990-04-31', '1990-13-01', '1990-00-10', '1990-01-00'])(
		'refuses %s, a birthday that there is not',
		(birthday) => {
			expect(refusal({ ...asha, birthday })).toBe(noDate('Contact 1', birthday));
		},
	);

	it.each(['1992-02-29', '2000-02-29', '1990-12-31', '1931-01-01'])('takes %s', (birthday) => {
		expect(contactsOf({ ...asha, birthday })).toEqual([{ ...ashaContact, birthday }]);
	});

	it('names no limit that there is not when it refuses an empty list', () => {
		expect(refusal()).toMatch(/^Contacts: .*0 were given/);
		expect(refusal()).not.toContain('Infinity');
	});

	it('says which parts of the name there are', () => {
		const act = () => contactsOf({ formattedName: 'Asha Rao' });
		expect(thrownBy(act).advice).toBe(
			'Fill in one of First Name, Last Name, Middle Name, Prefix, Suffix.',
		);
	});
});

describe('sendContacts from data', () => {
	const fromData = (contactsData: unknown) =>
		contentOf('sendContacts', { contactsSource: 'data', contactsData });

	it.each([
		['an array', [fullContact, ashaContact]],
		['JSON text', JSON.stringify([fullContact, ashaContact])],
		['a fixed collection', { contact: [fullContact, ashaContact] }],
		['forms', [fullForm, asha]],
	])("reads %s in the API's form", (_, contactsData) => {
		expect(fromData(contactsData)).toEqual({
			type: 'contacts',
			contacts: [fullContact, ashaContact],
		});
	});

	it('reads what is known of a contact, and leaves the rest as it is', () => {
		const contact = {
			name: { formatted_name: 4711, first_name: 'Asha', last_name: null, nickname: 'A' },
			phones: [
				{ phone: 919000000001, type: 'work', wa_id: ' 919000000001\n', label: 'office' },
				{ phone: '', type: 'CELL' },
			],
			emails: [{ email: '\uFEFFasha@example.com ', type: 'Home' }],
			addresses: null,
			org: { company: 'Acme Tea', title: '' },
			note: 'VIP',
			photo: null,
		};
		expect(fromData([contact])).toEqual({
			type: 'contacts',
			contacts: [
				{
					name: { formatted_name: '4711', first_name: 'Asha', nickname: 'A' },
					phones: [{ phone: '919000000001', type: 'WORK', wa_id: '919000000001', label: 'office' }],
					emails: [{ email: 'asha@example.com', type: 'HOME' }],
					org: { company: 'Acme Tea' },
					note: 'VIP',
				},
			],
		});
	});

	it.each(['', null])('takes a birthday that the data leave empty (%p)', (birthday) => {
		expect(fromData([{ ...ashaContact, birthday }])).toEqual({
			type: 'contacts',
			contacts: [ashaContact],
		});
	});

	it.each<[string, unknown, string]>([
		['text that is not JSON', '[', 'Contacts Data is not valid JSON: "["'],
		['a number', 3, 'Contacts Data must be a list, and was given "3"'],
		['a contact without a name', [{ phones: [] }], 'Contact 1 › Formatted Name is empty'],
		[
			'a name that is text',
			[{ name: 'Asha' }],
			'Contact 1 › Name must be an object with fields, and was given "Asha"',
		],
		['a name that is null', [{ name: null }], 'Contact 1 › Formatted Name is empty'],
		[
			'an organization that is text',
			[{ ...ashaContact, org: 'Acme Tea' }],
			'Contact 1 › Organization must be an object with fields, and was given "Acme Tea"',
		],
		[
			'an unknown type of phone',
			[{ ...ashaContact, phones: [{ phone: '1', type: 'FAX' }] }],
			'Contact 1 › Phone 1 › Type must be one of Cell, Home, Iphone, Main, Work, and was given "FAX"',
		],
		[
			'an e-mail address that is a list',
			[ashaContact, { ...ashaContact, emails: [{ email: ['a'] }] }],
			'Contact 2 › Email 1 › Email must be text, and was given "["a"]"',
		],
		[
			'a phone that is text',
			[{ ...ashaContact, phones: ['+919000000001'] }],
			'Contact 1 › Phone 1 must be an object with fields, and was given "+919000000001"',
		],
		[
			'a formatted name that stands alone',
			[ashaContact, { name: { formatted_name: 'Asha Rao' } }],
			'Contact 2 › Formatted Name stands alone: WhatsApp wants one more part of the name',
		],
		[
			'a birthday that is a number',
			[{ ...ashaContact, birthday: 1990 }],
			'Contact 1 › Birthday must be a date as YYYY-MM-DD, and was given "1990"',
		],
	])('refuses %s', (_, contactsData, sentence) => {
		expect(thrownBy(() => fromData(contactsData)).message).toBe(sentence);
	});
});

describe('any contact from data', () => {
	const PARTS: Record<string, string[]> = {
		name: ['formatted_name', 'first_name', 'last_name', 'middle_name', 'prefix', 'suffix'],
		org: ['company', 'department', 'title'],
		phones: ['phone', 'type', 'wa_id'],
		emails: ['email', 'type'],
		urls: ['url', 'type'],
		addresses: ['street', 'city', 'state', 'zip', 'country', 'country_code', 'type'],
	};

	/** A cell of a sheet or a database, and at times what is none. */
	const noCell = fc.constantFrom<unknown>([], {}, ['x'], { a: 1, b: undefined }, 'Asha');
	const mostly = (...values: unknown[]) =>
		fc.oneof(
			{ weight: 40, arbitrary: fc.constantFrom(...values) },
			{ weight: 1, arbitrary: noCell },
		);
	const cell = mostly('Asha', 560001, 4.5, true, null, undefined, '');
	const kind = mostly('WORK', 'home', '', null);
	const object = (keys: string[], always: object) =>
		fc
			.record(Object.fromEntries(keys.map((key) => [key, key === 'type' ? kind : cell])), {
				requiredKeys: [],
			})
			.map((parts) => ({ ...parts, ...always }));
	const groups: Array<[string, fc.Arbitrary<unknown>]> = Object.entries(PARTS).map(
		([key, keys]) => {
			const name = key === 'name' ? { formatted_name: 4711, first_name: 'Asha' } : {};
			const one = object(keys, name);
			const whole = ['name', 'org'].includes(key) ? one : fc.array(one, { maxLength: 3 });
			return [key, fc.oneof({ weight: 40, arbitrary: whole }, { weight: 1, arbitrary: noCell })];
		},
	);
	const birthday = mostly('1990-01-31', null, '');
	const contact = fc.record({ birthday, ...Object.fromEntries(groups) });

	it('is refused in a sentence, or goes out with texts in all the places of the API', () => {
		let sent = 0;
		fc.assert(
			fc.property(contact, (given) => {
				let content: Parameters;
				try {
					const parameters = { contactsSource: 'data', contactsData: [given] };
					content = contentOf('sendContacts', parameters) as Parameters;
				} catch (error) {
					expect(error).toBeInstanceOf(Problem);
					return;
				}
				sent += 1;
				const [{ birthday: day = '1990-01-31', ...parts }] = content.contacts as Parameters[];
				expect(day).toBe('1990-01-31');
				for (const [key, value] of Object.entries(parts)) {
					expect(Array.isArray(value)).toBe(!['name', 'org'].includes(key));
					for (const part of [value].flat()) {
						const values = Object.values(part as object);
						expect(values.filter((one) => typeof one !== 'string' || one === '')).toEqual([]);
					}
				}
			}),
			{ numRuns: 5000 },
		);
		expect(sent).toBeGreaterThan(1000);
	});
});
