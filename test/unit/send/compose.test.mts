import { compose } from '../../../nodes/ExotelWhatsApp/send/compose';
import { draft } from '../../../nodes/ExotelWhatsApp/send/draft';
import { sendBody } from '../../../nodes/ExotelWhatsApp/api/sendRequest';
import type { Values } from '../../../nodes/ExotelWhatsApp/shared/values';
import { Problem } from '../../../nodes/ExotelWhatsApp/shared/problem';
import { thrownBy, typeOf, type Parameters } from '../support/messages.mts';

const text = typeOf('sendText');
const parameters = { from: '+91 80000 00000', to: '919000000000', body: 'Hello' };
const message = {
	from: '+918000000000',
	to: '+919000000000',
	content: { type: 'text', text: { body: 'Hello', preview_url: false } },
};
const callback = 'https://hooks.example.com/exotel';

const composed = (options: Parameters, secret?: string) =>
	compose(text, parameters, options, { callbackSecret: secret }).message;
const refusal = (changed: Parameters, options: Parameters = {}) =>
	thrownBy(() => compose(text, { ...parameters, ...changed }, options)).message;

describe('compose', () => {
	it('makes a message with both numbers in E.164', () => {
		expect(composed({})).toEqual(message);
	});

	it.each([
		['a text', 'order-4711', 'order-4711'],
		['an object', { order: 4711 }, '{"order":4711}'],
		['a list', ['a', 1], '["a",1]'],
		['a number', 4711, '4711'],
		['zero', 0, '0'],
		['true', true, 'true'],
		['JSON text', '{"order":4711}', '{"order":4711}'],
	])('sends custom data as text: %s', (_, customData, custom_data) => {
		expect(composed({ customData })).toEqual({ ...message, custom_data });
	});

	it.each(['', null, undefined])('sends no custom data for %p', (customData) => {
		expect(composed({ customData })).toEqual(message);
	});

	it.each<[string, string | undefined, string]>([
		[callback, undefined, callback],
		[callback, '', callback],
		[` ${callback} `, undefined, callback],
		[`\uFEFF${callback}\u200B\n`, undefined, callback],
		['https://höoks.example.com/ä', undefined, 'https://xn--hoks-5qa.example.com/%C3%A4'],
		[callback, 's3cret', `${callback}?key=s3cret`],
		[`${callback}?a=1`, 's3cret', `${callback}?a=1&key=s3cret`],
		[`${callback}?key=mine`, 's3cret', `${callback}?key=mine`],
		[`${callback}?a=1&key=mine`, 's3cret', `${callback}?a=1&key=mine`],
		[`${callback}?monkey=1`, 's3cret', `${callback}?monkey=1&key=s3cret`],
		[`${callback}#part`, 's3cret', `${callback}?key=s3cret#part`],
	])('sends the callback %p with the secret %p as %s', (statusCallback, secret, expected) => {
		expect(composed({ statusCallback }, secret)).toEqual({ ...message, status_callback: expected });
	});

	it.each(['s3cret&more', 'a b+c', 'ключ', '50%', '#1'])(
		'writes the secret %p so that it can be read back',
		(secret) => {
			const { status_callback } = composed({ statusCallback: callback }, secret);
			expect(new URL(status_callback!).searchParams.get('key')).toBe(secret);
		},
	);

	it.each(['', '  ', '\u200B', null, undefined])('sends no callback for %p', (statusCallback) => {
		expect(composed({ statusCallback }, 's3cret')).toEqual(message);
	});

	it.each<[string, Parameters, Parameters, string]>([
		['an empty sender', { from: '' }, {}, 'From is empty'],
		['a missing recipient', { to: undefined }, {}, 'To is empty'],
		[
			'a recipient without a country code',
			{ to: '9000000000' },
			{},
			'To has no country code: "9000000000"',
		],
		[
			'a sender that is no phone number',
			{ from: 'acme' },
			{},
			'From is not a phone number: "acme"',
		],
		['an empty body', { body: '' }, {}, 'Body is empty'],
		[
			'a recipient that is the sender',
			{ to: '+91 80000-00000' },
			{},
			'To is the number that sends: "+918000000000"',
		],
		[
			'a callback that is no link',
			{},
			{ statusCallback: 'hooks.example.com' },
			'Status Callback URL must be a link that begins with https:// or http://, and was given "hooks.example.com"',
		],
		[
			'a callback of two links',
			{},
			{ statusCallback: `${callback}\n${callback}` },
			`Status Callback URL holds more than one link: "${callback} https://hooks.example.com/e…"`,
		],
		[
			'a callback that is an object',
			{},
			{ statusCallback: { url: callback } },
			`Status Callback URL must be text, and was given "{"url":"${callback}"}"`,
		],
	])('refuses %s', (_, changed, options, sentence) => {
		expect(refusal(changed, options)).toBe(sentence);
	});
});

