import type { Component } from './templateFit.mts';

/** A template that the sandbox has from the start. */
export interface Sample {
	name: string;
	language: string;
	category: 'AUTHENTICATION' | 'MARKETING' | 'UTILITY';
	status?: 'PENDING' | 'REJECTED';
	rejected_reason?: string;
	components: Component[];
}

const body = (text: string, ...samples: string[]) => ({
	type: 'BODY',
	text,
	...(samples.length > 0 && { example: { body_text: [samples] } }),
});
const footer = (text: string) => ({ type: 'FOOTER', text });
const buttons = (...list: Array<{ type: string } & Record<string, unknown>>) => ({
	type: 'BUTTONS',
	buttons: list,
});
const media = (format: 'DOCUMENT' | 'IMAGE' | 'VIDEO') => ({
	type: 'HEADER',
	format,
	example: { header_handle: [`4::sample-${format.toLowerCase()}`] },
});
const quickReply = (text: string) => ({ type: 'QUICK_REPLY', text });
const card = (tail: string) => ({
	components: [
		media('IMAGE'),
		body('Only today: {{1}} at half the price.', 'tea'),
		buttons(quickReply('Tell me more'), {
			type: 'URL',
			text: 'Buy',
			url: `https://shop.example.com/${tail}/{{1}}`,
			example: ['tea'],
		}),
	],
});

const productCard = () => ({
	components: [{ type: 'HEADER', format: 'PRODUCT' }, buttons({ type: 'SPM', text: 'View' })],
});

