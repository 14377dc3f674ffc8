import { mapperFields } from '../../../../nodes/ExotelWhatsApp/messages/template/mapperFields';
import { variablesOf } from '../../../../nodes/ExotelWhatsApp/messages/template/variables';
import type {
	Template,
	TemplateButton,
	TemplateComponent,
} from '../../../../nodes/ExotelWhatsApp/api/templateDefinition';
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

const idsOf = (...components: Parameters<typeof templateOf>[0]) =>
	variablesOf(templateOf(components)).map(({ id }) => id);

describe('variables of a template', () => {
	it('are told by where they stand and the words around them', () => {
		const told = variablesOf(orderUpdate).map(({ id, label, words, isRequired, sample }) => ({
			id,
			label,
			words,
			isRequired,
			sample,
		}));
		expect(told).toEqual([
			{
				id: 'header.text',
				label: 'Header',
				words: 'Order {{1}}',
				isRequired: true,
				sample: '4711',
			},
			{
				id: 'body.1',
				label: 'Body 1',
				words: 'Hi {{1}}, your order {{2}} is pa…',
				isRequired: true,
				sample: 'Asha',
			},
			{
				id: 'body.2',
				label: 'Body 2',
				words: '…your order {{2}} is packed.',
				isRequired: true,
				sample: '4711',
			},
			{
				id: 'button.0.url',
				label: 'Track link',
				words: 'https://shop.example.com/t/…',
				isRequired: true,
				sample: '4711',
			},
			{
				id: 'button.1.payload',
				label: 'Help payload',
				words: 'Help',
				isRequired: false,
				sample: undefined,
			},
		]);
	});

	it.each([
		['IMAGE', ['header.link']],
		['VIDEO', ['header.link']],
		['DOCUMENT', ['header.link', 'header.filename']],
	])('include the file of a header: %s', (format, ids) => {
		expect(idsOf(mediaHeader(format), body('Hello'))).toEqual(ids);
	});

	it('are none where everything is the same for all', () => {
		const still = buttons(
			{ type: 'URL', text: 'Shop', url: 'https://shop.example.com' },
			{ type: 'PHONE_NUMBER', text: 'Call', phone_number: '+918000000000' },
		);
		expect(idsOf(header('Hello'), body('All is well.'), still)).toEqual([]);
	});

	it('come once for a placeholder that stands twice, and by number', () => {
		expect(idsOf(body('{{2}}, {{ 1 }} and {{2}} and {{10}}'))).toEqual([
			'body.1',
			'body.2',
			'body.10',
		]);
	});

	it('number buttons among all buttons', () => {
		const offer = { type: 'COPY_CODE', text: 'Copy', example: 'TEA50' };
		const all = buttons({ type: 'PHONE_NUMBER', text: 'Call' }, offer, HELP, TRACK, {
			type: 'FLOW',
			text: 'Book',
		});
		expect(idsOf(all)).toEqual([
			'button.1.coupon',
			'button.2.payload',
			'button.3.url',
			'button.4.token',
		]);
		expect(variablesOf(templateOf([all]))[0].sample).toBe('TEA50');
	});

	it('stand in cards', () => {
		const variables = variablesOf(summer);
		expect(variables.map(({ id }) => id)).toEqual([
			'body.1',
			...[0, 1].flatMap((card) => [
				`card.${card}.header.link`,
				`card.${card}.body.1`,
				`card.${card}.button.0.payload`,
				`card.${card}.button.1.url`,
			]),
		]);
		expect(variables.slice(5).map(({ label, words }) => [label, words])).toEqual([
			['Card 2 image link', undefined],
			['Card 2 text', 'Only {{1}} today.'],
			['Card 2 Help payload', 'Help'],
			['Card 2 Track link', 'https://shop.example.com/t/…'],
		]);
	});

	it.each([
		[true, true],
		[undefined, false],
	])('include the end of an offer (has_expiration %p)', (has_expiration, isRequired) => {
		const offer = { text: 'Ends soon', has_expiration };
		expect(
			variablesOf(templateOf([{ type: 'LIMITED_TIME_OFFER', limited_time_offer: offer }])),
		).toMatchObject([
			{ id: 'offer.expiry', label: 'Offer ends at', words: 'Ends soon', isRequired },
		]);
	});

	it('leave out the end of an offer that has none', () => {
		const limited_time_offer = { has_expiration: false };
		expect(idsOf({ type: 'LIMITED_TIME_OFFER', limited_time_offer })).toEqual([]);
	});

	it('are one code where WhatsApp writes the text', () => {
		expect(variablesOf(loginOtp)).toMatchObject([{ id: 'body.1', label: 'Code' }]);
		const link = { type: 'URL', url: 'https://www.whatsapp.com/otp/code/?code=otp{{1}}' };
		const listed = templateOf([body('{{1}} is your code.'), buttons(link)], {
			category: 'AUTHENTICATION',
		});
		expect(variablesOf(listed)).toMatchObject([{ id: 'body.1', label: 'Code' }]);
	});

	it('are those of the text in an old authentication template without buttons', () => {
		const old = templateOf([body('{{1}} is your code for {{2}}.')], { category: 'AUTHENTICATION' });
		expect(variablesOf(old)).toHaveLength(2);
	});

	it.each<[string, Parameters<typeof templateOf>[0]]>([
		['a component of the kind HEADER beside a code', [header('Hi'), ...loginOtp.components]],
		[
			'a button of the kind QUICK_REPLY beside a code',
			[body('{{1}}'), buttons({ type: 'OTP' }, HELP)],
		],
	])('are refused for %s', (what, components) => {
		const template = templateOf(components, { category: 'AUTHENTICATION' });
		expect(thrownBy(() => variablesOf(template)).message).toContain(what);
	});

	it.each([
		['a header of the kind LOCATION', [mediaHeader('LOCATION')]],
		['a header of the kind GIF', [mediaHeader('GIF'), body('Hello')]],
		['a variable with a name, {{city}}', [body('Hello {{city}}')]],
		['a variable in its footer', [body('Hello'), { type: 'FOOTER', text: 'Shop {{1}}' }]],
		['a component of the kind ORDER_STATUS', [body('Hello'), { type: 'ORDER_STATUS' }]],
		['a component of the kind "undefined"', [{} as TemplateComponent]],
		['a component of the kind constructor', [{ type: 'constructor' }]],
		['a button of the kind ORDER_DETAILS', [buttons({ type: 'ORDER_DETAILS', text: 'Pay' })]],
		['a button of the kind REMINDER', [body('Hi {{1}}'), buttons(TRACK, { type: 'REMINDER' })]],
		['a button of the kind "undefined"', [buttons({} as TemplateButton)]],
		[
			'a button of the kind SPM without a header of the kind PRODUCT',
			[mediaHeader('IMAGE'), buttons({ type: 'SPM', text: 'View' })],
		],
		[
			'a button of the kind REMINDER',
			[{ type: 'CAROUSEL', cards: [{ components: [body('Hi'), buttons({ type: 'REMINDER' })] }] }],
		],
	] as Array<[string, TemplateComponent[]]>)('are refused for %s', (what, components) => {
		const { message, advice } = thrownBy(() => variablesOf(templateOf(components)));
		expect(message).toBe(`The template has ${what}, for which this node has no field`);
		expect(advice).toContain('Components as JSON');
	});
});

