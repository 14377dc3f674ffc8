import type { INodeProperties } from 'n8n-workflow';

import { isRecord, shown } from '../shared/data';
import { shownWith } from '../shared/displayConditions';
import { refuseHalfCharacters } from '../shared/halfCharacters';
import type { CountryCode } from '../shared/phoneNumberLibrary';
import { Problem } from '../shared/problem';
import { parsedJson, type Values } from '../shared/values';
import type { TemplateContent } from '../api/templates';
import { buttonFields, templateButtons } from './buttonFields';
import type { TemplateComponent } from '../api/templateDefinition';
import { category, checkedName, language, templateName } from './fields';
import { headerFields, templateHeader } from './header';
import { refuseFilledIn } from './filledIn';
import { refuseVariableAtEnds, samplesFor, variableCount, variablesUpTo } from './variables';

/**
 * Limits in which WhatsApp and Exotel's pages agree, so that the review rejects for sure what goes beyond
 * them; API reference, section 6.2 [docs], [Meta]. The same holds for the other rules of this folder.
 */
const MAX_BODY = 1024;
const MAX_FOOTER = 60;

const componentsSource: INodeProperties = {
	displayName: 'Components From',
	name: 'componentsSource',
	type: 'options',
	options: [
		{
			name: 'Expression or JSON',
			value: 'json',
			description: "Any kind of template, in the API's form: carousels, offers, authentication",
		},
		{
			name: 'Fields Below',
			value: 'fields',
			description: 'Header, body, footer and buttons are filled in here',
		},
	],
	default: 'fields',
	description: 'How to give the parts of the template',
};

const bodyText: INodeProperties = {
	displayName: 'Body Text',
	name: 'bodyText',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	required: true,
	placeholder: 'e.g. Hi {{1}}, your order {{2}} is packed.',
	description: `Text of the message, up to ${MAX_BODY} characters. Variables are {{1}}, {{2}} and so on, with words before the first and after the last. Keep the field on Fixed: in an expression, n8n fills them in itself.`,
};

const sampleText: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	default: '',
	placeholder: 'e.g. Asha',
	description: 'What could stand for the variable',
};

const sampleEntry = { displayName: 'Sample', name: 'sample' };

const bodySamples: INodeProperties = {
	displayName: 'Body Samples',
	name: 'bodySamples',
	type: 'fixedCollection',
	typeOptions: {
		multipleValues: true,
		multipleValueButtonText: 'Add Sample',
		sortable: true,
	},
	default: {},
	placeholder: 'Add Sample',
	description: 'One text for each variable of the body, in the order of their numbers',
	options: [{ ...sampleEntry, values: [sampleText] }],
};

const footerText: INodeProperties = {
	displayName: 'Footer Text',
	name: 'footerText',
	type: 'string',
	default: '',
	placeholder: 'e.g. Reply STOP to opt out',
	description: `Small grey line below the text, up to ${MAX_FOOTER} characters, without variables`,
};

const componentsJson: INodeProperties = {
	displayName: 'Components',
	name: 'componentsJson',
	type: 'json',
	default: '[]',
	required: true,
	hint: 'e.g. [{ "type": "BODY", "text": "We are open from nine to six." }]',
	description:
		"The template's components as an array in the API's form. They go to Exotel as they are.",
	displayOptions: { show: { componentsSource: ['json'] } },
};

const byHand = (field: INodeProperties) => shownWith(field, { componentsSource: ['fields'] });

/** Parameters of a whole template. */
export const contentFields: INodeProperties[] = [
	templateName,
	category,
	language,
	componentsSource,
	...[...headerFields, bodyText, bodySamples, footerText, ...buttonFields].map(byHand),
	componentsJson,
];

function bodyOf(values: Values): TemplateComponent {
	const text = values.text(bodyText, MAX_BODY);
	const count = variableCount(text, values.label(bodyText));
	refuseVariableAtEnds(text, values.label(bodyText));
	const samples = values.list(bodySamples, sampleEntry).map((one) => one.text(sampleText));
	samplesFor(count, samples, values.label(bodySamples));
	return count === 0
		? { type: 'BODY', text }
		: { type: 'BODY', text, example: { body_text: [samples] } };
}

function footerOf(values: Values): TemplateComponent | undefined {
	const text = values.optionalText(footerText, MAX_FOOTER);
	if (text === undefined) return undefined;
	variablesUpTo(0, text, values.label(footerText));
	return { type: 'FOOTER', text };
}

function filledIn(values: Values, country?: CountryCode): TemplateComponent[] {
	const buttons = templateButtons(values, country);
	return [
		templateHeader(values),
		bodyOf(values),
		footerOf(values),
		buttons.length > 0 ? { type: 'BUTTONS', buttons } : undefined,
	].filter((part) => part !== undefined);
}

/** Components as the user wrote them; all but their outer form is Exotel's to judge. */
function written(values: Values): object[] {
	const label = values.label(componentsJson);
	const given = parsedJson(values.raw(componentsJson), label);
	const list = isRecord(given) && Array.isArray(given.components) ? given.components : given;
	const isList = Array.isArray(list) && list.length > 0;
	if (isList && list.every((one) => isRecord(one) && typeof one.type === 'string')) return list;
	throw new Problem(
		`${label} must be a list of objects that each have a type, and was given ${shown(given)}`,
		'Give it as in [{ "type": "BODY", "text": "We are open." }].',
	);
}

/**
 * The template that the parameters describe, in the API's form.
 * @param parameters the node's, before n8n evaluates them
 * @param country of numbers without country code
 * @throws Problem for what WhatsApp does not take
 */
export function templateContent(
	values: Values,
	parameters: object,
	country?: CountryCode,
): TemplateContent {
	refuseFilledIn(parameters, contentFields);
	const isWritten = values.option(componentsSource) === 'json';
	const content = {
		name: checkedName(values),
		category: values.option(category),
		language: values.identifier(language),
		components: isWritten ? written(values) : filledIn(values, country),
	};
	refuseHalfCharacters(content);
	return content;
}
