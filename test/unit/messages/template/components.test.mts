import fc from 'fast-check';

import {
	componentsOf,
	refuseUnknown,
} from '../../../../nodes/ExotelWhatsApp/messages/template/components';
import type {
	Template,
	TemplateButton,
} from '../../../../nodes/ExotelWhatsApp/api/templateDefinition';
import type { TemplateVariable } from '../../../../nodes/ExotelWhatsApp/messages/template/variable';
import { variablesOf } from '../../../../nodes/ExotelWhatsApp/messages/template/variables';
import { Values } from '../../../../nodes/ExotelWhatsApp/shared/values';
import { misfit } from '../../../../sandbox/templateFit.mts';
import { templateMessage } from '../../../../sandbox/templateMessage.mts';
import { samples } from '../../../../sandbox/templateSamples.mts';
import { thrownBy } from '../../support/messages.mts';
import {
	body,
	buttons,
	header,
	HELP,
	loginOtp,
	mediaHeader,
	orderUpdate,
	summer,
	templateOf,
	TRACK,
} from '../../support/templates.mts';

const made = (template: Template, values: Record<string, unknown>) =>
	componentsOf(variablesOf(template), new Values(values));
const refusal = (template: Template, values: Record<string, unknown>) =>
	thrownBy(() => made(template, values));

const text = (given: string) => ({ type: 'text', text: given });
const link = 'https://cdn.example.com/1.jpg';

const ITEMS: TemplateButton = { type: 'MPM', text: 'View items' };

const products = (...ids: string[]) => ids.map((id) => ({ product_retailer_id: id }));

/** The component of a button that shows products. */
const items = (thumbnail: string, ...sections: object[]) => [
	{
		type: 'button',
		sub_type: 'mpm',
		index: '0',
		parameters: [
			{ type: 'action', action: { thumbnail_product_retailer_id: thumbnail, sections } },
		],
	},
];