/** One of every kind, so that each can be sent, listed and tried out. */
export const samples: Sample[] = [
	{
		name: 'order_update',
		language: 'en',
		category: 'UTILITY',
		components: [
			{
				type: 'HEADER',
				format: 'TEXT',
				text: 'Order {{1}}',
				example: { header_text: ['4711'] },
			} as Component,
			body('Hi {{1}}, your order {{2}} is packed.', 'Asha', '4711'),
			footer('Shop'),
			buttons(
				{
					type: 'URL',
					text: 'Track',
					url: 'https://shop.example.com/t/{{1}}',
					example: ['4711'],
				},
				quickReply('Help'),
			),
		],
	},
	{
		name: 'order_update',
		language: 'hi',
		category: 'UTILITY',
		components: [
			body('नमस्ते {{1}}, आपका ऑर्डर {{2}} पैक हो गया है।', 'आशा', '4711'),
			footer('दुकान'),
		],
	},
	{
		name: 'summer_sale',
		language: 'en',
		category: 'MARKETING',
		components: [media('IMAGE'), body('Hi {{1}}, the summer sale has begun.', 'Asha')],
	},
	{
		name: 'how_it_works',
		language: 'en',
		category: 'UTILITY',
		components: [media('VIDEO'), body('This is how it works.')],
	},
	{
		name: 'invoice',
		language: 'en_US',
		category: 'UTILITY',
		components: [media('DOCUMENT'), body('Here is the invoice {{1}} for {{2}}.', '17', 'May')],
	},
	{
		name: 'visit_reminder',
		language: 'en',
		category: 'UTILITY',
		components: [
			body('Your visit is on {{1}} at ten.', 'Friday'),
			buttons(quickReply('I will come'), quickReply('Another day'), {
				type: 'PHONE_NUMBER',
				text: 'Call us',
				phone_number: '+918000000000',
			}),
		],
	},
	{
		name: 'welcome_coupon',
		language: 'en',
		category: 'MARKETING',
		components: [
			body('Welcome, {{1}}! Here is a coupon.', 'Asha'),
			buttons({ type: 'COPY_CODE', text: 'Copy offer code', example: ['WELCOME10'] }),
		],
	},
	{
		name: 'book_visit',
		language: 'en',
		category: 'UTILITY',
		components: [
			body('Pick a time for your visit, {{1}}, below.', 'Asha'),
			buttons({
				type: 'FLOW',
				text: 'Book',
				flow_id: '1234567890',
				flow_action: 'navigate',
				navigate_screen: 'START',
			}),
		],
	},
	{
		name: 'flash_sale',
		language: 'en',
		category: 'MARKETING',
		components: [
			media('IMAGE'),
			{
				type: 'LIMITED_TIME_OFFER',
				limited_time_offer: { text: 'Ends soon', has_expiration: true },
			} as Component,
			body('Hi {{1}}, all tea at half the price.', 'Asha'),
			buttons(
				{ type: 'COPY_CODE', text: 'Copy offer code', example: ['TEA50'] },
				{ type: 'URL', text: 'Buy', url: 'https://shop.example.com/{{1}}', example: ['tea'] },
			),
		],
	},
	{
		name: 'login_otp',
		language: 'en',
		category: 'AUTHENTICATION',
		components: [
			body('*{{1}}* is your verification code.', '482913'),
			buttons({ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy code' }),
		],
	},
	{
		name: 'summer',
		language: 'en',
		category: 'MARKETING',
		components: [
			body('Hi {{1}}, look at what is new.', 'Asha'),
			{ type: 'CAROUSEL', cards: [card('green'), card('black')] },
		],
	},
	{
		name: 'your_cart',
		language: 'en',
		category: 'MARKETING',
		components: [
			{
				type: 'HEADER',
				format: 'TEXT',
				text: 'Forgotten, {{1}}?',
				example: { header_text: ['Asha'] },
			} as Component,
			body('These are still in your cart. The code {{1}} takes off a tenth.', 'TEN'),
			buttons({ type: 'MPM', text: 'View items' }),
		],
	},
	{
		name: 'back_in_stock',
		language: 'en',
		category: 'MARKETING',
		components: [
			{ type: 'HEADER', format: 'PRODUCT' },
			body('Hi {{1}}, it is here again.', 'Asha'),
			buttons({ type: 'SPM', text: 'View' }),
		],
	},
	{
		name: 'all_our_teas',
		language: 'en',
		category: 'MARKETING',
		components: [
			body('Now {{1}} teas, all in our catalog.', '100'),
			buttons({ type: 'CATALOG', text: 'View catalog' }),
		],
	},
	{
		name: 'teas_of_the_week',
		language: 'en',
		category: 'MARKETING',
		components: [
			body('Hi {{1}}, these two are new.', 'Asha'),
			{ type: 'CAROUSEL', cards: [productCard(), productCard()] },
		],
	},
	{
		name: 'may_we_call',
		language: 'en',
		category: 'UTILITY',
		components: [
			body('Hi {{1}}, may we call you about the delivery?', 'Asha'),
			{ type: 'CALL_PERMISSION_REQUEST' },
		],
	},
	{
		name: 'pickup_point',
		language: 'en',
		category: 'UTILITY',
		components: [
			body('Your parcel waits at the {{1}} branch.', 'Pune'),
			buttons({ type: 'VOICE_CALL', text: 'Call us' }),
		],
	},
	{
		name: 'payment_due',
		language: 'en',
		category: 'UTILITY',
		components: [
			body('Hi {{1}}, please pay for your order.', 'Asha'),
			buttons({ type: 'ORDER_DETAILS', text: 'Review and Pay' }),
		],
	},
	{
		name: 'payment_received',
		language: 'en',
		category: 'UTILITY',
		components: [body('Hi {{1}}, thank you.', 'Asha'), { type: 'ORDER_STATUS' }],
	},
	{
		name: 'new_branch',
		language: 'en',
		category: 'MARKETING',
		components: [
			{ type: 'HEADER', format: 'LOCATION' },
			body('Our new branch in {{1}} is open.', 'Pune'),
		],
	},
	{
		name: 'opening_hours',
		language: 'en',
		category: 'UTILITY',
		components: [body('We are open from nine to six, and closed on Sundays.')],
	},
	{
		name: 'win_a_phone',
		language: 'en',
		category: 'MARKETING',
		status: 'REJECTED',
		rejected_reason: 'SCAM',
		components: [body('You have won a phone.')],
	},
	{
		name: 'new_arrivals',
		language: 'en',
		category: 'MARKETING',
		status: 'PENDING',
		components: [body('New this week: {{1}} and more.', 'tea')],
	},
];