describe('texts that customers would not understand', () => {
	const [HALF] = '😀'.split('');
	const json = (content: unknown) =>
		compose(typeOf('sendJson'), { ...parameters, content }, {}).message;

	it.each(['undefined', 'null', '[object Object]', 'NaN'])('do not go out: %p', (body) => {
		expect(refusal({ body })).toContain(`Body is "${body}", which looks like`);
		expect(refusal({ body }, { sendUndefinedAsText: 'FALSE' })).toContain('Body is');
	});

	it.each([true, 'TRUE', 'yes', 1])('go out when the option says %p', (sendUndefinedAsText) => {
		const { message: made } = compose(
			text,
			{ ...parameters, body: 'null' },
			{ sendUndefinedAsText },
		);
		expect(made.content).toMatchObject({ text: { body: 'null' } });
	});

	it('are refused in whatever fills a template or a list', () => {
		const listed = { ...parameters, bodyText: 'Hi', buttonText: 'Pick', sectionsSource: 'data' };
		const sectionsData = [{ rows: [{ id: 'a', title: 'undefined' }] }];
		const act = () => compose(typeOf('sendList'), { ...listed, sectionsData }, {});
		expect(thrownBy(act).message).toContain('Section 1 › Row 1 › Title is "undefined"');
		const template = {
			...parameters,
			template: 'order_update',
			language: 'en',
			componentsSource: 'fields',
			bodyParameters: { parameter: [{ text: 'undefined' }] },
		};
		const filled = (options: Parameters) =>
			compose(typeOf('sendTemplate'), template, options).message;
		expect(thrownBy(() => filled({})).message).toContain('is "undefined", which looks like');
		expect(filled({ sendUndefinedAsText: true }).content).toMatchObject({
			template: { components: [{ parameters: [{ text: 'undefined' }] }] },
		});
	});

	it('do not go out with half a character, whatever brings it', () => {
		expect(refusal({ body: `Hello ${HALF}` })).toBe(
			'The text at content.text.body has half a character in it: "Hello \uFFFD"',
		);
		expect(refusal({}, { customData: HALF })).toContain('The text at custom_data has half');
		const content = { type: 'text', text: { body: 'Hi', [`${HALF}x`]: 1 } };
		expect(thrownBy(() => json(content)).message).toContain('at content.text.\uFFFDx has half');
		expect(thrownBy(() => json({ type: 'x', x: [HALF] })).message).toContain('at content.x.0 has');
	});

	it('go out as they are in JSON, which the user writes whole', () => {
		const content = { type: 'text', text: { body: 'undefined' } };
		expect(json(content).content).toEqual(content);
	});
});

describe('the Send Once key of a message', () => {
	const keyOf = (options: Parameters) => compose(text, parameters, options).sendOnceKey;

	it.each([
		['diwali', 'diwali'],
		[4711, '4711'],
		['\ufeff diwali\n', 'diwali'],
	])('of %p is %p', (sendOnceKey, expected) => {
		expect(keyOf({ sendOnceKey })).toBe(expected);
	});

	it('is not there without the option', () => {
		expect(keyOf({})).toBeUndefined();
	});

	it.each(['', ' \u200b', null, undefined])('must be there with the option: %p', (sendOnceKey) => {
		expect(refusal({}, { sendOnceKey })).toBe('Send Once Key is empty');
	});
});

describe('the numbers of a message', () => {
	const defaults = { from: ' 080 4709 1234 ', country: 'IN' } as const;
	const numbers = (changed: Parameters, options: Parameters = {}, more: object = defaults) => {
		const { message: made, couldBe } = compose(text, { ...parameters, ...changed }, options, more);
		return [made.from, made.to, couldBe];
	};
	const refused = (changed: Parameters, options: Parameters = {}, more: object = defaults) =>
		thrownBy(() => numbers(changed, options, more));

	it.each(['', ' ', '\u200b', null, undefined])(
		'come from the credential when From is %p',
		(from) => {
			expect(numbers({ from, to: '9876543210' })).toEqual([
				'+918047091234',
				'+919876543210',
				undefined,
			]);
		},
	);

	it('come from the node when it has a sender', () => {
		expect(numbers({ from: '+65 9123 4567' })[0]).toBe('+6591234567');
	});

	it('may be of another country than the credential says', () => {
		const options = { defaultCountry: 'SG' };
		expect(numbers({ from: '', to: '9123 4567' }, options)).toEqual([
			'+918047091234',
			'+6591234567',
			undefined,
		]);
		expect(numbers({ from: '9123 4567', to: '+919876543210' }, options)[0]).toBe('+6591234567');
	});

	it.each(['', null, undefined])(
		'are of the credential’s country when the option is %p',
		(given) => {
			expect(numbers({ to: '9876543210' }, { defaultCountry: given })[1]).toBe('+919876543210');
		},
	);

	it('tell when the recipient could be another', () => {
		expect(numbers({ to: '9607712345' })).toEqual([
			'+918000000000',
			'+919607712345',
			'+9607712345',
		]);
	});

	it('need a sender in the node or in the credential', () => {
		const { message: what, advice } = refused({ from: '' }, {}, {});
		expect(what).toBe('From is empty');
		expect(advice).toBe(
			'Give your WhatsApp number in From, or as Default From in the Exotel credential.',
		);
	});

	it.each<[string, Parameters, Parameters, object, string]>([
		[
			'a default sender that is no phone number',
			{ from: '' },
			{},
			{ from: 'acme' },
			'Default From of the Exotel credential is not a phone',
		],
		[
			'a default sender without a country code',
			{ from: '' },
			{},
			{ from: '8047091234' },
			'Default From of the Exotel credential has no country',
		],
		[
			'a default country that there is not',
			{},
			{ defaultCountry: 'Bharat' },
			defaults,
			'Default Country is not a country: "Bharat"',
		],
		[
			'a recipient that is not known in the default country',
			{ to: '12345' },
			{},
			defaults,
			'To is not a phone number that is known in India',
		],
		[
			'a recipient that is the default sender',
			{ from: '', to: '08047091234' },
			{},
			defaults,
			'To is the number that sends: "+918047091234"',
		],
	])('are refused for %s', (_, changed, options, more, sentence) => {
		expect(refused(changed, options, more).message).toContain(sentence);
	});
});

