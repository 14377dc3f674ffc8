import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { ExotelWhatsAppApi } from '../../credentials/ExotelWhatsAppApi.credentials';
import { ExotelWhatsApp } from '../../nodes/ExotelWhatsApp/ExotelWhatsApp.node';
import { ExotelWhatsAppTrigger } from '../../nodes/ExotelWhatsApp/ExotelWhatsAppTrigger.node';

const action = new ExotelWhatsApp().description;
const trigger = new ExotelWhatsAppTrigger().description;
const credential = new ExotelWhatsAppApi();

/** Parameters of each operation, without those that all have. What users' workflows have saved. */
const HEADER = ['headerType', 'headerText'];
const LINK = ['mediaSource', 'link', 'binaryPropertyName'];
const MEDIA_HEADER = ['mediaSource', 'headerLink', 'binaryPropertyName', 'headerFilename'];
const TEMPLATE_MESSAGE = [
	'template',
	'language',
	'componentsSource',
	// Twice, since they are shown for the template's own fields and for headers that are files.
	'mediaSource',
	'binaryPropertyName',
	'variablesNotice',
	'templateVariables',
	...HEADER,
	...MEDIA_HEADER,
	'productRetailerId',
	'catalogId',
	'bodyParameters',
	'buttonParameters',
	'components',
];
const OWN_PARAMETERS: Record<string, string[]> = {
	sendAndWait: [
		'sendAs',
		'message',
		'responseType',
		'approvalOptions',
		'choicesSource',
		'choices',
		'choicesData',
		'buttonText',
		'templateNotice',
		...TEMPLATE_MESSAGE,
		'timeLimit',
		'timeLimitUnit',
	],
	sendAudio: LINK,
	sendButtons: [
		...HEADER,
		...MEDIA_HEADER,
		'bodyText',
		'footerText',
		'buttonsSource',
		'buttons',
		'buttonsData',
	],
	sendContacts: ['contactsSource', 'contacts', 'contactsData'],
	sendCtaUrl: [...HEADER, ...MEDIA_HEADER, 'bodyText', 'footerText', 'displayText', 'url'],
	sendDocument: [...LINK, 'filename', 'caption'],
	sendFlow: [
		...HEADER,
		...MEDIA_HEADER,
		'bodyText',
		'footerText',
		'flowId',
		'flowCta',
		'flowToken',
		'flowAction',
		'screen',
		'flowData',
		'mode',
	],
	sendImage: [...LINK, 'caption'],
	sendJson: ['content'],
	sendList: [
		...HEADER,
		'bodyText',
		'footerText',
		'buttonText',
		'sectionsSource',
		'sections',
		'sectionsData',
	],
	sendLocation: ['latitude', 'longitude', 'name', 'address'],
	sendProduct: ['catalogId', 'productRetailerId', 'bodyText', 'footerText'],
	sendProductList: [
		'catalogId',
		'headerText',
		'bodyText',
		'footerText',
		'productSectionsSource',
		'productSections',
		'productSectionsData',
	],
	sendSticker: LINK,
	sendTemplate: TEMPLATE_MESSAGE,
	sendText: ['body', 'previewUrl'],
	sendVideo: [...LINK, 'caption'],
};
const OPERATIONS = Object.keys(OWN_PARAMETERS);

/** The description for AI models, of every operation. */
const FOR_MODELS = 'toolDescription';

/** Parameters that all sends have. The time limit is there twice, with a default for each wait. */
const ABOVE = ['from', 'to'];
const BELOW = ['afterSending', 'timeLimit', 'timeLimit', 'timeLimitUnit', 'options'];

/** A question waits in any case. */
const BELOW_QUESTION = ['options'];
const TEMPLATE_CONTENT = [
	'templateName',
	'category',
	'language',
	'componentsSource',
	...HEADER,
	'headerSample',
	'headerHandle',
	'bodyText',
	'bodySamples',
	'footerText',
	'buttonsSource',
	'buttons',
	'buttonsData',
	'componentsJson',
];
const TEMPLATE_PARAMETERS: Record<string, string[]> = {
	create: TEMPLATE_CONTENT,
	delete: ['deleteNotice', 'templateName'],
	get: ['template', 'language'],
	getMany: ['returnAll', 'limit', 'filters'],
	update: ['updateNotice', 'templateId', ...TEMPLATE_CONTENT],
	uploadSample: ['binaryPropertyName'],
};