/** Each kind of component: the template, its values, and what section 2.3 sends for it. */
const kinds: Array<[string, Template, Record<string, unknown>, unknown[]]> = [
	['nothing', templateOf([header('Hello'), body('All is well.')]), {}, []],
	[
		'texts of the body',
		templateOf([body('Hi {{1}}, order {{2}} is packed.')]),
		{ 'body.1': 'Asha', 'body.2': 4711 },
		[{ type: 'body', parameters: [text('Asha'), text('4711')] }],
	],
	[
		'a text of the header',
		templateOf([header('Order {{1}}')]),
		{ 'header.text': '4711' },
		[{ type: 'header', parameters: [text('4711')] }],
	],
	...['image', 'video', 'document'].map(
		(type) =>
			[
				`the ${type} of a header`,
				templateOf([mediaHeader(type.toUpperCase())]),
				{ 'header.link': link, 'header.filename': '' },
				[{ type: 'header', parameters: [{ type, [type]: { link } }] }],
			] as [string, Template, Record<string, unknown>, unknown[]],
	),
	[
		'the name of a document',
		templateOf([mediaHeader('DOCUMENT')]),
		{ 'header.link': link, 'header.filename': 'a.pdf' },
		[
			{
				type: 'header',
				parameters: [{ type: 'document', document: { link, filename: 'a.pdf' } }],
			},
		],
	],
	[
		'a link with its index among all buttons',
		templateOf([buttons(HELP, TRACK)]),
		{ 'button.1.url': '4711?a=b' },
		[{ type: 'button', sub_type: 'url', index: '1', parameters: [text('4711?a=b')] }],
	],
	[
		'a payload',
		templateOf([buttons(HELP)]),
		{ 'button.0.payload': 'help' },
		[
			{
				type: 'button',
				sub_type: 'quick_reply',
				index: '0',
				parameters: [{ type: 'payload', payload: 'help' }],
			},
		],
	],
	['no payload that is not given', templateOf([buttons(HELP)]), { 'button.0.payload': ' ' }, []],
	[
		'a coupon',
		templateOf([buttons({ type: 'COPY_CODE' })]),
		{ 'button.0.coupon': ' TEA50 ' },
		[
			{
				type: 'button',
				sub_type: 'copy_code',
				index: '0',
				parameters: [{ type: 'coupon_code', coupon_code: 'TEA50' }],
			},
		],
	],
	...[
		['tok-1', 'tok-1'],
		[undefined, '0000'],
	].map(
		([given, flow_token]) =>
			[
				`a flow (${given})`,
				templateOf([buttons({ type: 'FLOW', text: 'Book' })]),
				{ 'button.0.token': given },
				[
					{
						type: 'button',
						sub_type: 'flow',
						index: '0',
						parameters: [{ type: 'action', action: { flow_token } }],
					},
				],
			] as [string, Template, Record<string, unknown>, unknown[]],
	),
	[
		'a code, twice',
		loginOtp,
		{ 'body.1': 482913 },
		[
			{ type: 'body', parameters: [text('482913')] },
			{ type: 'button', sub_type: 'url', index: '0', parameters: [text('482913')] },
		],
	],
	[
		'the product in a header',
		templateOf([mediaHeader('PRODUCT'), buttons({ type: 'SPM', text: 'View' })]),
		{ 'header.product': ' SKU-1 ', 'header.catalog': 1111 },
		[
			{
				type: 'header',
				parameters: [
					{ type: 'product', product: { product_retailer_id: 'SKU-1', catalog_id: '1111' } },
				],
			},
		],
	],
	[
		'the thumbnail of a catalog',
		templateOf([buttons({ type: 'CATALOG', text: 'View catalog' })]),
		{ 'button.0.thumbnail': 'SKU-1' },
		[
			{
				type: 'button',
				sub_type: 'catalog',
				index: '0',
				parameters: [{ type: 'action', action: { thumbnail_product_retailer_id: 'SKU-1' } }],
			},
		],
	],
	['no thumbnail that is not given', templateOf([buttons({ type: 'CATALOG' })]), {}, []],
	[
		'nothing for a call',
		templateOf([
			buttons({ type: 'VOICE_CALL', text: 'Call' }),
			{ type: 'CALL_PERMISSION_REQUEST' },
		]),
		{},
		[],
	],
	[
		'products with a thumbnail of their own',
		templateOf([buttons(ITEMS)]),
		{ 'button.0.products': 'SKU-1', 'button.0.thumbnail': 'SKU-9' },
		items('SKU-9', { title: 'View items', product_items: products('SKU-1') }),
	],
	[
		'a carousel of products',
		templateOf([
			{
				type: 'CAROUSEL',
				cards: [{ components: [mediaHeader('PRODUCT'), buttons({ type: 'SPM', text: 'View' })] }],
			},
		]),
		{ 'card.0.header.product': 'SKU-1', 'card.0.header.catalog': '1111' },
		[
			{
				type: 'carousel',
				cards: [
					{
						card_index: 0,
						components: [
							{
								type: 'header',
								parameters: [
									{
										type: 'product',
										product: { product_retailer_id: 'SKU-1', catalog_id: '1111' },
									},
								],
							},
						],
					},
				],
			},
		],
	],
	[
		'a carousel',
		summer,
		{
			'body.1': 'Asha',
			'card.0.header.link': link,
			'card.0.body.1': 'tea',
			'card.0.button.0.payload': 'card-0',
			'card.0.button.1.url': 'tea',
			'card.1.header.link': link,
			'card.1.body.1': 'milk',
			'card.1.button.1.url': 'milk',
		},
		[
			{ type: 'body', parameters: [text('Asha')] },
			{
				type: 'carousel',
				cards: [
					{
						card_index: 0,
						components: [
							{ type: 'header', parameters: [{ type: 'image', image: { link } }] },
							{ type: 'body', parameters: [text('tea')] },
							{
								type: 'button',
								sub_type: 'quick_reply',
								index: '0',
								parameters: [{ type: 'payload', payload: 'card-0' }],
							},
							{ type: 'button', sub_type: 'url', index: '1', parameters: [text('tea')] },
						],
					},
					{
						card_index: 1,
						components: [
							{ type: 'header', parameters: [{ type: 'image', image: { link } }] },
							{ type: 'body', parameters: [text('milk')] },
							{ type: 'button', sub_type: 'url', index: '1', parameters: [text('milk')] },
						],
					},
				],
			},
		],
	],
];

