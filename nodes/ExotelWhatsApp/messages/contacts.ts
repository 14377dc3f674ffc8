import type { INodeProperties } from 'n8n-workflow';

import {
	birthday,
	contactFields,
	contactLists,
	formattedName,
	nameParts,
	orgParts,
	type ContactPart,
} from './contactFields';
import { Problem } from '../shared/problem';
import { listEntries, listFields } from '../shared/listInput';
import type { MessageType } from './messageType';
import { compact, isRecord, shown } from '../shared/data';
import { countBetween, type Field, type Values } from '../shared/values';

const contactList = {
	fields: {
		displayName: 'Contacts',
		name: 'contacts',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			multipleValueButtonText: 'Add Contact',
			sortable: true,
		},
		default: { contact: [{ formattedName: '' }] },
		placeholder: 'Add Contact',
		description: 'The contacts to send. WhatsApp takes up to 257 in a message.',
		options: [{ displayName: 'Contact', name: 'contact', values: contactFields }],
	} satisfies INodeProperties,
	entry: { displayName: 'Contact', name: 'contact' },
	example:
		'[{ "name": { "formatted_name": "Asha Rao", "first_name": "Asha" }, "phones": [{ "phone": "+919000000001", "type": "WORK" }] }]',
	dataDescription:
		'An array of contacts as the API writes them: name (with formatted_name and one more), phones, emails, urls, addresses, org and birthday',
};

const NAME: ContactPart[] = [{ key: 'formatted_name', field: formattedName }, ...nameParts];
const BIRTHDAY: ContactPart[] = [{ key: 'birthday', field: birthday, isIdentifier: true }];

/** The given parts under the API's keys. */
function partsOf(values: Values, parts: ContactPart[]): Record<string, unknown> {
	const read = ({ field, isIdentifier }: ContactPart) => {
		if (field.type === 'options') return values.optionalOption(field);
		return isIdentifier ? values.optionalIdentifier(field) : values.optionalText(field);
	};
	return compact(Object.fromEntries(parts.map((part) => [part.key, read(part)])));
}

/** All single values of a contact are texts in the API; what is made of several stays as it is. */
const singleAsText = (value: unknown) => (typeof value === 'object' ? value : String(value));

/** The same of an object in the API's form, with what is not known of it too. */
function partsAndOthers(values: Values, parts: ContactPart[]): Record<string, unknown> {
	const keys = parts.map(({ key }) => key);
	const others = Object.entries(values.all()).flatMap(([key, value]) =>
		keys.includes(key) || (value ?? '') === '' ? [] : [[key, singleAsText(value)]],
	);
	const inApiForm = parts.map((part) => ({ ...part, field: { ...part.field, name: part.key } }));
	return { ...Object.fromEntries(others), ...partsOf(values, inApiForm) };
}

/** Undefined when nothing is given; a type alone is nothing. */
function orNothing<T extends object>(part: T): T | undefined {
	return Object.keys(part).some((key) => key !== 'type') ? part : undefined;
}

/** The lists that a contact has, by their keys. */
function listsOf(contact: Values, entryOf: typeof partsOf): Record<string, unknown> {
	const lists = contactLists.map(({ key, field, entry, parts }) => {
		const list = contact
			.list(field, entry)
			.map((one) => orNothing(entryOf(one, parts)))
			.filter((one) => one !== undefined);
		return [key, list.length > 0 ? list : undefined];
	});
	return Object.fromEntries(lists) as Record<string, unknown>;
}

/** A filled-in form as the API's contact. */
function fromForm(form: Values): Record<string, unknown> {
	return compact({
		name: partsOf(form, NAME),
		...listsOf(form, partsOf),
		org: orNothing(partsOf(form, orgParts)),
		...partsOf(form, BIRTHDAY),
	});
}

/** An object inside a contact in the API's form. */
function within(contact: Values, field: Field): Values {
	const given = contact.raw(field) || {};
	if (isRecord(given)) return contact.within(given);
	throw new Problem(
		`${contact.label(field)} must be an object with fields, and was given ${shown(given)}`,
		'Give its parts one by one, as in { "formatted_name": "Asha Rao", "first_name": "Asha" }.',
	);
}

/** A contact in the API's form, read part by part. */
function fromData(contact: Values): Record<string, unknown> {
	const name = within(contact, { name: 'name', displayName: 'Name' });
	const org = within(contact, { name: 'org', displayName: 'Organization' });
	return compact({
		...partsAndOthers(contact, BIRTHDAY),
		name: partsAndOthers(name, NAME),
		...listsOf(contact, partsAndOthers),
		org: orNothing(partsAndOthers(org, orgParts)),
	});
}

/** Whether a text is a day that there is, as YYYY-MM-DD; JavaScript takes 31 February for 3 March. */
function isDay(text: string): boolean {
	const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** What an API contact must have: a name in two forms, and a date of birth that is one. */
function check(contact: Record<string, unknown>, place: Values): void {
	const name = place.within(isRecord(contact.name) ? contact.name : {});
	name.text({ name: 'formatted_name', displayName: formattedName.displayName });
	if (!nameParts.some(({ key }) => key in name.all())) {
		throw new Problem(
			`${place.label(formattedName)} stands alone: WhatsApp wants one more part of the name`,
			`Fill in one of ${nameParts.map(({ field }) => field.displayName).join(', ')}.`,
		);
	}
	const date = contact.birthday;
	if (date !== undefined && !isDay(String(date))) {
		throw new Problem(
			`${place.label(birthday)} must be a date as YYYY-MM-DD, and was given ${shown(date)}`,
			'Write it as in 1990-01-31, or leave it empty.',
		);
	}
}

export const contacts: MessageType = {
	operation: 'sendContacts',
	name: 'Send Contacts',
	action: 'Send a contact card',
	description: 'Send contact cards that the customer can save',
	contentType: 'contacts',
	fields: listFields(contactList),
	toContent(values) {
		const entries = listEntries(contactList, values);
		countBetween(entries.length, 1, Infinity, contactList.fields.displayName);
		const list = entries.map((entry) => {
			const contact = entry.raw(formattedName) === undefined ? fromData(entry) : fromForm(entry);
			check(contact, entry);
			return contact;
		});
		return { type: 'contacts', contacts: list };
	},
};
