import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { credentialFor, send, useSandbox } from './support/engine.mts';
import { ACTION, typeNamed } from './support/host.mts';

const sandbox = useSandbox();

const TO = '+919000000000';

/** The item of each send. Lists in it stand for data that an earlier node fetched. */
const customer = {
	id: 7,
	to: '0091 90000-00000',
	name: 'Asha',
	choices: [
		{ id: 'yes', title: 'Yes' },
		{ id: 'no', title: 'No' },
	],
	people: [{ name: { formatted_name: 'Asha Rao', last_name: 'Rao' }, birthday: '' }],
};

type Content = { type: string } & IDataObject;

/** For each operation: its parameters, and the content that must arrive. */
const kinds: Array<[string, INodeParameters, Content]> = [
	[
		'sendText',
		{ body: '=Hi {{ $json.name }} 👋', previewUrl: true },
		{ type: 'text', text: { body: 'Hi Asha 👋', preview_url: false } },
	],
	[
		'sendImage',
		{ link: '=https://cdn.example.com/{{ $json.name }} 1.jpg', caption: 'Front' },
		{ type: 'image', image: { link: 'https://cdn.example.com/Asha%201.jpg', caption: 'Front' } },
	],
	[
		'sendAudio',
		{ link: ' https://cdn.example.com/a.mp3 ' },
		{ type: 'audio', audio: { link: 'https://cdn.example.com/a.mp3' } },
	],
	[
		'sendVideo',
		{ link: 'https://cdn.example.com/a.mp4', caption: '=For {{ $json.name }}' },
		{ type: 'video', video: { link: 'https://cdn.example.com/a.mp4', caption: 'For Asha' } },
	],
	[
		'sendDocument',
		{ link: 'https://cdn.example.com/i.pdf', filename: '={{ $json.name }}.pdf' },
		{ type: 'document', document: { link: 'https://cdn.example.com/i.pdf', filename: 'Asha.pdf' } },
	],
	[
		'sendSticker',
		{ link: 'https://cdn.example.com/s.webp' },
		{ type: 'sticker', sticker: { link: 'https://cdn.example.com/s.webp' } },
	],
	[
		'sendLocation',
		{ latitude: '={{ 12.9716 }}', longitude: '77.5946' },
		{ type: 'location', location: { latitude: '12.9716', longitude: '77.5946' } },
	],
	[
		'sendContacts',
		{ contactsSource: 'data', contactsData: '={{ $json.people }}' },
		{
			type: 'contacts',
			contacts: [{ name: { formatted_name: 'Asha Rao', last_name: 'Rao' } }],
		},
	],
	[
		'sendButtons',
		{
			headerType: 'text',
			headerText: 'Delivery',
			bodyText: '={{ $json.name }}, is tomorrow fine?',
			buttonsSource: 'data',
			buttonsData: '={{ $json.choices }}',
		},
		{
			type: 'interactive',
			interactive: {
				type: 'button',
				header: { type: 'text', text: 'Delivery' },
				body: { text: 'Asha, is tomorrow fine?' },
				action: {
					buttons: [
						{ type: 'reply', reply: { id: 'yes', title: 'Yes' } },
						{ type: 'reply', reply: { id: 'no', title: 'No' } },
					],
				},
			},
		},
	],
	[
		'sendList',
		{
			bodyText: 'Pick a slot',
			footerText: 'Any time',
			buttonText: 'Slots',
			sections: {
				section: [
					{
						title: '',
						rows: { row: [{ id: '={{ $json.id }}', title: '09:00', description: '' }] },
					},
				],
			},
		},
		{
			type: 'interactive',
			interactive: {
				type: 'list',
				body: { text: 'Pick a slot' },
				footer: { text: 'Any time' },
				action: { button: 'Slots', sections: [{ rows: [{ id: '7', title: '09:00' }] }] },
			},
		},
	],
	[
		'sendCtaUrl',
		{
			headerType: 'image',
			headerLink: 'https://cdn.example.com/p.jpg',
			bodyText: 'Track your parcel',
			displayText: 'Track',
			url: '=https://shop.example.com/t/{{ $json.id }}',
		},
		{
			type: 'interactive',
			interactive: {
				type: 'cta_url',
				header: { type: 'image', image: { link: 'https://cdn.example.com/p.jpg' } },
				body: { text: 'Track your parcel' },
				action: {
					name: 'cta_url',
					parameters: { display_text: 'Track', url: 'https://shop.example.com/t/7' },
				},
			},
		},
	],
	[
		'sendFlow',
		{
			bodyText: 'Book a visit',
			flowId: '1234567890',
			flowCta: 'Book',
			flowToken: '=booking-{{ $json.id }}',
			screen: 'START',
			flowData: '={{ { name: $json.name } }}',
		},
		{
			type: 'interactive',
			interactive: {
				type: 'flow',
				body: { text: 'Book a visit' },
				action: {
					name: 'flow',
					parameters: {
						flow_message_version: '3',
						flow_token: 'booking-7',
						flow_id: '1234567890',
						flow_cta: 'Book',
						flow_action: 'navigate',
						flow_action_payload: { screen: 'START', data: { name: 'Asha' } },
					},
				},
			},
		},
	],
	[
		'sendProduct',
		{ catalogId: '1111', productRetailerId: '=SKU-{{ $json.id }}' },
		{
			type: 'interactive',
			interactive: {
				type: 'product',
				action: { catalog_id: '1111', product_retailer_id: 'SKU-7' },
			},
		},
	],
	[
		'sendProductList',
		{
			catalogId: '1111',
			headerText: 'Offers',
			bodyText: '=For {{ $json.name }}',
			productSections: {
				section: [
					{
						title: 'Tea',
						products: {
							product: [
								{ productRetailerId: 'SKU-1' },
								{ productRetailerId: '=SKU-{{ $json.id }}' },
							],
						},
					},
				],
			},
		},
		{
			type: 'interactive',
			interactive: {
				type: 'product_list',
				header: { type: 'text', text: 'Offers' },
				body: { text: 'For Asha' },
				action: {
					catalog_id: '1111',
					sections: [
						{
							title: 'Tea',
							product_items: [{ product_retailer_id: 'SKU-1' }, { product_retailer_id: 'SKU-7' }],
						},
					],
				},
			},
		},
	],
	[
		'sendTemplate',
		{
			template: { __rl: true, mode: 'name', value: 'order_update' },
			language: 'en',
			componentsSource: 'fields',
			headerType: 'text',
			headerText: '={{ $json.id }}',
			bodyParameters: { parameter: [{ text: '={{ $json.name }}' }, { text: '4711' }] },
			buttonParameters: { button: [{ number: 1, type: 'url', value: '={{ $json.id }}' }] },
		},
		{
			type: 'template',
			template: {
				name: 'order_update',
				language: { code: 'en', policy: 'deterministic' },
				components: [
					{ type: 'header', parameters: [{ type: 'text', text: '7' }] },
					{
						type: 'body',
						parameters: [
							{ type: 'text', text: 'Asha' },
							{ type: 'text', text: '4711' },
						],
					},
					{
						type: 'button',
						sub_type: 'url',
						index: '0',
						parameters: [{ type: 'text', text: '7' }],
					},
				],
			},
		},
	],
	[
		'sendJson',
		{ content: '{ "type": "text", "text": { "body": "As text" } }' },
		{ type: 'text', text: { body: 'As text' } },
	],
];

