import { mapperFields } from '../../../../nodes/ExotelWhatsApp/messages/template/mapperFields';
import { variablesOf } from '../../../../nodes/ExotelWhatsApp/messages/template/variables';
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
		const told = variablesOf(orderUpdate).map(({ id, label, isRequired, sample }) => ({
			id,
			label,
			isRequired,
			sample,
		}));
		expect(told).toEqual([
			{
				id: 'header.text',
				label: 'Header {{1}}: Order {{1}}',
				isRequired: true,
				sample: '4711',
			},
			{
				id: 'body.1',
				label: 'Body {{1}}: Hi {{1}}, your order {{2}} is pa…',
				isRequired: true,
				sample: 'Asha',
			},
			{
				id: 'body.2',
				label: 'Body {{2}}: …your order {{2}} is packed.',
				isRequired: true,
				sample: '4711',
			},
			{
				id: 'button.0.url',
				label: 'Button 1 Link End: Track → https://shop.example.com/t/…',
				isRequired: true,
				sample: '4711',
			},
			{
				id: 'button.1.payload',
				label: 'Button 2 Payload: Help',
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
		expect(variables[1].label).toBe('Card 1 › Header Image Link');
		expect(variables[6].label).toBe('Card 2 › Body {{1}}: Only {{1}} today.');
	});

	it.each([
		[true, true],
		[undefined, false],
	])('include the end of an offer (has_expiration %p)', (has_expiration, isRequired) => {
		const offer = { text: 'Ends soon', has_expiration };
		expect(
			variablesOf(templateOf([{ type: 'LIMITED_TIME_OFFER', limited_time_offer: offer }])),
		).toMatchObject([{ id: 'offer.expiry', label: 'Offer Ends At: Ends soon', isRequired }]);
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

	it.each([
		['a header of the kind LOCATION', [mediaHeader('LOCATION')]],
		['a variable with a name, {{city}}', [body('Hello {{city}}')]],
	])('are refused for %s', (what, components) => {
		const { message, advice } = thrownBy(() => variablesOf(templateOf(components)));
		expect(message).toBe(`The template has ${what}, for which this node has no field`);
		expect(advice).toContain('Components as JSON');
	});
});

it('variables are fields of the editor, with optional ones put away', () => {
	const [text, , , , payload] = mapperFields(variablesOf(orderUpdate));
	expect(text).toEqual({
		id: 'header.text',
		displayName: 'Header {{1}}: Order {{1}} (e.g. 4711)',
		required: true,
		removed: false,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		type: 'string',
	});
	expect(payload).toMatchObject({ required: false, removed: true });
});
