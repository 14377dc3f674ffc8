import type { Template } from '../../../../nodes/ExotelWhatsApp/api/templateDefinition';
import { previewOf } from '../../../../nodes/ExotelWhatsApp/messages/template/preview';
import { Values } from '../../../../nodes/ExotelWhatsApp/shared/values';
import {
	body,
	buttons,
	loginOtp,
	mediaHeader,
	orderUpdate,
	summer,
	templateOf,
} from '../../support/templates.mts';

const preview = (template: Template, values: Record<string, unknown>) =>
	previewOf(template, new Values(values));

describe('preview', () => {
	it('is the message as the customer reads it', () => {
		const values = {
			'header.text': '4711',
			'body.1': 'Asha',
			'body.2': 4711,
			'button.0.url': '4711',
		};
		expect(preview(orderUpdate, values)).toBe(
			[
				'Order 4711',
				'Hi Asha, your order 4711 is packed.',
				'Shop',
				'[Track] https://shop.example.com/t/4711\n[Help]',
			].join('\n\n'),
		);
	});

	it('names media, coupons, numbers and the offer', () => {
		const template = templateOf([
			mediaHeader('IMAGE'),
			{ type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Ends soon' } },
			body('Half the price.'),
			buttons(
				{ type: 'COPY_CODE', text: 'Copy offer code' },
				{ type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+918000000000' },
			),
		]);
		const link = 'https://cdn.example.com/1.jpg';
		expect(preview(template, { 'header.link': link, 'button.0.coupon': 'TEA50' })).toBe(
			[
				`[Image: ${link}]`,
				'Ends soon',
				'Half the price.',
				'[Copy offer code] TEA50\n[Call us] +918000000000',
			].join('\n\n'),
		);
	});

	it('names the product in a header', () => {
		const template = templateOf([mediaHeader('PRODUCT'), buttons({ type: 'SPM', text: 'View' })]);
		expect(preview(template, { 'header.product': 'SKU-1' })).toBe('[Product: SKU-1]\n\n[View]');
	});

	it('leaves out products, which may be a list', () => {
		const template = templateOf([body('Yours.'), buttons({ type: 'MPM', text: 'View items' })]);
		const products = [{ title: 'Tea', products: ['SKU-1'] }];
		expect(preview(template, { 'button.0.products': products })).toBe('Yours.\n\n[View items]');
	});

	it('has the cards of a carousel', () => {
		const link = 'https://cdn.example.com/1.jpg';
		const inCard = (card: number) => ({
			[`card.${card}.header.link`]: link,
			[`card.${card}.body.1`]: 'tea',
			[`card.${card}.button.1.url`]: 'tea',
		});
		const lines = [
			`[Image: ${link}]`,
			'Only tea today.',
			'[Help]',
			'[Track] https://shop.example.com/t/tea',
		];
		expect(preview(summer, { 'body.1': 'Asha', ...inCard(0), ...inCard(1) })).toBe(
			[
				'Hi Asha, look at what is new.',
				['Card 1', ...lines].join('\n'),
				['Card 2', ...lines].join('\n'),
			].join('\n\n'),
		);
	});

	it('is the code where WhatsApp writes the text', () => {
		expect(preview(loginOtp, { 'body.1': '482913' })).toBe('*482913* is your verification code.');
		const bare = templateOf([{ type: 'BODY' }, buttons({ type: 'OTP' })]);
		expect(preview(bare, { 'body.1': '482913' })).toBe('482913');
	});

	it('puts values in as they are', () => {
		const template = templateOf([body('{{1}} and {{2}}, once more {{1}}.')]);
		expect(preview(template, { 'body.1': '$& {{2}}', 'body.2': '' })).toBe(
			'$& {{2}} and , once more $& {{2}}.',
		);
	});
});
