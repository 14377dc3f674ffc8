import { Values } from '../../../../nodes/ExotelWhatsApp/shared/values';
import type { Template } from '../../../../nodes/ExotelWhatsApp/api/templateDefinition';
import {
	contentOf,
	refusalOf,
	thrownBy,
	typeOf,
	type Parameters,
} from '../../support/messages.mts';
import { answered } from '../../support/delivery.mts';
import { filledFor, listing, orderUpdate, summer, templateOf } from '../../support/templates.mts';

const ACCOUNT = { apiKey: 'k', apiToken: 't', accountSid: 's', subdomain: 'custom', wabaId: '1' };

const listed = (value: string) => ({ __rl: true, mode: 'list', value });
const named = (value: string) => ({ __rl: true, mode: 'name', value });
const mapped = (value: Parameters | null) => ({ mappingMode: 'defineBelow', value, schema: [] });

const all: Template[] = [
	orderUpdate,
	templateOf([{ type: 'BODY', text: 'नमस्ते {{1}}' }], { language: 'hi' }),
	templateOf([{ type: 'BODY', text: 'Sorry' }], { name: 'only_here', language: 'en_US' }),
	templateOf([], { name: 'bad', status: 'REJECTED' }),
	templateOf([], { name: 'late', status: 'PENDING' }),
	summer,
];

/** The kind of message for an account with these templates. */
const prepared = async (isByData = false) => {
	const type = await typeOf('sendTemplate').prepare?.({
		read: () => 'variables',
		isByData: () => isByData,
		account: ACCOUNT,
		call: async () => answered(200, listing(all)),
	});
	if (!type) throw new Error('sendTemplate is not prepared');
	return type;
};

const texts = { 'header.text': '1', 'body.1': 'Asha', 'body.2': '4711', 'button.0.url': '4711' };
const order = filledFor('order_update|en', texts);

describe('sendTemplate with the fields of the template', () => {
	it('sends what the mapper holds, and tells what the customer reads', async () => {
		const type = await prepared();
		const values = new Values({
			template: listed('order_update|en'),
			language: null,
			templateVariables: mapped({ ...order, 'order_update|en|button.1.payload': null }),
		});
		expect(type.toContent(values)).toMatchObject({
			type: 'template',
			template: {
				name: 'order_update',
				language: { code: 'en', policy: 'deterministic' },
				components: [{ type: 'header' }, { type: 'body' }, { type: 'button', index: '0' }],
			},
		});
		expect(type.preview?.(values)).toContain('Hi Asha, your order 4711 is packed.');
	});

	it.each([
		['its entry in the list', listed('only_here|en_US'), undefined],
		['its name and a language', named('only_here'), 'en_US'],
		['its name with spaces and no language', named(' only_here '), ''],
		['its name with the language in it', named('only_here|en_US'), 'left over'],
		['a plain text with the language in it', 'only_here|en_US', undefined],
	])('finds the template by %s', async (_, template, language) => {
		const values = new Values({ template, language, templateVariables: mapped(null) });
		expect((await prepared()).toContent(values)).toEqual({
			type: 'template',
			template: { name: 'only_here', language: { code: 'en_US', policy: 'deterministic' } },
		});
	});

	it.each<[string, Parameters, string, string]>([
		['an empty template', { template: listed('') }, 'Template is empty', 'Fill in Template'],
		[
			'a name that is not in the account',
			{ template: named('gone'), language: 'en' },
			'There is no template "gone" in the WhatsApp Business Account of the credential',
			'Pick the template from the list',
		],
		[
			'a language that the template does not have',
			{ template: named('order_update'), language: 'ta' },
			'The template "order_update" has no language "ta", only en, hi',
			'Set Language to one of them.',
		],
		[
			'a name of several languages without a language',
			{ template: named('order_update') },
			'The template "order_update" has several languages: en, hi',
			'Set Language to one of them.',
		],
		[
			'a rejected template',
			{ template: listed('bad|en') },
			'The template "bad" cannot be sent: its status is REJECTED',
			'See why WhatsApp rejected it',
		],
		[
			'a pending template',
			{ template: listed('late|en') },
			'The template "late" cannot be sent: its status is PENDING',
			'Wait until',
		],
		[
			'an empty variable',
			{ templateVariables: mapped({ ...order, 'order_update|en|body.2': null }) },
			'Body 2 (…your order {{2}} is packed.) is empty',
			'Fill in Body 2',
		],
		[
			'a variable that the template does not have',
			{ templateVariables: mapped({ ...order, 'order_update|en|body.3': 'x' }) },
			'The template "order_update" has no variable "body.3"; it has header.text, body.1, body.2, button.0.url, button.1.payload',
			'refresh the list of variables',
		],
		[
			'a body that is too long once it is filled in',
			{ templateVariables: mapped({ ...order, 'order_update|en|body.1': 'x'.repeat(1000) }) },
			'Body is 1031 characters long once it is filled in, and the limit is 1024',
			'by 7 characters or more',
		],
	])('refuses %s', async (_, parameters, sentence, advice) => {
		const type = await prepared();
		const given = { template: listed('order_update|en'), templateVariables: mapped(order) };
		const refused = thrownBy(() => type.toContent(new Values({ ...given, ...parameters })));
		expect(refused.message).toBe(sentence);
		expect(refused.advice).toContain(advice);
	});

	it('refuses a header that is too long once it is filled in', async () => {
		const type = await prepared();
		const sent = (text: string) =>
			type.toContent(
				new Values({
					template: listed('order_update|en'),
					templateVariables: mapped({ ...order, 'order_update|en|header.text': text }),
				}),
			);
		expect(() => sent('😀'.repeat(54))).not.toThrow();
		const { message, advice } = thrownBy(() => sent('😀'.repeat(55)));
		expect(message).toBe('Header is 61 characters long once it is filled in, and the limit is 60');
		expect(advice).toContain('by 1 character or more');
	});

	it('refuses a card whose text is too long', async () => {
		const inCard = (card: number) => ({
			[`card.${card}.header.link`]: 'https://cdn.example.com/1.jpg',
			[`card.${card}.body.1`]: 'x'.repeat(150 * card),
			[`card.${card}.button.1.url`]: 'tea',
		});
		const value = { 'body.1': 'Asha', ...inCard(0), 'card.0.body.1': 'tea', ...inCard(1) };
		const given = {
			template: listed('summer|en'),
			templateVariables: mapped(filledFor('summer|en', value)),
		};
		const type = await prepared();
		expect(thrownBy(() => type.toContent(new Values(given))).message).toBe(
			'Card 2 › Body is 162 characters long once it is filled in, and the limit is 160',
		);
	});
});

