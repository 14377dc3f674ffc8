import type { INodeProperties } from 'n8n-workflow';

import { binaryPropertyName, mediaSource } from '../../attachments/fields';
import { shownWith } from '../../shared/displayConditions';
import { template, templateLanguage } from '../../templatePicker/field';
import { unlessWithoutFile } from '../../templatePicker/listed';

/** Parameters of a template message, beside its general fields. */

export const languageOfName: INodeProperties = {
	...templateLanguage,
	displayOptions: { show: { '/template.mode': ['name'] } },
};

export const componentsSource: INodeProperties = {
	displayName: 'Variables From',
	name: 'componentsSource',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Components as JSON',
			value: 'data',
			description:
				"The components in the API's form, for all that the other two cannot say. Nothing is looked up.",
		},
		{
			name: 'Fields of the Template',
			value: 'variables',
			description:
				'A field for each variable, with the words around it. The template is looked up once for all items.',
		},
		{
			name: 'General Fields',
			value: 'fields',
			description:
				'Header, texts and buttons in their order, for templates without a carousel or an offer that ends. Nothing is looked up.',
		},
	],
	default: 'variables',
	description: "How to fill in the template's variables",
};

const ofTemplate = { componentsSource: ['variables'] };

/** The choice of a file for the header, whose link is otherwise one of the variables. */
export const templateFile: INodeProperties[] = [
	{
		...shownWith(mediaSource, ofTemplate),
		hint: 'For templates with a file in their header',
		description:
			"Where WhatsApp gets the file of the template's header from. The cards of a carousel take links only. If the field of the link stays below after a change, refresh the list of variables.",
	},
	shownWith(binaryPropertyName, { ...ofTemplate, mediaSource: ['binary'] }),
].map(unlessWithoutFile);

export const variablesNotice: INodeProperties = {
	displayName:
		"Did you pick another template? If the variables below stay as they were, choose 'Refresh Variable List' in their menu (⋮). Values of another template are never sent.",
	name: 'variablesNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: ofTemplate, hide: { template: [''] } },
};

/** Known to n8n 2 only: fields that are no longer those of the template are renewed by themselves. */
const RENEWAL = { refreshStaleSchemaOnOpen: true };

export const templateVariables: INodeProperties = {
	displayName: 'Variables',
	name: 'templateVariables',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	required: true,
	typeOptions: {
		loadOptionsDependsOn: [`${template.name}.value`, templateLanguage.name, mediaSource.name],
		resourceMapper: {
			resourceMapperMethod: 'templateVariables',
			mode: 'add',
			valuesLabel: 'Variables',
			fieldWords: { singular: 'variable', plural: 'variables' },
			addAllFields: true,
			multiKeyMatch: false,
			supportAutoMap: false,
			...RENEWAL,
		},
	},
	description: "What goes into the template's variables",
	// The editor asks for the fields when it first shows the mapper. It does not ask again while another
	// parameter has an expression that it cannot resolve, so the mapper waits for a template.
	displayOptions: { show: ofTemplate, hide: { template: [''] } },
};

export const components: INodeProperties = {
	displayName: 'Components',
	name: 'components',
	type: 'json',
	default: '[]',
	required: true,
	hint: 'e.g. [{ "type": "body", "parameters": [{ "type": "text", "text": "Asha" }] }]',
	description:
		"The API's array of components, sent as it is; Exotel alone checks it. Empty for a template without variables.",
	displayOptions: { show: { componentsSource: ['data'] } },
};
