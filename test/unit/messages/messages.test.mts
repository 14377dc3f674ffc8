import { contentOf, emoji, refusalOf, thrownBy, tooLong } from '../support/messages.mts';

describe('sendText', () => {
	it('makes the content of the API', () => {
		expect(contentOf('sendText', { body: 'Your order is packed.', previewUrl: false })).toEqual({
			type: 'text',
			text: { body: 'Your order is packed.', preview_url: false },
		});
	});

	it.each([
		['https://shop.example.com/o/1', true],
		['See https://shop.example.com/o/1 for it', true],
		['HTTP://SHOP.EXAMPLE.COM', true],
		['http://shop.example.com', true],
		['https://99.co/singapore', true],
		['https://उदाहरण.भारत/', true],
		['https://10.0.0.1/ and https://shop.example.com', true],
		['shop.example.com', false],
		['no link here', false],
		['https://', false],
		['http://203.0.113.7/a', false],
		['http://203.0.113.7/index.html', false],
	])('previews %p: %p', (body, preview_url) => {
		expect(contentOf('sendText', { body, previewUrl: true })).toEqual({
			type: 'text',
			text: { body, preview_url },
		});
	});

	it.each([false, undefined, 'false', ''])('makes no preview for %p', (previewUrl) => {
		const body = 'https://shop.example.com/o/1';
		expect(contentOf('sendText', { body, previewUrl })).toEqual({
			type: 'text',
			text: { body, preview_url: false },
		});
	});

	it.each(['true', 'TRUE', 'Yes', 1])('takes %p for a preview', (previewUrl) => {
		const body = 'https://shop.example.com/o/1';
		expect(contentOf('sendText', { body, previewUrl })).toMatchObject({
			text: { preview_url: true },
		});
	});

	it('refuses a preview switch that is neither on nor off', () => {
		expect(refusalOf('sendText', { body: 'Hello', previewUrl: 'maybe' })).toBe(
			'Preview URL must be true or false, and was given "maybe"',
		);
	});

	it.each([
		[4711, '4711'],
		[0, '0'],
		[false, 'false'],
		['  indented\n', '  indented\n'],
		[emoji(4096), emoji(4096)],
	])('sends the body %p as text', (body, expected) => {
		expect(contentOf('sendText', { body })).toMatchObject({ text: { body: expected } });
	});

	it.each([
		[undefined, 'Body is empty'],
		[null, 'Body is empty'],
		['', 'Body is empty'],
		[' \n\t', 'Body is empty'],
		[{ a: 1 }, 'Body must be text, and was given "{"a":1}"'],
		[['a', 'b'], 'Body must be text, and was given "["a","b"]"'],
		[emoji(4097), tooLong('Body', 4097, 4096)],
		[
			`line\n\n${'x'.repeat(4096)}`,
			`Body is 4102 characters long, and the limit is 4096: "line ${'x'.repeat(55)}…"`,
		],
	])('refuses the body %p', (body, sentence) => {
		expect(refusalOf('sendText', { body })).toBe(sentence);
	});

	it.each([
		['', 'Fill in Body, or check that its expression yields a text for this item.'],
		[{}, 'Let the expression pick one value of it.'],
		['x'.repeat(4097), 'Shorten it to 4096 characters or fewer.'],
	])('says what to do about the body %p', (body, advice) => {
		expect(thrownBy(() => contentOf('sendText', { body })).advice).toBe(advice);
	});
});

describe('sendLocation', () => {
	it('makes the content of the API, with coordinates as strings', () => {
		const parameters = {
			latitude: '12.9716',
			longitude: '77.5946',
			name: 'Office',
			address: 'MG Road, Bengaluru',
		};
		expect(contentOf('sendLocation', parameters)).toEqual({
			type: 'location',
			location: parameters,
		});
	});

	it('leaves out what is empty', () => {
		const parameters = { latitude: 12.9716, longitude: 77.5946, name: '', address: null };
		expect(contentOf('sendLocation', parameters)).toEqual({
			type: 'location',
			location: { latitude: '12.9716', longitude: '77.5946' },
		});
	});

	it.each([
		[0, '0', 0, '0'],
		[90, '90', 180, '180'],
		['-90', '-90', '-180', '-180'],
		[' 12.5 ', '12.5', '\t77.5\n', '77.5'],
		[1e-7, '0.0000001', -1e-7, '-0.0000001'],
	])('writes %p as %p and %p as %p', (latitude, lat, longitude, long) => {
		expect(contentOf('sendLocation', { latitude, longitude })).toEqual({
			type: 'location',
			location: { latitude: lat, longitude: long },
		});
	});

	const degrees = (label: string, max: number, given: string) =>
		`${label} must be a number of degrees between -${max} and ${max}, and was given "${given}"`;
	it.each([
		['latitude', '90.0001', degrees('Latitude', 90, '90.0001')],
		['latitude', -91, degrees('Latitude', 90, '-91')],
		['latitude', '12,9716', degrees('Latitude', 90, '12,9716')],
		['latitude', '12°58′', degrees('Latitude', 90, '12°58′')],
		['latitude', 'Infinity', degrees('Latitude', 90, 'Infinity')],
		['latitude', '', 'Latitude is empty'],
		['latitude', null, 'Latitude is empty'],
		['longitude', '180.0001', degrees('Longitude', 180, '180.0001')],
		['longitude', -181, degrees('Longitude', 180, '-181')],
		['longitude', '77.5946 E', degrees('Longitude', 180, '77.5946 E')],
		['longitude', ' ', 'Longitude is empty'],
		['name', {}, 'Name must be text, and was given "{}"'],
		['address', [], 'Address must be text, and was given "[]"'],
	])('refuses the %s %p', (field, value, sentence) => {
		const good = { latitude: '12.9716', longitude: '77.5946' };
		expect(refusalOf('sendLocation', { ...good, [field]: value })).toBe(sentence);
	});
});

describe('sendJson', () => {
	const content = {
		type: 'interactive',
		interactive: {
			type: 'cta_url',
			body: { text: 'Track your parcel' },
			action: {
				name: 'cta_url',
				parameters: { display_text: 'Track', url: 'https://shop.example.com/t/1' },
			},
		},
	};

	it.each([
		['an object', content],
		['JSON text', JSON.stringify(content)],
		['indented JSON text', JSON.stringify(content, null, 2)],
	])('sends %s as it is', (_, given) => {
		expect(contentOf('sendJson', { content: given })).toEqual(content);
	});

	it('checks no limit', () => {
		const long = { type: 'text', text: { body: 'x'.repeat(5000) } };
		expect(contentOf('sendJson', { content: long })).toEqual(long);
	});

	const notTyped = (given: string) =>
		`Content must be an object with a "type", and was given "${given}"`;
	it.each([
		['{ "type": ', 'Content is not valid JSON: "{ "type": "'],
		["{ type: 'text' }", `Content is not valid JSON: "{ type: 'text' }"`],
		['', 'Content is not valid JSON: ""'],
		['{}', notTyped('{}')],
		[{ type: '' }, notTyped('{"type":""}')],
		[{ type: 1 }, notTyped('{"type":1}')],
		[[{ type: 'text' }], notTyped('[{"type":"text"}]')],
		['null', notTyped('null')],
		[undefined, notTyped('undefined')],
		[42, notTyped('42')],
	])('refuses %p', (given, sentence) => {
		expect(refusalOf('sendJson', { content: given })).toBe(sentence);
	});
});
