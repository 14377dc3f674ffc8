import type { INodeProperties } from 'n8n-workflow';

import {
	birthday,
	contactFields,
	contactLists,
	formattedName,
	nameParts,
	orgParts,
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

/** The given parts under the API's keys, or undefined when none is given; a type alone is none. */
function gather(values: Values, parts: Array<{ key: string; field: Field }>) {
	const given = compact(
		Object.fromEntries(parts.map(({ key, field }) => [key, values.optionalText(field)])),
	);
	return Object.keys(given).some((key) => key !== 'type') ? given : undefined;
}

/** A contact in the API's form, without what is empty. */
function filled(contact: Record<string, unknown>) {
	return Object.fromEntries(
		Object.entries(contact).filter(([, value]) => value !== '' && value !== null),
	);
}

/** A filled-in form as the API's contact. */
function fromForm(form: Values): Record<string, unknown> {
	const lists = contactLists.map(({ key, field, entry, parts }) => {
		const list = form
			.list(field, entry)
			.map((values) => gather(values, parts))
			.filter((one) => one !== undefined);
		return [key, list.length > 0 ? list : undefined];
	});
	return compact({
		name: { formatted_name: form.optionalText(formattedName), ...gather(form, nameParts) },
		...(Object.fromEntries(lists) as Record<string, unknown>),
		org: gather(form, orgParts),
		birthday: form.optionalText(birthday),
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
	if (!nameParts.some(({ key, field }) => name.optionalText({ ...field, name: key }))) {
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
	action: 'Send a contacts message',
	description: 'Send contact cards that the customer can save',
	contentType: 'contacts',
	fields: listFields(contactList),
	toContent(values) {
		const entries = listEntries(contactList, values);
		countBetween(entries.length, 1, Infinity, contactList.fields.displayName);
		const list = entries.map((entry) => {
			const contact =
				entry.raw(formattedName) === undefined ? filled(entry.all()) : fromForm(entry);
			check(contact, entry);
			return contact;
		});
		return { type: 'contacts', contacts: list };
	},
};
