import type { INodeProperties } from 'n8n-workflow';

import { ALL_HEADERS, headerTypeField } from '../../messages/interactive';
import { Values } from '../../shared/values';
import { componentsOf, fieldOf, type Component } from './components';
import { bodyId, buttonId, headerFilenameId, headerLinkId, headerTextId } from './ids';
import type { Place, TemplateVariable, VariableKind } from './variables';

/** Fields for any template, for when it is not looked up. Carousels and offers need JSON. */

const MAX_BUTTONS = 10;

const shownWith = (headerTypes?: string[]) => ({
	show: { componentsSource: ['fields'], ...(headerTypes && { headerType: headerTypes }) },
});

const headerType: INodeProperties = {
	...headerTypeField(ALL_HEADERS),
	description: "What the template's header needs; none when its text has no variable",
	displayOptions: shownWith(),
};

const headerText: INodeProperties = {
	displayName: 'Header Text',
	name: 'headerText',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 4711',
	description: "What goes into the gap of the header's text",
	displayOptions: shownWith(['text']),
};

const headerLink: INodeProperties = {
	displayName: 'Header Link',
	name: 'headerLink',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://cdn.example.com/parcel.jpg',
	description:
		'Public address of the file above the text: an image (JPEG or PNG, up to 5 MB), a video (MP4, up to 16 MB) or a document (up to 100 MB)',
	displayOptions: shownWith(['document', 'image', 'video']),
};

const headerFilename: INodeProperties = {
	displayName: 'Header File Name',
	name: 'headerFilename',
	type: 'string',
	default: '',
	placeholder: 'e.g. invoice-4711.pdf',
	description: 'Name under which the customer sees the document',
	displayOptions: shownWith(['document']),
};

const text: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Asha',
	description: 'What goes into the gap, on one line',
};

const bodyParameters: INodeProperties = {
	displayName: 'Body Variables',
	name: 'bodyParameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Variable', sortable: true },
	default: {},
	placeholder: 'Add Variable',
	description: "What goes into {{1}}, {{2}} and so on of the template's text, in this order",
	options: [{ displayName: 'Variable', name: 'parameter', values: [text] }],
	displayOptions: shownWith(),
};

const number: INodeProperties = {
	displayName: 'Button Number',
	name: 'number',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_BUTTONS },
	default: 1,
	description: "Place of the button among all of the template's buttons, from 1",
};

/** Kinds of buttons that take a value, by the API's `sub_type`. */
const BUTTON_KINDS: Array<{
	name: string;
	value: NonNullable<Place['sub_type']>;
	kind: VariableKind;
	description: string;
}> = [
	{
		name: 'Coupon Code',
		value: 'copy_code',
		kind: 'coupon',
		description: 'The code that a tap copies',
	},
	{
		name: 'Flow Token',
		value: 'flow',
		kind: 'flowToken',
		description: "A text of your own that comes back with the flow's answers",
	},
	{
		name: 'Link End',
		value: 'url',
		kind: 'urlEnd',
		description: "What goes into the gap at the end of the button's link",
	},
	{
		name: 'Quick Reply Payload',
		value: 'quick_reply',
		kind: 'payload',
		description: 'What comes back when the customer taps the button',
	},
];

const subType: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: BUTTON_KINDS.map(({ name, value, description }) => ({ name, value, description })),
	default: 'url',
	description: 'What the button needs',
};

const value: INodeProperties = {
	displayName: 'Value',
	name: 'value',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 4711',
	description: 'What goes into the button',
};

const buttonParameters: INodeProperties = {
	displayName: 'Button Variables',
	name: 'buttonParameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Variable', sortable: true },
	default: {},
	placeholder: 'Add Variable',
	description: 'What goes into buttons; those without a variable are left out',
	options: [{ displayName: 'Variable', name: 'button', values: [number, subType, value] }],
	displayOptions: shownWith(),
};

export const generalFields: INodeProperties[] = [
	headerType,
	headerText,
	headerLink,
	headerFilename,
	bodyParameters,
	buttonParameters,
];

/** A variable with its value. */
interface Given extends TemplateVariable {
	given: unknown;
}

function headerOf(values: Values): Given[] {
	const type = (values.raw(headerType) ?? 'none') as string;
	const made = (id: string, field: INodeProperties, kind: VariableKind, isRequired = true) => ({
		id,
		label: values.label(field),
		kind,
		isRequired,
		places: [{ type: 'header' as const }],
		given: values.raw(field),
	});
	if (type === 'text') return [made(headerTextId({}), headerText, 'text')];
	if (type === 'none') return [];
	const link = made(headerLinkId({}), headerLink, type as VariableKind);
	if (type !== 'document') return [link];
	return [link, made(headerFilenameId({}), headerFilename, 'filename', false)];
}

function bodyOf(values: Values): Given[] {
	const entries = values.list(bodyParameters, { name: 'parameter', displayName: 'Body Variable' });
	return entries.map((entry, index) => ({
		id: bodyId({}, String(index + 1)),
		label: entry.label(text),
		kind: 'text',
		isRequired: true,
		places: [{ type: 'body' }],
		given: entry.raw(text),
	}));
}

function buttonsOf(values: Values): Given[] {
	const entries = values.list(buttonParameters, { name: 'button', displayName: 'Button Variable' });
	Values.distinct(entries, number);
	return entries.map((entry) => {
		const index = entry.number(number as typeof number & { default: unknown }, 1, MAX_BUTTONS) - 1;
		const chosen = entry.raw(subType) ?? subType.default;
		const { value: sub_type, kind } =
			BUTTON_KINDS.find((one) => one.value === chosen) ?? BUTTON_KINDS[0];
		return {
			id: buttonId({}, index, sub_type),
			label: entry.label(value),
			kind,
			isRequired: true,
			places: [{ type: 'button', sub_type, index: String(index) }],
			given: entry.raw(value),
		};
	});
}

/**
 * The components that the general fields make.
 * @throws InvalidInput when a value is missing, or could not be sent
 */
export function generalComponents(values: Values): Component[] {
	const all = [...headerOf(values), ...bodyOf(values), ...buttonsOf(values)];
	const given = all.map((variable) => [fieldOf(variable).name, variable.given]);
	return componentsOf(all, new Values(Object.fromEntries(given)));
}
