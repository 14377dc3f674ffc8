import type { INodeProperties } from 'n8n-workflow';

import { ALL_HEADERS, headerTypeField } from '../interactive';
import { shownWith } from '../../shared/displayConditions';
import { mediaHeaderFields } from '../mediaHeader';
import type { Place, VariableKind } from './variable';

/**
 * Fields for templates that are not looked up. Carousels and offers with an end need JSON.
 */

export const MAX_BUTTONS = 10;

export const headerType: INodeProperties = {
	...headerTypeField(ALL_HEADERS),
	description: "What the template's header needs; none when its text has no variable",
};

export const headerText: INodeProperties = {
	displayName: 'Header Text',
	name: 'headerText',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 4711',
	description: "What goes into the gap of the header's text",
	displayOptions: { show: { headerType: ['text'] } },
};

export const text: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Asha',
	description: 'What goes into the gap, on one line',
};

export const bodyParameters: INodeProperties = {
	displayName: 'Body Variables',
	name: 'bodyParameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Variable', sortable: true },
	default: {},
	placeholder: 'Add Variable',
	description: "What goes into {{1}}, {{2}} and so on of the template's text, in this order",
	options: [{ displayName: 'Variable', name: 'parameter', values: [text] }],
};

export const number: INodeProperties = {
	displayName: 'Button Number',
	name: 'number',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_BUTTONS },
	default: 1,
	description: "Place of the button among all of the template's buttons, from 1",
};

/** Kinds of buttons that take a value, by the API's `sub_type`. */
export const BUTTON_KINDS: Array<{
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

export const subType: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: BUTTON_KINDS.map(({ name, value, description }) => ({ name, value, description })),
	default: 'url',
	description: 'What the button needs',
};

export const value: INodeProperties = {
	displayName: 'Value',
	name: 'value',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 4711',
	description: 'What goes into the button',
};

export const buttonParameters: INodeProperties = {
	displayName: 'Button Variables',
	name: 'buttonParameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Variable', sortable: true },
	default: {},
	placeholder: 'Add Variable',
	description: 'What goes into buttons; those without a variable are left out',
	options: [{ displayName: 'Variable', name: 'button', values: [number, subType, value] }],
};

export const generalFields: INodeProperties[] = [
	headerType,
	headerText,
	...mediaHeaderFields,
	bodyParameters,
	buttonParameters,
].map((field) => shownWith(field, { componentsSource: ['fields'] }));
