import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';

import { credentialFor, send, useSandbox } from './support/engine.mts';

/** The sandbox refuses what WhatsApp would refuse, in a report; API reference, sections 2.3 and 4. */

const sandbox = useSandbox();

/** The report that follows a template message. */
async function reportOf(template: IDataObject): Promise<string> {
	const parameters = {
		operation: 'sendJson',
		from: '+918000000000',
		to: '+919000000000',
		content: JSON.stringify({ type: 'template', template }),
	};
	const { error } = await send({ credential: credentialFor(sandbox), parameters }, [{}]);
	expect(error).toBeUndefined();
	for (let tries = 0; tries < 100; tries += 1) {
		const { status } = sandbox.state.messages.all()[0];
		if (status !== 'accepted' && !status.startsWith('30001')) return status;
		await sleep(5);
	}
	throw new Error('no report came');
}

const text = (...texts: string[]) => texts.map((one) => ({ type: 'text', text: one }));
const image = { type: 'image', image: { link: 'https://cdn.example.com/a.jpg' } };
const header = (...parameters: object[]) => ({ type: 'header', parameters });
const body = (...texts: string[]) => ({ type: 'body', parameters: text(...texts) });
const button = (sub_type: string, index: string, ...parameters: object[]) => ({
	type: 'button',
	sub_type,
	index,
	parameters,
});
const tail = (index: string) => button('url', index, ...text('4711'));
const coupon = button('copy_code', '0', { type: 'coupon_code', coupon_code: 'TEA50' });
const offer = {
	type: 'limited_time_offer',
	parameters: [
		{
			type: 'limited_time_offer',
			limited_time_offer: { expiration_time_ms: 1_900_000_000_000 },
		},
	],
};
const product = { type: 'product', product: { product_retailer_id: 'SKU-1', catalog_id: '1111' } };
const items = button('mpm', '0', {
	type: 'action',
	action: {
		thumbnail_product_retailer_id: 'SKU-1',
		sections: [{ title: 'Tea', product_items: [{ product_retailer_id: 'SKU-1' }] }],
	},
});
const productCard = (card_index: number) => ({ card_index, components: [header(product)] });
const card = (card_index: number) => ({
	card_index,
	components: [header(image), body('tea'), tail('1')],
});
const named = (name: string, components?: object[], code = 'en') =>
	({ name, language: { code }, components }) as IDataObject;

it.each([
	named('order_update', [header(...text('4711')), body('Asha', '4711'), tail('0')]),
	named('order_update', [body('आशा', '4711')], 'hi'),
	named('summer_sale', [header(image), body('Asha')]),
	named('opening_hours'),
	named('welcome_coupon', [body('Asha'), coupon]),
	named('flash_sale', [header(image), offer, body('Asha'), coupon, tail('1')]),
	named('login_otp', [body('482913'), tail('0')]),
	named('summer', [body('Asha'), { type: 'carousel', cards: [card(0), card(1)] }]),
	named('your_cart', [header(...text('Asha')), body('TEN'), items]),
	named('back_in_stock', [header(product), body('Asha')]),
	named('all_our_teas', [body('100')]),
	named('teas_of_the_week', [
		body('Asha'),
		{ type: 'carousel', cards: [productCard(0), productCard(1)] },
	]),
	named('may_we_call', [body('Asha')]),
	named('pickup_point', [body('Pune')]),
])('that fits is delivered: $name', async (template) => {
	expect(await reportOf(template)).toMatch(/^3000[123] EX_MESSAGE_/);
});

it.each<[string, IDataObject, string]>([
	['too few in the body', named('order_update', [body('आशा')], 'hi'), '30023'],
	['none in the body', named('order_update', undefined, 'hi'), '30023'],
	['no media header', named('summer_sale', [body('Asha')]), '30023'],
	['the wrong header', named('summer_sale', [header(...text('a')), body('Asha')]), '30023'],
	['no tail', named('order_update', [header(...text('1')), body('a', 'b')]), '30023'],
	['no code', named('welcome_coupon', [body('Asha')]), '30023'],
	['no time', named('flash_sale', [header(image), body('a'), coupon, tail('1')]), '30023'],
	[
		'a card too few',
		named('summer', [body('Asha'), { type: 'carousel', cards: [card(0)] }]),
		'30023',
	],
	['no products', named('your_cart', [header(...text('Asha')), body('TEN')]), '30023'],
	['no product', named('back_in_stock', [body('Asha')]), '30023'],
	['no payment', named('payment_due', [body('Asha')]), '30023'],
	['no order status', named('payment_received', [body('Asha')]), '30023'],
	['no location', named('new_branch', [body('Pune')]), '30023'],
	[
		'a header that is too long',
		named('order_update', [header(...text('x'.repeat(55))), body('a', 'b'), tail('0')]),
		'30023',
	],
	['more than it has', named('opening_hours', [body('nine')]), '30023'],
	['a line break', named('order_update', [body('a\nb', '4711')], 'hi'), '30023'],
	['an unknown name', named('nothing'), '30024'],
	['an unknown language', named('opening_hours', undefined, 'hi'), '30024'],
	['no approval', named('new_arrivals', [body('tea')]), '30024'],
])('with %s fails', async (_, template, code) => {
	expect(await reportOf(template)).toMatch(new RegExp(`^${code} EX_TEMPLATE_`));
});