describe('components of a template message', () => {
	it.each(kinds)('have %s', (_, template, values, components) => {
		expect(made(template, values)).toEqual(components);
	});

	it.each([
		['2026-03-01T18:00:00+05:30', 1772368200000],
		['2026-03-01T12:30:00.000Z', 1772368200000],
		['2026-03-01 18:00+0530', 1772368200000],
		[1772368200000, 1772368200000],
		['1772368200000', 1772368200000],
	])('have the end of an offer in milliseconds (%p)', (given, expiration_time_ms) => {
		const limited_time_offer = { text: 'Ends soon', has_expiration: true };
		const offer = templateOf([{ type: 'LIMITED_TIME_OFFER', limited_time_offer }]);
		expect(made(offer, { 'offer.expiry': given })).toEqual([
			{
				type: 'limited_time_offer',
				parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms } }],
			},
		]);
	});

	it.each(['2026-03-01', '2026-03-01T18:00:00', 'tomorrow', '1772368200', '2026-13-01T00:00:00Z'])(
		'refuse an end of an offer without a certain instant (%p)',
		(given) => {
			const limited_time_offer = { has_expiration: true };
			const offer = templateOf([{ type: 'LIMITED_TIME_OFFER', limited_time_offer }]);
			expect(refusal(offer, { 'offer.expiry': given }).message).toBe(
				`Offer ends at must be a date and time with its time zone, and was given "${given}"`,
			);
		},
	);

	const hello = templateOf([body('Hi {{1}}, welcome.')]);
	const label = 'Body 1 (Hi {{1}}, welcome.)';

	it.each([
		['Asha\nRao', 'a line break'],
		['Asha\tRao', 'a tab'],
		['Asha     Rao', 'more than four spaces in a row'],
	])('refuse %p', (given, what) => {
		expect(refusal(hello, { 'body.1': given }).message).toMatch(
			`${label} has ${what}, which WhatsApp refuses in a variable: `,
		);
	});

	it('take four spaces in a row', () => {
		expect(made(hello, { 'body.1': 'a    b' })).toHaveLength(1);
	});

	it.each([undefined, null, '', '  '])('name by its label what is missing (%p)', (given) => {
		expect(refusal(hello, { 'body.1': given }).message).toBe(`${label} is empty`);
	});

	it('refuse what is no link', () => {
		expect(refusal(templateOf([mediaHeader('IMAGE')]), { 'header.link': 'a.jpg' }).message).toBe(
			'Header image link must be a link that begins with https:// or http://, and was given "a.jpg"',
		);
	});

	it('refuse the whole link where its end is wanted', () => {
		const whole = 'https://shop.example.com/t/4711';
		const { message, advice } = refusal(templateOf([buttons(TRACK)]), { 'button.0.url': whole });
		expect(message).toBe(
			`Track link (https://shop.example.com/t/…) repeats what the template's link begins with: "${whole}"`,
		);
		expect(advice).toBe('Give only what comes after https://shop.example.com/t/');
	});

	const cart = templateOf([buttons(ITEMS)]);
	const heading = { title: 'View items' };
	const tea = { title: 'Tea', product_items: products('SKU-1', 'SKU-2') };
	const milk = { product_items: products('7') };

	it.each<[unknown, object[]]>([
		['SKU-1', [{ ...heading, product_items: products('SKU-1') }]],
		[' SKU-1, SKU-2;\n7,', [{ ...heading, product_items: products('SKU-1', 'SKU-2', '7') }]],
		[4711, [{ ...heading, product_items: products('4711') }]],
		[
			'1e5, 0012,12345678901234567890',
			[{ ...heading, product_items: products('1e5', '0012', '12345678901234567890') }],
		],
		['1e5', [{ ...heading, product_items: products('1e5') }]],
		[['SKU-1', 7], [{ ...heading, product_items: products('SKU-1', '7') }]],
		['["SKU-1"]', [{ ...heading, product_items: products('SKU-1') }]],
		[[{ productRetailerId: 'SKU-1' }], [{ ...heading, product_items: products('SKU-1') }]],
		[
			[{ title: 'Tea', products: ['SKU-1', 'SKU-2'] }, { products: [7] }],
			[tea, milk],
		],
		[
			[
				{
					title: 'Tea',
					products: tea.product_items.map(({ product_retailer_id }) => ({
						productRetailerId: product_retailer_id,
					})),
				},
			],
			[tea],
		],
		[JSON.stringify([tea, milk]), [tea, milk]],
	])('have the products of %j', (given, sections) => {
		const [{ product_items }] = sections as Array<{ product_items: ReturnType<typeof products> }>;
		expect(made(cart, { 'button.0.products': given })).toEqual(
			items(product_items[0].product_retailer_id, ...sections),
		);
	});

	it.each([
		', ;',
		'["SKU-1"',
		[],
		{},
		[{}],
		['SKU-1', ''],
		['SKU-1', null],
		[{ title: 'Tea', products: [] }],
		[{ title: 'Tea', products: ['SKU-1'] }, 'SKU-2'],
		[{ title: 'Tea', products: 'SKU-1' }],
	])('refuse to guess at the products of %j', (given) => {
		expect(refusal(cart, { 'button.0.products': given }).message).toContain(
			'Product IDs (View items) must be product IDs with commas between them, or a list of sections',
		);
	});

	it('name the products that are missing', () => {
		expect(refusal(cart, { 'button.0.products': ' ' }).message).toBe(
			'Product IDs (View items) is empty',
		);
	});

	it('refuse values for which the template has no place', () => {
		const variables = variablesOf(hello);
		expect(() => refuseUnknown(variables, { 'body.2': '' }, 'hello')).not.toThrow();
		expect(thrownBy(() => refuseUnknown(variables, { 'body.2': 'a' }, 'hello')).message).toBe(
			'The template "hello" has no variable "body.2"; it has body.1',
		);
		expect(thrownBy(() => refuseUnknown([], { 'body.1': 'a' }, 'hi')).message).toBe(
			'The template "hi" has no variable "body.1"; it has no variables',
		);
	});
});

