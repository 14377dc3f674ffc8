import type { INodeProperties } from 'n8n-workflow';

import { alphabetical } from '../../shared/alphabetical';
import { catalogId, productRetailerId } from '../catalog';
import { ALL_HEADERS, headerTypeField } from '../interactive';
import { shownWith } from '../../shared/displayConditions';
import { mediaHeaderFields, type HeaderType } from '../mediaHeader';
import { filledButtons } from './buttons';

/**
 * Fields for templates that are not looked up. Carousels and offers with an end need JSON.
 */

export const MAX_BUTTONS = 10;

const { options: headers = [], ...headerChoice } = headerTypeField(ALL_HEADERS);

export const headerType: INodeProperties = {
	...headerChoice,
	options: [...headers, { name: 'Product', value: 'product' }].sort((a, b) =>
		alphabetical(a.name, b.name),
	),
	description: "What the template's header needs; none when its text has no variable",
};

/** What the header can be: those of interactive messages, and a product. */
export type GeneralHeader = HeaderType | 'product';

export const headerText: INodeProperties = {
	displayName: 'Header Text',
	name: 'headerText',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 4711',
	description: "What goes into the variable of the header's text",
	displayOptions: { show: { headerType: ['text'] } },
};

export const text: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	default: '',
	placeholder: 'e.g. Asha',
	description: 'What goes into the variable, on one line',
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

export const subType: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: filledButtons
		.map(({ name, subType: value, description }) => ({ name, value, description }))
		.sort((a, b) => alphabetical(a.name, b.name)),
	default: 'url',
	description: 'What the button needs',
};

export const value: INodeProperties = {
	displayName: 'Value',
	name: 'value',
	type: 'string',
	default: '',
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
	...[productRetailerId, catalogId].map((field) => shownWith(field, { headerType: ['product'] })),
	bodyParameters,
	buttonParameters,
].map((field) => shownWith(field, { componentsSource: ['fields'] }));