it('variables are fields of the editor, with optional ones put away', () => {
	const [text, , , , payload] = mapperFields(variablesOf(orderUpdate), (id) => `order|${id}`);
	expect(text).toEqual({
		id: 'order|header.text',
		displayName: 'Header, e.g. 4711: Order {{1}}',
		required: true,
		removed: false,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		type: 'string',
	});
	expect(payload).toMatchObject({ required: false, removed: true });
});

describe('labels in the editor, of which it shows about 20 characters', () => {
	const labelsOf = (template: Template) =>
		mapperFields(variablesOf(template), (id) => id).map(({ displayName }) => displayName);

	it('begin with what differs, and with the sample', () => {
		expect(labelsOf(orderUpdate)).toEqual([
			'Header, e.g. 4711: Order {{1}}',
			'Body 1, e.g. Asha: Hi {{1}}, your order {{2}} is pa…',
			'Body 2, e.g. 4711: …your order {{2}} is packed.',
			'Track link, e.g. 4711: https://shop.example.com/t/…',
			'Help payload',
		]);
	});

	it('name the card', () => {
		const card = { components: [body('Only {{1}} and {{2}}.', 'tea', 'milk'), buttons(TRACK)] };
		expect(labelsOf(templateOf([{ type: 'CAROUSEL', cards: [card] }]))).toEqual([
			'Card 1 text 1, e.g. tea: Only {{1}} and {{2}}.',
			'Card 1 text 2, e.g. milk: …{{1}} and {{2}}.',
			'Card 1 Track link, e.g. 4711: https://shop.example.com/t/…',
		]);
	});

	it('have of a listed link what comes at its end', () => {
		const listed = { ...TRACK, example: ['https://shop.example.com/t/4711'] };
		expect(labelsOf(templateOf([buttons(listed)]))[0]).toMatch(/^Track link, e\.g\. 4711: /);
	});
});