describe('sendBody', () => {
	it('has callback and custom data at each message and nowhere above it', () => {
		const first = composed({ customData: 'order-1', statusCallback: callback });
		const second = composed({ customData: 'order-2' });
		const content = { recipient_type: 'individual', ...message.content };
		expect(sendBody([first, second])).toEqual({
			whatsapp: {
				messages: [
					{ ...message, content, custom_data: 'order-1', status_callback: callback },
					{ ...message, content, custom_data: 'order-2' },
				],
			},
		});
	});

	it('keeps a recipient type that the user has written', () => {
		const content = { type: 'text', recipient_type: 'group', text: { body: 'Hello' } };
		expect(sendBody([{ ...message, content }])).toEqual({
			whatsapp: { messages: [{ ...message, content }] },
		});
	});

	it('does not change the messages', () => {
		const given = structuredClone(message);
		sendBody([given]);
		expect(given).toEqual(message);
	});
});

describe('draft', () => {
	const reader =
		(values: Parameters) =>
		(name: string): unknown => {
			const value = values[name];
			if (value instanceof Error) throw value;
			return value;
		};
	const drafted = (values: Parameters, secret?: string) =>
		draft(text, reader({ ...parameters, options: {}, ...values }), 3, { callbackSecret: secret });
	const given = { from: parameters.from, to: parameters.to };

	it('makes a message of an item', () => {
		const options = { customData: 'order-4711', statusCallback: callback };
		expect(drafted({ options }, 's3cret')).toEqual({
			itemIndex: 3,
			given,
			message: {
				...message,
				custom_data: 'order-4711',
				status_callback: `${callback}?key=s3cret`,
			},
		});
	});

	it('keeps the number that the recipient could be instead', () => {
		const made = draft(text, reader({ ...parameters, to: '9607712345' }), 3, { country: 'IN' });
		expect(made).toMatchObject({ message: { to: '+919607712345' }, couldBe: '+9607712345' });
	});

	it('needs no options', () => {
		expect(drafted({ options: undefined }).message).toEqual(message);
	});

	it('reads the parameters of its own item and type only', () => {
		const asked: Array<[string, number]> = [];
		const read = (name: string, itemIndex: number) => {
			asked.push([name, itemIndex]);
			return { ...parameters, previewUrl: false, options: {} }[name];
		};
		draft(text, read, 7, {});
		expect(asked.sort()).toEqual(
			['body', 'from', 'options', 'previewUrl', 'to'].map((name) => [name, 7]),
		);
	});

	it('previews what the option lets through', () => {
		const type = { ...text, preview: (values: Values) => values.text(text.fields[0]) };
		const options = { sendUndefinedAsText: true };
		const read = reader({ ...parameters, body: 'null', options });
		expect(draft(type, read, 3, {})).toMatchObject({ preview: 'null' });
	});

	it('keeps why an item cannot be a message, with the numbers as they were given', () => {
		const { problem, ...rest } = drafted({ body: '' });
		expect(problem).toBeInstanceOf(Problem);
		expect(problem?.message).toBe('Body is empty');
		expect(rest).toEqual({ itemIndex: 3, given });
	});

	it.each([
		['to', { from: parameters.from, to: undefined }],
		['body', given],
		['options', given],
	])('keeps what an expression of %s throws', (name, known) => {
		const {
			problem,
			message: none,
			given: numbers,
		} = drafted({ [name]: new Error('no such node') });
		expect(problem).toBeInstanceOf(Problem);
		expect(problem?.message).toBe('no such node');
		expect(problem?.advice).toBe('Check the expressions of this node for this item.');
		expect(none).toBeUndefined();
		expect(numbers).toEqual(known);
	});
});
