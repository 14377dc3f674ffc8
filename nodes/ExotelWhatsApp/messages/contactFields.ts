import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { textField as line } from '../shared/textField';

/** Fields of the contact form. API reference, section 2.2.8: all are strings, and optional unless said. */

function kind(values: string[], description: string): INodeProperties {
	const [first] = values;
	const options: INodePropertyOptions[] = values.map((value) => ({
		name: value.charAt(0) + value.slice(1).toLowerCase(),
		value,
	}));
	return {
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options,
		default: first,
		description,
	};
}

function several(
	displayName: string,
	name: string,
	entry: { displayName: string; name: string },
	values: INodeProperties[],
): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: `Add ${entry.displayName}` },
		default: {},
		placeholder: `Add ${entry.displayName}`,
		description: `${displayName} of the contact; as many as needed`,
		options: [{ ...entry, values }],
	};
}

export const formattedName = line(
	'Formatted Name',
	'formattedName',
	'e.g. Asha Rao',
	'Full name as it is shown, which must be there. One of the names below is needed beside it.',
);

/** A part of a contact: its key in the API, and its field in the form. */
export interface ContactPart {
	key: string;
	field: INodeProperties;
	/** For machines rather than people, so that it is sent without what nobody sees. */
	isIdentifier?: boolean;
}

/** The parts of a name, of which one is needed. */
export const nameParts: ContactPart[] = [
	{ key: 'first_name', field: line('First Name', 'firstName', 'e.g. Asha', 'Given name') },
	{ key: 'last_name', field: line('Last Name', 'lastName', 'e.g. Rao', 'Family name') },
	{ key: 'middle_name', field: line('Middle Name', 'middleName', 'e.g. K.', 'Middle name') },
	{ key: 'prefix', field: line('Prefix', 'prefix', 'e.g. Dr.', 'What stands before the name') },
	{ key: 'suffix', field: line('Suffix', 'suffix', 'e.g. Jr.', 'What stands behind the name') },
];

export const orgParts: ContactPart[] = [
	{ key: 'company', field: line('Company', 'company', 'e.g. Acme Tea', 'Name of the company') },
	{ key: 'department', field: line('Department', 'department', 'e.g. Sales', 'Department') },
	{ key: 'title', field: line('Job Title', 'jobTitle', 'e.g. Manager', 'Role in the company') },
];

export const birthday = line(
	'Birthday',
	'birthday',
	'e.g. 1990-01-31',
	'Year, month and day as YYYY-MM-DD',
);

const HOME_OR_WORK = ['HOME', 'WORK'];

/** A list of a contact: the API's key, the editor's field, and what an entry has. */
interface ContactList {
	key: string;
	entry: { displayName: string; name: string };
	displayName: string;
	parts: ContactPart[];
}

const LISTS: ContactList[] = [
	{
		key: 'phones',
		entry: { displayName: 'Phone', name: 'phone' },
		displayName: 'Phones',
		parts: [
			{
				key: 'phone',
				field: line('Phone', 'phone', 'e.g. +91 90000 00001', 'Number as it is shown'),
			},
			{
				key: 'type',
				field: kind(['CELL', 'HOME', 'IPHONE', 'MAIN', 'WORK'], 'Kind of number'),
			},
			{
				key: 'wa_id',
				field: line(
					'WhatsApp ID',
					'waId',
					'e.g. 919000000001',
					'WhatsApp number of the contact, digits only; with it, the customer can start a chat',
				),
				isIdentifier: true,
			},
		],
	},
	{
		key: 'emails',
		entry: { displayName: 'Email', name: 'email' },
		displayName: 'Emails',
		parts: [
			{
				key: 'email',
				field: line('Email', 'email', 'e.g. asha@example.com', 'Email address'),
				isIdentifier: true,
			},
			{ key: 'type', field: kind(HOME_OR_WORK, 'Kind of address') },
		],
	},
	{
		key: 'urls',
		entry: { displayName: 'URL', name: 'url' },
		displayName: 'URLs',
		parts: [
			{
				key: 'url',
				field: line('URL', 'url', 'e.g. https://www.example.com', 'Web address'),
				isIdentifier: true,
			},
			{ key: 'type', field: kind(HOME_OR_WORK, 'Kind of web page') },
		],
	},
	{
		key: 'addresses',
		entry: { displayName: 'Address', name: 'address' },
		displayName: 'Addresses',
		parts: [
			{ key: 'street', field: line('Street', 'street', 'e.g. 1 MG Road', 'Street and number') },
			{ key: 'city', field: line('City', 'city', 'e.g. Bengaluru', 'City') },
			{ key: 'state', field: line('State', 'state', 'e.g. KA', 'Abbreviation of the state') },
			{ key: 'zip', field: line('ZIP Code', 'zip', 'e.g. 560001', 'ZIP or postal code') },
			{ key: 'country', field: line('Country', 'country', 'e.g. India', 'Full name of it') },
			{
				key: 'country_code',
				field: line('Country Code', 'countryCode', 'e.g. IN', 'Two letters'),
				isIdentifier: true,
			},
			{ key: 'type', field: kind(HOME_OR_WORK, 'Kind of address') },
		],
	},
];

/** The lists of a contact. */
export const contactLists = LISTS.map(({ key, entry, displayName, parts }) => ({
	key,
	entry,
	parts,
	field: several(
		displayName,
		key,
		entry,
		parts.map(({ field }) => field),
	),
}));

/** All of one contact, in the order of the form. */
export const contactFields: INodeProperties[] = [
	formattedName,
	...nameParts.map(({ field }) => field),
	...contactLists.map(({ field }) => field),
	...orgParts.map(({ field }) => field),
	birthday,
];
