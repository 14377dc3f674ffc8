import type { INodeProperties } from 'n8n-workflow';

/** Parameters of a template message. */

export const template: INodeProperties = {
	displayName: 'Template',
	name: 'template',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		'The approved template to send. The list needs the WhatsApp Business Account ID in the credential.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a template…',
			typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. order_update',
			hint: 'The name as it was approved',
		},
	],
};

export const language: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'string',
	default: 'en',
	required: true,
	placeholder: 'e.g. en_US',
	description:
		"Code of the template's language as it was approved, such as en, en_US or hi. The list of templates brings it along.",
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
				'Header, texts and buttons in their order, for any template without a carousel. Nothing is looked up.',
		},
	],
	default: 'variables',
	description: "How to give what goes into the template's gaps",
};

export const templateVariables: INodeProperties = {
	displayName: 'Variables',
	name: 'templateVariables',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	required: true,
	typeOptions: {
		loadOptionsDependsOn: ['template.value', 'language'],
		resourceMapper: {
			resourceMapperMethod: 'templateVariables',
			mode: 'add',
			fieldWords: { singular: 'variable', plural: 'variables' },
			addAllFields: true,
			multiKeyMatch: false,
			supportAutoMap: false,
		},
	},
	description: "What goes into the template's gaps",
	displayOptions: { show: { componentsSource: ['variables'] } },
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