/** A field and every field inside it, each with its path. */
function walk(fields: INodeProperties[], path: string[] = []): Array<[string, INodeProperties]> {
	return fields.flatMap((field) => {
		const here = [...path, field.name];
		const inner = (field.options ?? []).flatMap((option) => {
			if ('values' in option) return walk(option.values, [...here, option.name]);
			return 'type' in option ? walk([option], here) : [];
		});
		return [[here.join('.'), field], ...inner] as Array<[string, INodeProperties]>;
	});
}

function optionsOf(field: INodeProperties | undefined): INodePropertyOptions[] {
	return (field?.options ?? []) as INodePropertyOptions[];
}

const valuesOf = (field: INodeProperties | undefined) =>
	optionsOf(field).map(({ value }) => String(value));

function named(fields: INodeProperties[], name: string): INodeProperties {
	const found = fields.filter((field) => field.name === name);
	expect(found).toHaveLength(1);
	return found[0];
}

/** Fields of one resource. */
const ofResource = (value: string) =>
	action.properties.filter(({ displayOptions }) => displayOptions?.show?.resource?.includes(value));
const message = ofResource('message');

const inner = (operation: string, name: string) => {
	const own = action.properties.filter(({ displayOptions }) =>
		displayOptions?.show?.operation?.includes(operation),
	);
	return walk([named(own, name)]).map(([path]) => path);
};