/** What no field can fill in. */
const NEED_JSON = ['payment_due', 'payment_received', 'new_branch'];

describe('components for each template that the sandbox has', () => {
	const all = samples.map((sample) => ({
		...templateOf([]),
		...(sample as unknown as Partial<Template>),
	})) as Template[];
	const templates = all.filter(({ name }) => !NEED_JSON.includes(name));
	const values = fc
		.string({ unit: 'grapheme', minLength: 1, maxLength: 10 })
		.filter((one) => one.trim() !== '' && !/[\r\n\t]| {5}/.test(one));
	const valuesFor = ({ id, file }: TemplateVariable) => {
		if (file) return fc.constant(link);
		if (/products$|product$|catalog$|thumbnail$/.test(id)) return fc.constant('SKU-1');
		return id === 'offer.expiry' ? fc.constant('2026-03-01T18:00:00+05:30') : values;
	};

	it.each(templates.map((one) => [`${one.name} ${one.language}`, one] as const))(
		'fit: %s',
		(_, template) => {
			const variables = variablesOf(template);
			const given = fc.record(Object.fromEntries(variables.map((one) => [one.id, valuesFor(one)])));
			fc.assert(
				fc.property(given, (all) => {
					const components = made(template, all);
					const { name, language } = template;
					const message = templateMessage.parse({ name, language: { code: language }, components });
					expect(misfit(template.components as Parameters<typeof misfit>[0], message)).toBe(
						undefined,
					);
				}),
				{ numRuns: 50 },
			);
		},
	);

	it.each(NEED_JSON)('are not made up for %s', (wanted) => {
		const template = all.find(({ name }) => name === wanted)!;
		expect(thrownBy(() => variablesOf(template)).advice).toContain('Components as JSON');
	});

	it('send what was given for the template of the reference', () => {
		const all = { 'header.text': '1', 'body.1': 'a', 'body.2': 'b', 'button.0.url': 'c' };
		expect(made(orderUpdate, all).map(({ type }) => type)).toEqual(['header', 'body', 'button']);
	});
});
