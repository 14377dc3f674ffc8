import { contentOf, emoji, refusalOf, tooLong, type Parameters } from '../support/messages.mts';

const message = {
	bodyText: 'Track your parcel',
	displayText: 'Track',
	url: 'https://shop.example.com/t/1',
};

describe('sendCtaUrl', () => {
	it('makes the content of the API', () => {
		expect(contentOf('sendCtaUrl', message)).toEqual({
			type: 'interactive',
			interactive: {
				type: 'cta_url',
				body: { text: 'Track your parcel' },
				action: {
					name: 'cta_url',
					parameters: { display_text: 'Track', url: 'https://shop.example.com/t/1' },
				},
			},
		});
	});

	it('may have a header and a footer', () => {
		const link = 'https://cdn.example.com/a.mp4';
		const parameters = { headerType: 'video', headerLink: link, footerText: 'Any time' };
		expect(contentOf('sendCtaUrl', { ...message, ...parameters })).toMatchObject({
			interactive: { header: { type: 'video', video: { link } }, footer: { text: 'Any time' } },
		});
	});

	it.each([20, 21])('leaves the length of the text on the button to WhatsApp: %i', (length) => {
		expect(contentOf('sendCtaUrl', { ...message, displayText: emoji(length) })).toMatchObject({
			interactive: { action: { parameters: { display_text: emoji(length) } } },
		});
	});

	it.each<[string, Parameters, string]>([
		['an empty body', { bodyText: '' }, 'Body Text is empty'],
		['an empty display text', { displayText: '' }, 'Display Text is empty'],
		['a body that is too long', { bodyText: emoji(1025) }, tooLong('Body Text', 1025, 1024)],
		['an empty URL', { url: '' }, 'URL is empty'],
		[
			'a URL that is no link',
			{ url: 'shop.example.com' },
			'URL must be a link that begins with https:// or http://, and was given "shop.example.com"',
		],
	])('refuses %s', (_, parameters, sentence) => {
		expect(refusalOf('sendCtaUrl', { ...message, ...parameters })).toBe(sentence);
	});
});