describe('action node', () => {
	it('has the name and version of the contract', () => {
		expect(action).toMatchObject({
			name: 'exotelWhatsApp',
			displayName: 'Exotel WhatsApp',
			version: 1,
			credentials: [{ name: 'exotelWhatsAppApi', required: true }],
		});
	});

	it('offers the operations of the contract', () => {
		const resource = named(action.properties, 'resource');
		const operation = named(message, 'operation');
		expect(valuesOf(resource)).toEqual(['media', 'message', 'template']);
		expect(resource.default).toBe('message');
		expect(valuesOf(operation).sort()).toEqual(OPERATIONS);
		expect(operation.default).toBe('sendText');
		expect(valuesOf(named(ofResource('media'), 'operation'))).toEqual(['download']);
		const ofTemplate = named(ofResource('template'), 'operation');
		expect(valuesOf(ofTemplate).sort()).toEqual(Object.keys(TEMPLATE_PARAMETERS).sort());
		expect(ofTemplate.default).toBe('getMany');
	});

	it.each(Object.keys(TEMPLATE_PARAMETERS))('template %s has its parameters', (operation) => {
		const shown = ofResource('template').filter(({ displayOptions }) =>
			displayOptions?.show?.operation?.includes(operation),
		);
		const names = [FOR_MODELS, ...TEMPLATE_PARAMETERS[operation]];
		expect(shown.map(({ name }) => name)).toEqual(names);
	});

	it('finds the method that lists templates, and keeps its modes', () => {
		const [field] = ofResource('template').filter(({ name }) => name === 'template');
		expect(field.modes?.map(({ name }) => name)).toEqual(['list', 'name', 'id']);
		const method = field.modes?.[0].typeOptions?.searchListMethod;
		expect(Object.keys(new ExotelWhatsApp().methods.listSearch)).toEqual([method]);
	});

	it('lists operations by name, each with an action and a description', () => {
		const options = optionsOf(named(message, 'operation'));
		const names = options.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		for (const option of options) {
			expect(option.name).toMatch(/^Send ([A-Z]|and Wait for Response$)/);
			expect(option.action).toMatch(/^Send an? [a-z]/i);
			expect(option.description).toBeTruthy();
		}
		expect(new Set(options.map((option) => option.action)).size).toBe(options.length);
	});

	it.each(OPERATIONS)('%s has the parameters of the contract', (operation) => {
		const shown = message.filter(({ displayOptions }) =>
			displayOptions?.show?.operation?.includes(operation),
		);
		const names = shown.map(({ name }) => name);
		const below = operation === 'sendAndWait' ? BELOW_QUESTION : BELOW;
		expect(names).toEqual([FOR_MODELS, ...ABOVE, ...OWN_PARAMETERS[operation], ...below]);
	});

	it('shows own parameters for their operation only, and common ones for each', () => {
		for (const { name, displayOptions } of message) {
			expect(displayOptions?.show?.resource).toEqual(['message']);
			if (name === 'operation') continue;
			const operations = displayOptions?.show?.operation as string[];
			const isOfAll = [...ABOVE, ...BELOW].includes(name) && operations.length > 1;
			const others = OPERATIONS.filter((one) => one !== 'sendAndWait');
			if (ABOVE.includes(name)) expect([...operations].sort()).toEqual(OPERATIONS);
			else if (isOfAll) expect([...operations].sort()).toEqual(others);
			else expect(operations).toHaveLength(1);
		}
	});

	it('has what n8n makes its human review of', () => {
		const fields = message.filter(({ displayOptions }) =>
			displayOptions?.show?.operation?.includes('sendAndWait'),
		);
		expect(action.webhooks).not.toEqual([]);
		expect(valuesOf(named(fields, 'responseType'))).toEqual(['approval', 'choice', 'freeText']);
		expect(named(fields, 'responseType').default).toBe('approval');
		expect(named(fields, 'approvalOptions').displayOptions?.show).toMatchObject({
			responseType: ['approval'],
		});
		expect(inner('sendAndWait', 'approvalOptions').sort()).toEqual([
			'approvalOptions',
			'approvalOptions.values.approvalType',
			'approvalOptions.values.approveLabel',
			'approvalOptions.values.disapproveLabel',
		]);
	});

	it('describes every operation to AI models, and shows that to tools only', () => {
		const fields = action.properties.filter(({ name }) => name === FOR_MODELS);
		const operations = fields.map(({ displayOptions }) => displayOptions?.show?.operation);
		expect(operations.flat()).toHaveLength(
			OPERATIONS.length + Object.keys(TEMPLATE_PARAMETERS).length + 1,
		);
		for (const { default: text, displayOptions } of fields) {
			expect(displayOptions?.show?.['@tool']).toEqual([true]);
			expect(text).toBeTruthy();
		}
	});

	it('lets a tool wait, and shows a wait wherever there is one', () => {
		const waits = message.filter(({ name }) => name === 'afterSending');
		expect(waits.map(({ displayOptions }) => displayOptions?.hide)).toEqual([undefined]);
	});

	it.each([
		['sendAndWait', 'message', { sendAs: ['message'] }],
		['sendAndWait', 'approvalOptions', { sendAs: ['message'], responseType: ['approval'] }],
		['sendAndWait', 'choices', { responseType: ['choice'], choicesSource: ['fields'] }],
		['sendAndWait', 'template', { sendAs: ['template'] }],
		['sendAndWait', 'templateVariables', { sendAs: ['template'], componentsSource: ['variables'] }],
		['sendButtons', 'headerText', { headerType: ['text'] }],
		['sendButtons', 'mediaSource', { headerType: ['document', 'image', 'video'] }],
		[
			'sendButtons',
			'headerLink',
			{ headerType: ['document', 'image', 'video'], mediaSource: ['link'] },
		],
		[
			'sendButtons',
			'binaryPropertyName',
			{ headerType: ['document', 'image', 'video'], mediaSource: ['binary'] },
		],
		['sendButtons', 'headerFilename', { headerType: ['document'] }],
		['sendImage', 'link', { mediaSource: ['link'] }],
		['sendImage', 'binaryPropertyName', { mediaSource: ['binary'] }],
		['sendButtons', 'buttons', { buttonsSource: ['fields'] }],
		['sendButtons', 'buttonsData', { buttonsSource: ['data'] }],
		['sendList', 'headerText', { headerType: ['text'] }],
		['sendList', 'sections', { sectionsSource: ['fields'] }],
		['sendList', 'sectionsData', { sectionsSource: ['data'] }],
		['sendTemplate', 'language', { '/template.mode': ['name'] }],
		['sendTemplate', 'templateVariables', { componentsSource: ['variables'] }],
		['sendTemplate', 'headerText', { componentsSource: ['fields'], headerType: ['text'] }],
		[
			'sendTemplate',
			'headerLink',
			{
				componentsSource: ['fields'],
				headerType: ['document', 'image', 'video'],
				mediaSource: ['link'],
			},
		],
		['sendTemplate', 'components', { componentsSource: ['data'] }],
		['sendFlow', 'screen', { flowAction: ['navigate'] }],
		['sendFlow', 'flowData', { flowAction: ['navigate'] }],
		['sendProductList', 'productSections', { productSectionsSource: ['fields'] }],
		['sendContacts', 'contacts', { contactsSource: ['fields'] }],
		['sendContacts', 'contactsData', { contactsSource: ['data'] }],
	])('%s shows %s for %p', (operation, name, condition) => {
		const fields = action.properties.filter(({ displayOptions }) =>
			displayOptions?.show?.operation?.includes(operation),
		);
		expect(named(fields, name).displayOptions?.show).toMatchObject(condition);
	});

	it.each([
		['sendButtons', ['document', 'image', 'none', 'text', 'video']],
		['sendCtaUrl', ['document', 'image', 'none', 'text', 'video']],
		['sendFlow', ['document', 'image', 'none', 'text', 'video']],
		['sendList', ['none', 'text']],
	])('%s has the headers that WhatsApp takes', (operation, types) => {
		const fields = action.properties.filter(({ displayOptions }) =>
			displayOptions?.show?.operation?.includes(operation),
		);
		const header = named(fields, 'headerType');
		expect(valuesOf(header).sort()).toEqual(types);
		expect(header.default).toBe('none');
	});

	it('offers a link, or a file of the workflow, wherever media go out', () => {
		const sources = message.filter(({ name }) => name === 'mediaSource');
		const operations = sources.flatMap(({ displayOptions }) => displayOptions?.show?.operation);
		expect(operations.sort()).toEqual(
			OPERATIONS.flatMap((one) =>
				OWN_PARAMETERS[one].filter((name) => name === 'mediaSource').map(() => one),
			),
		);
		for (const field of sources) {
			expect(valuesOf(field)).toEqual(['binary', 'link']);
			expect(field.default).toBe('link');
		}
	});

	it('asks for the file of a template that is looked up without its header type', () => {
		const fields = message.filter(
			({ displayOptions }) =>
				displayOptions?.show?.operation?.includes('sendTemplate') &&
				displayOptions.show.componentsSource?.includes('variables'),
		);
		expect(named(fields, 'mediaSource').displayOptions?.show).not.toHaveProperty('headerType');
		expect(named(fields, 'binaryPropertyName').displayOptions?.show).toMatchObject({
			mediaSource: ['binary'],
		});
		const { loadOptionsDependsOn } = named(fields, 'templateVariables').typeOptions ?? {};
		expect(loadOptionsDependsOn).toContain('mediaSource');
	});

	it('keeps the names inside lists', () => {
		expect(inner('sendButtons', 'buttons').sort()).toEqual([
			'buttons',
			'buttons.button.id',
			'buttons.button.title',
		]);
		expect(inner('sendList', 'sections').sort()).toEqual([
			'sections',
			'sections.section.rows',
			'sections.section.rows.row.description',
			'sections.section.rows.row.id',
			'sections.section.rows.row.title',
			'sections.section.title',
		]);
		expect(inner('sendProductList', 'productSections').sort()).toEqual([
			'productSections',
			'productSections.section.products',
			'productSections.section.products.product.productRetailerId',
			'productSections.section.title',
		]);
		expect(inner('sendTemplate', 'buttonParameters').sort()).toEqual([
			'buttonParameters',
			'buttonParameters.button.number',
			'buttonParameters.button.type',
			'buttonParameters.button.value',
		]);
		expect(inner('sendTemplate', 'bodyParameters')).toContain('bodyParameters.parameter.text');
		expect(inner('sendContacts', 'contacts')).toEqual(
			expect.arrayContaining([
				'contacts.contact.formattedName',
				'contacts.contact.firstName',
				'contacts.contact.phones.phone.phone',
				'contacts.contact.phones.phone.waId',
				'contacts.contact.emails.email.email',
				'contacts.contact.urls.url.url',
				'contacts.contact.addresses.address.countryCode',
				'contacts.contact.company',
				'contacts.contact.birthday',
			]),
		);
	});

	it('keeps the names of the options', () => {
		expect(inner('sendText', 'options')).toEqual(
			expect.arrayContaining([
				'options.customData',
				'options.defaultCountry',
				'options.fileLinkHours',
				'options.sendOnceKey',
				'options.statusCallback',
			]),
		);
	});
});