it('has a row here for each operation of the node', () => {
	const { properties } = typeNamed(ACTION).description;
	const operations = properties.find(
		({ name, displayOptions }) =>
			name === 'operation' && displayOptions?.show?.resource?.includes('message'),
	);
	const offered = operations?.options?.map((option) => 'value' in option && option.value);
	// A question waits, and has tests of its own.
	const known = [...kinds.map(([operation]) => operation), 'sendAndWait'];
	expect(known.sort()).toEqual(offered?.sort());
});

it.each(kinds)('%s sends its message and gives its item', async (operation, own, content) => {
	const parameters = {
		operation,
		from: '+91 (80) 0000-0000',
		to: '={{ $json.to }}',
		...own,
		options: { customData: '=order-{{ $json.id }}', statusCallback: 'https://a.example/hook' },
	};
	const execution = await send({ credential: credentialFor(sandbox), parameters }, [customer]);

	expect(execution.error).toBeUndefined();
	const [message, ...others] = sandbox.state.messages.all();
	expect(others).toEqual([]);
	expect(message.message).toEqual({
		from: '+918000000000',
		to: TO,
		content: { recipient_type: 'individual', ...content },
		custom_data: 'order-7',
		status_callback: 'https://a.example/hook',
	});
	expect(execution.output('Send')).toEqual([
		{
			json: {
				sid: message.sid,
				status: 'accepted',
				to: TO,
				from: '+918000000000',
				type: content.type,
				customData: 'order-7',
				code: 202,
				requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
				error: null,
				...(operation === 'sendTemplate' && { preview: null }),
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(execution.output('Sent').map(({ json }) => json.note)).toEqual([7]);
	expect(sandbox.state.requests.all()).toEqual([
		{ method: 'POST', path: '/v2/accounts/sandbox1/messages', statusCode: 202, messages: 1 },
	]);
});

it('refuses an operation that this version does not know', async () => {
	const parameters = { operation: 'sendFax', from: '+918000000000', to: TO };
	const execution = await send({ credential: credentialFor(sandbox), parameters }, [customer]);
	expect(execution.error?.message).toBe('There is no operation "sendFax"');
	expect(sandbox.state.requests.all()).toEqual([]);
});
