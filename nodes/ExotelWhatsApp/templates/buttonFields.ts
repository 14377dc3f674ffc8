import type { INodeProperties } from 'n8n-workflow';

import { alphabetical } from '../shared/alphabetical';
import type { TemplateButton } from '../api/templateDefinition';
import { shownWith } from '../shared/displayConditions';
import { listEntries, listFields } from '../shared/listInput';
import type { CountryCode } from '../shared/phoneNumberLibrary';
import { countBetween, type Values } from '../shared/values';
import { BUTTON_KINDS } from './buttons';

/** WhatsApp's limit; Exotel's pages say 3. API reference, section 6.2. */
const MAX_BUTTONS = 10;

const type: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: BUTTON_KINDS.map(({ name, type: value }) => ({ name, value })).sort((a, b) =>
		alphabetical(a.name, b.name),
	),
	default: 'QUICK_REPLY',
	description: 'What a tap on the button does',
};

/** Each field once, shown for the kinds that need it. */
const fields = [...new Set(BUTTON_KINDS.flatMap((kind) => kind.fields))].map((field) =>
	shownWith(field, {
		type: BUTTON_KINDS.filter((kind) => kind.fields.includes(field)).map((kind) => kind.type),
	}),
);

const needs = BUTTON_KINDS.map(
	(kind) => `${kind.type} needs ${kind.fields.map(({ name }) => name).join(', ')}`,
);

const buttonList = {
	fields: {
		displayName: 'Buttons',
		name: 'buttons',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			multipleValueButtonText: 'Add Button',
			sortable: true,
			maxAllowedFields: MAX_BUTTONS,
		},
		default: {},
		placeholder: 'Add Button',
		description: `Up to ${MAX_BUTTONS} buttons below the text`,
		options: [{ displayName: 'Button', name: 'button', values: [type, ...fields] }],
	} satisfies INodeProperties,
	entry: { displayName: 'Button', name: 'button' },
	example: '[{ "type": "URL", "text": "Track", "url": "https://shop.example.com/t" }]',
	dataDescription: `An array of objects with a type and what it needs: ${needs.join('; ')}`,
};

export const buttonFields: INodeProperties[] = listFields(buttonList);

/**
 * The buttons in the API's form; an empty list when there are none.
 * @param country of numbers without country code
 * @throws Problem for what WhatsApp does not take
 */
export function templateButtons(values: Values, country?: CountryCode): TemplateButton[] {
	const entries = listEntries(buttonList, values);
	if (entries.length > 0) countBetween(entries.length, 1, MAX_BUTTONS, 'Buttons');
	return entries.map((button) => {
		const chosen = button.option(type);
		const [kind] = BUTTON_KINDS.filter((one) => one.type === chosen);
		return { type: kind.type, ...kind.written(button, country) };
	});
}