describe('trigger node', () => {
	it('has the name and version of the contract', () => {
		expect(trigger).toMatchObject({
			name: 'exotelWhatsAppTrigger',
			displayName: 'Exotel WhatsApp Trigger',
			version: 1,
			group: ['trigger'],
			inputs: [],
			webhooks: [{ name: 'default', httpMethod: 'POST', path: 'exotel-whatsapp' }],
		});
	});

	it.each([
		['events', ['deliveryReport', 'incomingMessage']],
		['statuses', ['sent', 'delivered', 'seen', 'failed']],
		['reasons', ['EX_MESSAGE_SENT', 'EX_REENGAGEMENT_ERROR', 'EX_RESTRICTED_BY_META']],
		['messageTypes', ['text', 'image', 'button', 'interactive', 'location', 'contacts']],
	])('offers %s', (name, values) => {
		const field = named(trigger.properties, name);
		expect(field.type).toBe('multiOptions');
		expect(valuesOf(field)).toEqual(expect.arrayContaining(values));
	});

	it('offers exactly the four statuses', () => {
		const statuses = valuesOf(named(trigger.properties, 'statuses'));
		expect(statuses.sort()).toEqual(['delivered', 'failed', 'seen', 'sent']);
	});

	it.each([
		['statuses', 'deliveryReport'],
		['reasons', 'deliveryReport'],
		['messageTypes', 'incomingMessage'],
	])('lets all %s through by itself, and shows it for %s', (name, event) => {
		const field = named(trigger.properties, name);
		expect(field.default).toEqual([]);
		expect(field.displayOptions).toEqual({ show: { events: [event] } });
	});
});

