import { templateContent } from '../../../nodes/ExotelWhatsApp/templates/content';
import { sampleType } from '../../../nodes/ExotelWhatsApp/templates/sampleFile';
import { Values } from '../../../nodes/ExotelWhatsApp/shared/values';
import { emoji, thrownBy, tooLong, type Parameters } from '../support/messages.mts';

const given = (more: Parameters): Parameters => ({
	templateName: 'order_update',
	category: 'UTILITY',
	language: 'en',
	bodyText: 'Hello.',
	...more,
});

const content = (more: Parameters = {}) => templateContent(new Values(given(more)), {});
const refusal = (more: Parameters) => thrownBy(() => content(more));

const samples = (...texts: string[]) => ({ sample: texts.map((text) => ({ text })) });
const button = (...list: object[]) => ({ button: list });

describe('a template from fields', () => {
	it('has no more components than were filled in', () => {
		expect(content({ headerText: 'Left over', footerText: ' ', buttons: {} })).toEqual({
			name: 'order_update',
			category: 'UTILITY',
			language: 'en',
			components: [{ type: 'BODY', text: 'Hello.' }],
		});
	});

	it('has one sample for a variable that stands twice', () => {
		const bodyText = 'Hi {{2}} and {{1}}, and {{2}} again.';
		expect(content({ bodyText, bodySamples: samples('a', 'b') }).components).toEqual([
			{ type: 'BODY', text: bodyText, example: { body_text: [['a', 'b']] } },
		]);
	});

	it('has a static header and a static URL without samples', () => {
		const parameters = {
			headerType: 'text',
			headerText: 'Order',
			headerSample: 'left over',
			buttons: button({
				type: 'URL',
				text: 'Go',
				url: 'https://a.example/b',
				urlSample: 'left over',
			}),
		};
		const [header, , buttons] = content(parameters).components;
		expect(header).toEqual({ type: 'HEADER', format: 'TEXT', text: 'Order' });
		expect(buttons).toEqual({
			type: 'BUTTONS',
			buttons: [{ type: 'URL', text: 'Go', url: 'https://a.example/b' }],
		});
	});

	it('takes choices as people write them', () => {
		const parameters = {
			category: 'marketing',
			componentsSource: 'FIELDS',
			headerType: 'TEXT',
			headerText: 'Order',
			buttons: button({ type: 'quick reply', text: 'Help' }),
		};
		expect(content(parameters)).toMatchObject({
			category: 'MARKETING',
			components: [
				{ type: 'HEADER', format: 'TEXT' },
				{ type: 'BODY' },
				{ type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Help' }] },
			],
		});
	});

	it('has a name, a language and a handle without what was pasted around them', () => {
		const parameters = {
			templateName: '\uFEFForder_update\n',
			language: ' en_US\u200B',
			headerType: 'image',
			headerHandle: ' 4::aW1hZ2U\r\n',
		};
		expect(content(parameters)).toMatchObject({
			name: 'order_update',
			language: 'en_US',
			components: [{ example: { header_handle: ['4::aW1hZ2U'] } }, {}],
		});
	});

	it('keeps the variable of a link with a space in it', () => {
		const url = 'https://a.example/my shop/{{1}}';
		const buttons = button({ type: 'URL', text: 'Go', url, urlSample: 'x' });
		expect(content({ buttons }).components[1]).toMatchObject({
			buttons: [{ url: 'https://a.example/my%20shop/{{1}}', example: ['x'] }],
		});
	});

	it('takes texts of just the length that WhatsApp takes', () => {
		const parameters = {
			templateName: 'a'.repeat(512),
			headerType: 'text',
			headerText: emoji(60),
			bodyText: emoji(1024),
			footerText: emoji(60),
			buttons: button(...Array.from({ length: 10 }, () => ({ text: emoji(25) }))),
		};
		expect(content(parameters).components).toHaveLength(4);
	});

	const nine = Array.from({ length: 11 }, (_, index) => ({ text: `B${index}` }));

	it.each<[string, Parameters, string]>([
		[
			'a name with a capital letter',
			{ templateName: 'Order' },
			'Template Name may have small letters',
		],
		[
			'a name of 513 letters',
			{ templateName: 'a'.repeat(513) },
			'Template Name may have small letters',
		],
		['an empty name', { templateName: '' }, 'Template Name is empty'],
		['a blank language', { language: ' ' }, 'Language is empty'],
		[
			'a body that says undefined',
			{ bodyText: 'undefined' },
			'Body Text is "undefined", which looks like',
		],
		[
			'a body with half a character',
			{ bodyText: 'Hi \ud83d' },
			'The text at components.0.text has half a character in it: "Hi \uFFFD"',
		],
		[
			'an unknown category',
			{ category: 'TRANSACTIONAL' },
			'Category must be one of Authentication, Marketing, Utility, and was given "TRANSACTIONAL"',
		],
		[
			'an unknown source of components',
			{ componentsSource: 'data' },
			'Components From must be one of Expression or JSON, Fields Below, and was given "data"',
		],
		['an empty body', { bodyText: '' }, 'Body Text is empty'],
		['a body that is too long', { bodyText: emoji(1025) }, tooLong('Body Text', 1025, 1024)],
		[
			'a body that begins with a variable',
			{ bodyText: '{{1}} is here.', bodySamples: samples('a') },
			'Body Text begins with a variable',
		],
		[
			'a body that ends with a variable',
			{ bodyText: 'Hi {{1}} ', bodySamples: samples('a') },
			'Body Text ends with a variable',
		],
		[
			'a body that has {{2}} alone',
			{ bodyText: 'Hi {{2}}.' },
			'Body Text has a variable, but no {{1}}',
		],
		[
			'a body that leaves out {{2}}',
			{ bodyText: 'Hi {{1}}, {{3}}.' },
			'Body Text has 2 variables, but no {{2}}',
		],
		[
			'a variable with a name',
			{ bodyText: 'Hi {{name}}.' },
			'Body Text has a variable that is not a number: "{{name}}"',
		],
		[
			'fewer samples than variables',
			{ bodyText: 'Hi {{1}}, {{2}}.', bodySamples: samples('a') },
			'Body Samples: the text has 2 variables, and 1 sample was given',
		],
		[
			'samples for a body without variables',
			{ bodyText: 'Hi.', bodySamples: samples('a', 'b') },
			'Body Samples: the text has no variables, and 2 samples were given',
		],
		[
			'an empty sample',
			{ bodyText: 'Hi {{1}}.', bodySamples: samples('') },
			'Sample 1 › Text is empty',
		],
		['a footer that is too long', { footerText: emoji(61) }, tooLong('Footer Text', 61, 60)],
		[
			'a footer with a variable',
			{ footerText: 'Shop {{1}}' },
			'Footer Text takes no variables, and has 1: "Shop {{1}}"',
		],
		['an empty header text', { headerType: 'text', headerText: '' }, 'Header Text is empty'],
		[
			'a header text that is too long',
			{ headerType: 'text', headerText: emoji(61) },
			tooLong('Header Text', 61, 60),
		],
		[
			'a header text with two variables',
			{ headerType: 'text', headerText: '{{1}} and {{2}}' },
			'Header Text takes 1 variable at most, and has 2',
		],
		[
			'a header variable without a sample',
			{ headerType: 'text', headerText: 'Order {{1}}' },
			'Header Sample: the text has 1 variable, and no samples were given',
		],
		['an image header without a handle', { headerType: 'image' }, 'Header Sample Handle is empty'],
		[
			'an unknown kind of header',
			{ headerType: 'gif' },
			'Header must be one of Document, Image, None, Text, Video',
		],
		[
			'eleven buttons',
			{ buttons: button(...nine) },
			'Buttons: WhatsApp takes 1 to 10, and 11 were given',
		],
		[
			'a button text that is too long',
			{ buttons: button({ text: emoji(26) }) },
			tooLong('Button 1 › Text', 26, 25),
		],
		[
			'a button text with a variable',
			{ buttons: button({ text: 'Hi {{1}}' }) },
			'Button 1 › Text takes no variables, and has 1',
		],
		[
			'an unknown type of button',
			{ buttons: button({ type: 'OTP' }) },
			'Button 1 › Type must be one of Copy Code,',
		],
		[
			'a URL with a variable before its end',
			{ buttons: button({ type: 'URL', text: 'Go', url: 'https://a.example/{{1}}/b' }) },
			'Button 1 › URL has a variable before its end',
		],
		[
			'a URL variable without a sample',
			{ buttons: button({ type: 'URL', text: 'Go', url: 'https://a.example/{{1}}' }) },
			'Button 1 › URL Sample: the text has 1 variable, and no samples were given',
		],
		[
			'a URL that is no link',
			{ buttons: button({ type: 'URL', text: 'Go', url: 'a.example' }) },
			'Button 1 › URL must be',
		],
		[
			'a phone number without a country code',
			{ buttons: button({ type: 'PHONE_NUMBER', text: 'Call', phoneNumber: '9000000000' }) },
			'Button 1 › Phone Number has no country code',
		],
		[
			'a button that copies no code',
			{ buttons: button({ type: 'COPY_CODE' }) },
			'Button 1 › Code Sample is empty',
		],
	])('refuses %s', (_, parameters, sentence) => {
		const { message, advice } = refusal(parameters);
		expect(message).toContain(sentence);
		expect(advice).toMatch(/\.$/);
	});
});

it('a call button takes a number without country code where a country is set', () => {
	const buttons = button({ type: 'PHONE_NUMBER', text: 'Call', phoneNumber: '1800 123 4567' });
	const { components } = templateContent(new Values(given({ buttons })), {}, 'IN');
	expect(components).toContainEqual({
		type: 'BUTTONS',
		buttons: [{ type: 'PHONE_NUMBER', text: 'Call', phone_number: '+9118001234567' }],
	});
});

describe('a template from JSON', () => {
	const components = [{ type: 'BODY', text: 'Hi {{1}}' }];
	const json = (componentsJson: unknown) => ({ componentsSource: 'json', componentsJson });

	it.each([
		['text', JSON.stringify(components)],
		['data', components],
		['a whole template', { name: 'a', components }],
	])('goes out as it is when it is %s', (_, componentsJson) => {
		expect(content(json(componentsJson)).components).toEqual(components);
	});

	it.each<[string, unknown, string]>([
		['text that is not JSON', '[', 'Components is not valid JSON'],
		['an empty list', '[]', 'Components must be a list of objects'],
		['a component outside a list', { type: 'BODY' }, 'Components must be a list of objects'],
		[
			'a list with a component without a type',
			[{ text: 'Hi' }],
			'Components must be a list of objects',
		],
		['null', null, 'Components must be a list of objects'],
	])('is refused when it is %s', (_, componentsJson, sentence) => {
		expect(refusal(json(componentsJson)).message).toContain(sentence);
	});
});

describe('an expression in the place of a text', () => {
	it.each<[string, object, string | undefined]>([
		['is refused when it swallows a variable of the body', { bodyText: '=Hi {{1}}.' }, 'Body Text'],
		[
			'is refused when it swallows a variable beside one of n8n',
			{ bodyText: '=Hi {{ $json.name }}, {{ 2 }}.' },
			'Body Text',
		],
		[
			'is refused when it swallows a variable of a button URL',
			{ buttons: button({ url: '=https://a.example/{{1}}' }) },
			'Buttons',
		],
		[
			'is refused when it swallows a variable of the components',
			{ componentsJson: '=[{ "text": "Hi {{1}}" }]' },
			'Components',
		],
		['is not seen in a fixed text with a variable', { bodyText: 'Hi {{1}}.' }, undefined],
		[
			'may read data, and hold anything in other fields',
			{ bodyText: '=Hi {{ $json.name }}.', other: '={{1}}' },
			undefined,
		],
	])('%s', (_, parameters, label) => {
		const read = () =>
			templateContent(
				new Values(given({ bodyText: 'Hi {{1}}.', bodySamples: samples('a') })),
				parameters,
			);
		if (label === undefined) expect(read).not.toThrow();
		else expect(thrownBy(read).message).toMatch(new RegExp(`^${label} is an expression`));
	});
});

describe('the type of a sample', () => {
	it.each([
		['image/png', 'a', 'image/png'],
		['image/jpg', undefined, 'image/jpeg'],
		['IMAGE/JPEG; q=1', undefined, 'image/jpeg'],
		['application/octet-stream', 'a.PDF', 'application/pdf'],
		['', 'a.mp4', 'video/mp4'],
		['text/plain', 'a.pdf', 'text/plain'],
		['application/octet-stream', 'a.exe', 'application/octet-stream'],
	])('%j of %j is %s', (mimeType, fileName, type) => {
		expect(sampleType({ mimeType, fileName, size: 1 })).toBe(type);
	});

	it.each([
		['', undefined, 1, 'is of no known type'],
		['image/png', 'a.png', 0, 'is empty'],
	])('%j of %j with %d bytes is refused', (mimeType, fileName, size, sentence) => {
		const { message } = thrownBy(() => sampleType({ mimeType, fileName, size }));
		expect(message).toContain(sentence);
	});
});