describe('sendTemplate with general fields', () => {
	const general = { template: named('order_update'), language: 'en', componentsSource: 'fields' };
	const componentsFor = (parameters: Parameters) => {
		const content = contentOf('sendTemplate', { ...general, ...parameters });
		return (content as { template: Parameters }).template.components;
	};
	const link = 'https://cdn.example.com/a.pdf';

	it('looks nothing up', async () => {
		const call = jest.fn();
		for (const source of ['fields', 'data']) {
			await typeOf('sendTemplate').prepare?.({
				read: () => source,
				isByData: () => false,
				account: ACCOUNT,
				call,
			});
		}
		expect(call).not.toHaveBeenCalled();
	});

	it('sends a template without variables', () => {
		expect(contentOf('sendTemplate', general)).toEqual({
			type: 'template',
			template: { name: 'order_update', language: { code: 'en', policy: 'deterministic' } },
		});
	});

	it('makes the components', () => {
		expect(
			componentsFor({
				headerType: 'document',
				headerLink: link,
				headerFilename: 'a.pdf',
				bodyParameters: { parameter: [{ text: 'Asha' }, { text: 4711 }] },
				buttonParameters: {
					button: [
						{ number: 2, type: 'quick_reply', value: 'help' },
						{ number: 1, type: 'url', value: '4711' },
						{ number: 3, type: 'copy_code', value: 'TEA50' },
						{ number: 4, type: 'flow', value: 'tok-1' },
					],
				},
			}),
		).toEqual([
			{
				type: 'header',
				parameters: [{ type: 'document', document: { link, filename: 'a.pdf' } }],
			},
			{
				type: 'body',
				parameters: [
					{ type: 'text', text: 'Asha' },
					{ type: 'text', text: '4711' },
				],
			},
			{
				type: 'button',
				sub_type: 'quick_reply',
				index: '1',
				parameters: [{ type: 'payload', payload: 'help' }],
			},
			{
				type: 'button',
				sub_type: 'url',
				index: '0',
				parameters: [{ type: 'text', text: '4711' }],
			},
			{
				type: 'button',
				sub_type: 'copy_code',
				index: '2',
				parameters: [{ type: 'coupon_code', coupon_code: 'TEA50' }],
			},
			{
				type: 'button',
				sub_type: 'flow',
				index: '3',
				parameters: [{ type: 'action', action: { flow_token: 'tok-1' } }],
			},
		]);
	});

	it('takes choices as sheets and people write them', () => {
		const button = (type: string, value = '4711') => ({
			buttonParameters: { button: [{ number: 1, type, value }] },
		});
		const subTypeOf = (type: string) => componentsFor(button(type)) as Parameters[];
		for (const [given, meant] of [
			['URL', 'url'],
			['Link End', 'url'],
			['QUICK_REPLY', 'quick_reply'],
			['Copy Code', 'copy_code'],
			['coupon code', 'copy_code'],
			[' mpm ', 'mpm'],
			['', 'url'],
		]) {
			expect([given, subTypeOf(given)[0].sub_type]).toEqual([given, meant]);
		}
		expect(componentsFor({ headerType: 'IMAGE', headerLink: link })).toEqual([
			{ type: 'header', parameters: [{ type: 'image', image: { link } }] },
		]);
	});

	it('makes the components of products', () => {
		expect(
			componentsFor({
				headerType: 'Product',
				productRetailerId: 'SKU-1',
				catalogId: '1111',
				buttonParameters: {
					button: [
						{ number: 1, type: 'mpm', value: 'SKU-1, SKU-2' },
						{ number: 2, type: 'catalog', value: 'SKU-3' },
					],
				},
			}),
		).toEqual([
			{
				type: 'header',
				parameters: [
					{ type: 'product', product: { product_retailer_id: 'SKU-1', catalog_id: '1111' } },
				],
			},
			{
				type: 'button',
				sub_type: 'mpm',
				index: '0',
				parameters: [
					{
						type: 'action',
						action: {
							thumbnail_product_retailer_id: 'SKU-1',
							sections: [
								{
									product_items: [
										{ product_retailer_id: 'SKU-1' },
										{ product_retailer_id: 'SKU-2' },
									],
								},
							],
						},
					},
				],
			},
			{
				type: 'button',
				sub_type: 'catalog',
				index: '1',
				parameters: [{ type: 'action', action: { thumbnail_product_retailer_id: 'SKU-3' } }],
			},
		]);
	});

	it.each<[string, Parameters, string]>([
		[
			'a header of an unknown kind',
			{ headerType: 'expiry' },
			'Header must be one of Document, Image, None, Product, Text, Video, and was given "expiry"',
		],
		[
			'a header of an unknown kind with a link',
			{ headerType: 'GIF', headerLink: link },
			'Header must be one of Document, Image, None, Product, Text, Video, and was given "GIF"',
		],
		[
			'an unknown type of button',
			{ buttonParameters: { button: [{ number: 1, type: 'OTP', value: 'a' }] } },
			'Button Variable 1 › Type must be one of Catalog Thumbnail, Coupon Code, Flow Token, Link End, Products, Quick Reply Payload, and was given "OTP"',
		],
		[
			'a product header without a product',
			{ headerType: 'product', catalogId: '1' },
			'Product Retailer ID is empty',
		],
		['an empty language', { language: '' }, 'Language is empty'],
		['an empty header text', { headerType: 'text', headerText: '' }, 'Header Text is empty'],
		[
			'a header that is an image without a link',
			{ headerType: 'image', headerLink: '' },
			'Header Link is empty',
		],
		[
			'an empty body variable',
			{ bodyParameters: { parameter: [{ text: '' }] } },
			'Body Variable 1 › Text is empty',
		],
		[
			'a line break in a button variable',
			{ buttonParameters: { button: [{ number: 1, type: 'url', value: 'a\nb' }] } },
			'Button Variable 1 › Value has a line break, which WhatsApp refuses in a variable: "a b"',
		],
		[
			'a button number of 0',
			{ buttonParameters: { button: [{ number: 0, type: 'url', value: 'a' }] } },
			'Button Variable 1 › Button Number must be a number, 1 to 10, and was given "0"',
		],
		[
			'the same button number twice',
			{
				buttonParameters: {
					button: [
						{ number: 1, type: 'url', value: 'a' },
						{ number: 1, type: 'url', value: 'b' },
					],
				},
			},
			'Button Variable 2 › Button Number is the same as Button Variable 1 › Button Number: "1"',
		],
	])('refuses %s', (_, parameters, sentence) => {
		expect(refusalOf('sendTemplate', { ...general, ...parameters })).toBe(sentence);
	});
});

describe('sendTemplate with components as JSON', () => {
	const explicit = { template: named('order_update'), language: 'en', componentsSource: 'data' };
	const list = [{ type: 'body', parameters: [{ type: 'text', text: 'Asha' }] }];

	it.each([JSON.stringify(list), list])('passes them on', (components) => {
		expect(contentOf('sendTemplate', { ...explicit, components })).toMatchObject({
			template: { name: 'order_update', components: list },
		});
	});

	it.each(['[]', '', undefined])('may go without (%p)', (components) => {
		const content = contentOf('sendTemplate', { ...explicit, components });
		expect(content).not.toHaveProperty('template.components');
	});

	it.each([
		['an object outside a list', '{"type":"body"}', '"{"type":"body"}"'],
		['a list of numbers', '[1]', '"1"'],
		['a component without a type', '[{}]', '"{}"'],
	])('refuses %s', (_, components, given) => {
		expect(refusalOf('sendTemplate', { ...explicit, components })).toBe(
			`Components must be an array of objects with a "type", and was given ${given}`,
		);
	});
});