describe('credential', () => {
	it('has the name and the fields of the contract', () => {
		expect([credential.name, credential.displayName]).toEqual([
			'exotelWhatsAppApi',
			'Exotel WhatsApp API',
		]);
		expect(credential.properties.map(({ name }) => name)).toEqual([
			'apiKey',
			'apiToken',
			'accountSid',
			'subdomain',
			'customSubdomain',
			'wabaId',
			'callbackSecret',
			'defaultFrom',
			'defaultCountry',
		]);
	});

	it('needs no sender and no country, nor does the node then', () => {
		for (const name of ['defaultFrom', 'defaultCountry']) {
			const field = named(credential.properties, name);
			expect([field.required, field.default]).toEqual([undefined, '']);
		}
		expect(named(message, 'from')).not.toHaveProperty('required');
		expect(named(message, 'to').required).toBe(true);
	});

	it('offers both regions and a host of one’s own', () => {
		expect(valuesOf(named(credential.properties, 'subdomain')).sort()).toEqual([
			'api.exotel.com',
			'api.in.exotel.com',
			'custom',
		]);
		expect(named(credential.properties, 'customSubdomain').displayOptions).toEqual({
			show: { subdomain: ['custom'] },
		});
	});

	it.each(['apiToken', 'callbackSecret'])('hides %s', (name) => {
		expect(named(credential.properties, name).typeOptions).toEqual({ password: true });
	});
});
