import type { INodeProperties } from 'n8n-workflow';

import type { Values } from '../shared/values';
import type { TemplateComponent } from '../api/templateDefinition';
import { samplesFor, variablesUpTo } from './variables';

/** API reference, section 6.2. */
const MAX_TEXT = 60;

const headerType: INodeProperties = {
	displayName: 'Header',
	name: 'headerType',
	type: 'options',
	options: [
		{ name: 'Document', value: 'document' },
		{ name: 'Image', value: 'image' },
		{ name: 'None', value: 'none' },
		{ name: 'Text', value: 'text' },
		{ name: 'Video', value: 'video' },
	],
	default: 'none',
	description: 'What stands above the text',
};

const MEDIA = ['document', 'image', 'video'];

const headerText: INodeProperties = {
	displayName: 'Header Text',
	name: 'headerText',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Order {{1}}',
	description: `Bold line above the text, up to ${MAX_TEXT} characters, with {{1}} at most`,
	displayOptions: { show: { headerType: ['text'] } },
};

const headerSample: INodeProperties = {
	displayName: 'Header Sample',
	name: 'headerSample',
	type: 'string',
	default: '',
	placeholder: 'e.g. 4711',
	description: 'What could stand for {{1}} in the header. Only a header with {{1}} needs it.',
	displayOptions: { show: { headerType: ['text'] } },
};

const headerHandle: INodeProperties = {
	displayName: 'Header Sample Handle',
	name: 'headerHandle',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 4::aW1hZ2U',
	description:
		"Handle of a sample file, which the operation 'Upload Sample' gives. WhatsApp reviews the template with it; messages bring their own file.",
	displayOptions: { show: { headerType: MEDIA } },
};

export const headerFields: INodeProperties[] = [headerType, headerText, headerSample, headerHandle];

function textHeader(values: Values): TemplateComponent {
	const text = values.text(headerText, MAX_TEXT);
	const count = variablesUpTo(1, text, values.label(headerText));
	if (count === 0) return { type: 'HEADER', format: 'TEXT', text };
	const sample = values.optionalText(headerSample);
	const samples = sample === undefined ? [] : [sample];
	samplesFor(count, samples, values.label(headerSample));
	return { type: 'HEADER', format: 'TEXT', text, example: { header_text: samples } };
}

/**
 * The header in the API's form; undefined when there is none.
 * @throws Problem for what WhatsApp does not take
 */
export function templateHeader(values: Values): TemplateComponent | undefined {
	const type = values.option(headerType);
	if (type === 'none') return undefined;
	if (type === 'text') return textHeader(values);
	const handle = values.identifier(headerHandle);
	return { type: 'HEADER', format: type.toUpperCase(), example: { header_handle: [handle] } };
}
