import type { INodeProperties } from 'n8n-workflow';

import { listEntries, listFields } from '../shared/listInput';
import { e164 } from '../shared/phoneNumber';
import type { CountryCode } from '../shared/phoneNumberLibrary';
import { compact, shown } from '../shared/data';
import { shownWith } from '../shared/displayConditions';
import { Problem } from '../shared/problem';
import { countBetween, type Values } from '../shared/values';
import type { TemplateButton } from '../api/templateDefinition';
import { samplesFor, variablesUpTo } from './variables';

/** WhatsApp's limits; Exotel's pages say 3 and 20. API reference, section 6.2. */
const MAX_BUTTONS = 10;
const MAX_TEXT = 25;

const type: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: [
		{ name: 'Copy Code', value: 'COPY_CODE' },
		{ name: 'Phone Number', value: 'PHONE_NUMBER' },
		{ name: 'Quick Reply', value: 'QUICK_REPLY' },
		{ name: 'URL', value: 'URL' },
	],
	default: 'QUICK_REPLY',
	description: 'What a tap on the button does',
};

const shownFor = (types: string[], field: INodeProperties) => shownWith(field, { type: types });

const text = shownFor(['PHONE_NUMBER', 'QUICK_REPLY', 'URL'], {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Track',
	description: `Text on the button, up to ${MAX_TEXT} characters`,
});

const url = shownFor(['URL'], {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://shop.example.com/t/{{1}}',
	description: 'Address that opens. It may end in {{1}}, which each message fills in.',
});

const urlSample = shownFor(['URL'], {
	displayName: 'URL Sample',
	name: 'urlSample',
	type: 'string',
	default: '',
	placeholder: 'e.g. 4711',
	description: 'What could stand for {{1}} in the URL. Only a URL with {{1}} needs it.',
});

const phoneNumber = shownFor(['PHONE_NUMBER'], {
	displayName: 'Phone Number',
	name: 'phoneNumber',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. +91 80000 00000',
	description:
		'Number that is called, with its country code unless the credential has a Default Country',
});

const codeSample = shownFor(['COPY_CODE'], {
	displayName: 'Code Sample',
	name: 'codeSample',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. WELCOME10',
	description: 'A code as customers could get it. Each message brings its own.',
});

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
		options: [
			{
				displayName: 'Button',
				name: 'button',
				values: [type, text, url, urlSample, phoneNumber, codeSample],
			},
		],
	} satisfies INodeProperties,
	entry: { displayName: 'Button', name: 'button' },
	example: '[{ "type": "URL", "text": "Track", "url": "https://shop.example.com/t" }]',
	dataDescription:
		'An array of objects with type (QUICK_REPLY, URL, PHONE_NUMBER or COPY_CODE), text, and what the type needs: url and urlSample, phoneNumber, or codeSample',
};

export const buttonFields: INodeProperties[] = listFields(buttonList);

const textOf = (button: Values) => {
	const given = button.text(text, MAX_TEXT);
	variablesUpTo(0, given, button.label(text));
	return given;
};

function urlButton(button: Values): TemplateButton {
	const address = button.link(url);
	const count = variablesUpTo(1, address, button.label(url));
	if (count === 1 && !address.endsWith('{{1}}')) {
		throw new Problem(
			`${button.label(url)} has a variable before its end: ${shown(address)}`,
			'Let it end in {{1}}, the one place that WhatsApp fills in.',
		);
	}
	const sample = button.optionalText(urlSample);
	if (count === 1) samplesFor(count, sample === undefined ? [] : [sample], button.label(urlSample));
	return compact({
		type: 'URL',
		text: textOf(button),
		url: address,
		example: count === 1 ? [String(sample)] : undefined,
	});
}

/** The API's form of each type. */
const MAKERS: Record<string, (button: Values, country?: CountryCode) => TemplateButton> = {
	COPY_CODE: (button) => ({ type: 'COPY_CODE', example: button.text(codeSample) }),
	PHONE_NUMBER: (button, country) => ({
		type: 'PHONE_NUMBER',
		text: textOf(button),
		phone_number: e164(button.raw(phoneNumber), button.label(phoneNumber), country),
	}),
	QUICK_REPLY: (button) => ({ type: 'QUICK_REPLY', text: textOf(button) }),
	URL: urlButton,
};

/**
 * The buttons in the API's form; an empty list when there are none.
 * @param country of numbers without country code
 * @throws Problem for what WhatsApp does not take
 */
export function templateButtons(values: Values, country?: CountryCode): TemplateButton[] {
	const entries = listEntries(buttonList, values);
	if (entries.length > 0) countBetween(entries.length, 1, MAX_BUTTONS, 'Buttons');
	return entries.map((button) => {
		return MAKERS[button.option(type)](button, country);
	});
}
