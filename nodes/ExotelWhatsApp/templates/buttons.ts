import type { INodeProperties } from 'n8n-workflow';

import type { TemplateButton } from '../api/templateDefinition';
import { compact, shown } from '../shared/data';
import { e164 } from '../shared/phoneNumber';
import type { CountryCode } from '../shared/phoneNumberLibrary';
import { Problem } from '../shared/problem';
import type { Values } from '../shared/values';
import { samplesFor, variablesUpTo } from './variables';

/** WhatsApp's limit; Exotel's pages say 20. API reference, section 6.2. */
const MAX_TEXT = 25;

/** A kind of button that Create can write. */
interface ButtonKind {
	/** In the API, and in users' workflows. */
	type: string;
	name: string;
	/** What it needs; kinds may share a field. */
	fields: INodeProperties[];
	/**
	 * Its form in the API, beside the type.
	 * @param country of numbers without country code
	 */
	written(button: Values, country?: CountryCode): Omit<TemplateButton, 'type'>;
}

const text: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	default: '',
	placeholder: 'e.g. Track',
	description: `Text on the button, up to ${MAX_TEXT} characters`,
};

const url: INodeProperties = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://shop.example.com/t/{{1}}',
	description: 'Address that opens. It may end in {{1}}, which each message fills in.',
};

const urlSample: INodeProperties = {
	displayName: 'URL Sample',
	name: 'urlSample',
	type: 'string',
	default: '',
	placeholder: 'e.g. 4711',
	description: 'What could stand for {{1}} in the URL. Only a URL with {{1}} needs it.',
};

const phoneNumber: INodeProperties = {
	displayName: 'Phone Number',
	name: 'phoneNumber',
	type: 'string',
	default: '',
	placeholder: 'e.g. +91 80000 00000',
	description:
		'Number that is called, with its country code unless the credential has a Default Country',
};

const codeSample: INodeProperties = {
	displayName: 'Code Sample',
	name: 'codeSample',
	type: 'string',
	default: '',
	placeholder: 'e.g. WELCOME10',
	description: 'A code as customers could get it. Each message brings its own.',
};

function textOf(button: Values): string {
	const given = button.text(text, MAX_TEXT);
	variablesUpTo(0, given, button.label(text));
	return given;
}

function linkOf(button: Values): Omit<TemplateButton, 'type'> {
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
		text: textOf(button),
		url: address,
		example: count === 1 ? [String(sample)] : undefined,
	});
}

/** All buttons that Create can write, a row for each kind; API reference, section 6.2. */
export const BUTTON_KINDS: ButtonKind[] = [
	{
		type: 'COPY_CODE',
		name: 'Copy Code',
		fields: [codeSample],
		written: (button) => ({ example: button.text(codeSample) }),
	},
	{
		type: 'PHONE_NUMBER',
		name: 'Phone Number',
		fields: [text, phoneNumber],
		written: (button, country) => ({
			text: textOf(button),
			phone_number: e164(button.raw(phoneNumber), button.label(phoneNumber), country),
		}),
	},
	{
		type: 'QUICK_REPLY',
		name: 'Quick Reply',
		fields: [text],
		written: (button) => ({ text: textOf(button) }),
	},
	{
		type: 'URL',
		name: 'URL',
		fields: [text, url, urlSample],
		written: linkOf,
	},
];
