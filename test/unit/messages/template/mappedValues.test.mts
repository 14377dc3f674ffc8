import { mapperFields } from '../../../../nodes/ExotelWhatsApp/messages/template/mapperFields';
import {
	mappedId,
	mappedValues,
	type Choice,
	type Described,
} from '../../../../nodes/ExotelWhatsApp/messages/template/mappedValues';
import { variablesOf } from '../../../../nodes/ExotelWhatsApp/messages/template/variables';
import type { Template } from '../../../../nodes/ExotelWhatsApp/api/templateDefinition';
import { thrownBy } from '../../support/messages.mts';
import {
	body,
	buttons,
	header,
	loginOtp,
	mediaHeader,
	orderUpdate,
	templateOf,
	TRACK,
} from '../../support/templates.mts';

const described = (template: Template): Described => ({
	template,
	variables: variablesOf(template),
});

const visit = templateOf([body('Your visit is on {{1}} at ten.', 'Friday')], {
	name: 'visit_reminder',
});
const hindi = templateOf(
	[
		header('ऑर्डर {{1}}'),
		body('नमस्ते {{1}}, आपका ऑर्डर {{2}} पैक हो गया है।'),
		buttons({ ...TRACK, text: 'देखें' }),
	],
	{ language: 'hi' },
);
const picture = templateOf([mediaHeader('IMAGE'), body('Half the price.')], { name: 'picture' });

const FIXED: Choice = { isByData: false, translations: () => [] };
const byData = (...templates: Template[]): Choice => ({
	isByData: true,
	translations: () => templates.map(described),
});

/** What n8n saves of the mapper once its fields for a template are filled in. */
function filled(template: Template, values: Record<string, unknown>) {
	const schema = mapperFields(variablesOf(template), (id) => mappedId(template, id));
	const entries = Object.entries(values).map(([id, value]) => [mappedId(template, id), value]);
	return { mappingMode: 'defineBelow', value: Object.fromEntries(entries), schema };
}

/** The same as it was saved before the ids named the template. */
function older(labels: Record<string, string>, value: Record<string, unknown>) {
	const schema = Object.entries(labels).map(([id, displayName]) => ({ id, displayName }));
	return { mappingMode: 'defineBelow', value, schema };
}

const ORDER = { 'header.text': '4711', 'body.1': 'Asha', 'body.2': '4711', 'button.0.url': '4711' };
const OLDER_ORDER = {
	'header.text': 'Header {{1}}: Order {{1}} (e.g. 4711)',
	'body.1': 'Body {{1}}: Hi {{1}}, your order {{2}} is pa… (e.g. Asha)',
	'body.2': 'Body {{2}}: …your order {{2}} is packed. (e.g. 4711)',
	'button.0.url': 'Button 1 Link End: Track → https://shop.example.com/t/… (e.g. 4711)',
	'button.1.payload': 'Button 2 Payload: Help',
};

const valuesFor = (mapper: unknown, sent: Template, choice = FIXED) =>
	mappedValues(mapper, described(sent), choice);
const refusal = (mapper: unknown, sent: Template, choice = FIXED) =>
	thrownBy(() => valuesFor(mapper, sent, choice));

describe('values of the mapper', () => {
	it('fit the template for which they were filled in', () => {
		expect(valuesFor(filled(orderUpdate, ORDER), orderUpdate)).toEqual(ORDER);
	});

	it('are none where nothing is filled in, or empty', () => {
		expect(valuesFor({ mappingMode: 'defineBelow', value: null }, visit)).toEqual({});
		expect(valuesFor(filled(orderUpdate, { 'body.1': '', 'body.2': null }), visit)).toEqual({});
		expect(valuesFor(undefined, visit)).toEqual({});
	});

	it('do not fit another template, though it has the same variables', () => {
		const { message, advice } = refusal(filled(orderUpdate, { 'body.1': 'Asha' }), visit);
		expect(message).toBe(
			'The variables were filled in for the template "order_update" (en), and "visit_reminder" (en) is to be sent',
		);
		expect(advice).toContain('Refresh Variable List');
	});

	it('do not fit one that only begins with the same name', () => {
		const second = templateOf(orderUpdate.components, { name: 'order_update_2' });
		expect(refusal(filled(orderUpdate, ORDER), second).message).toContain('"order_update_2" (en)');
	});

	it('do not fit another language that is picked in the editor', () => {
		expect(refusal(filled(orderUpdate, ORDER), hindi, FIXED).message).toContain(
			'for the template "order_update" (en), and "order_update" (hi)',
		);
	});

	it('fit all languages of a name when data choose', () => {
		const choice = byData(orderUpdate, hindi);
		expect(valuesFor(filled(orderUpdate, ORDER), hindi, choice)).toEqual(ORDER);
		expect(refusal(filled(orderUpdate, ORDER), visit, choice).message).toContain(
			'for the template "order_update" (en), and "visit_reminder" (en)',
		);
	});

	it('do not fit when but one of them is of another template', () => {
		const mixed = filled(visit, { 'body.1': 'Friday' });
		Object.assign(mixed.value, filled(orderUpdate, { 'body.2': '4711' }).value);
		expect(refusal(mixed, visit).message).toContain('"order_update" (en)');
	});
});

describe('values of an older workflow', () => {
	it('fit the template that their labels are of', () => {
		expect(valuesFor(older(OLDER_ORDER, ORDER), orderUpdate)).toEqual(ORDER);
	});

	it('fit once the editor has put the labels of today to them', () => {
		const schema = mapperFields(variablesOf(orderUpdate), (id) => id);
		expect(valuesFor({ value: ORDER, schema }, orderUpdate)).toEqual(ORDER);
	});

	it('do not fit another template', () => {
		expect(refusal(older(OLDER_ORDER, { 'body.1': 'Asha' }), visit).message).toBe(
			'The variables do not say for which template they were filled in, and may not fit "visit_reminder" (en)',
		);
	});

	it('do not fit the template once it has another text', () => {
		const edited = templateOf([body('Dear {{1}}, order {{2}} is packed.')]);
		expect(() => valuesFor(older(OLDER_ORDER, ORDER), edited)).toThrow('may not fit');
	});

	it('fit another language when data choose, and their labels are of one of the name', () => {
		const choice = byData(orderUpdate, hindi);
		expect(valuesFor(older(OLDER_ORDER, ORDER), hindi, choice)).toEqual(ORDER);
		expect(() => valuesFor(older(OLDER_ORDER, ORDER), hindi)).toThrow('may not fit');
	});

	it('do not fit without labels', () => {
		expect(() => valuesFor({ value: ORDER, schema: [] }, orderUpdate)).toThrow('may not fit');
		expect(() => valuesFor({ value: ORDER }, orderUpdate)).toThrow('may not fit');
	});

	it('do not fit by the link to a picture alone, which looks the same everywhere', () => {
		const link = { 'header.link': 'https://cdn.example.com/1.jpg' };
		const saved = older({ 'header.link': 'Header Image Link' }, link);
		expect(() => valuesFor(saved, picture)).toThrow('may not fit');
	});

	it('are a code only when they were a code', () => {
		const code = older({ 'body.1': 'Code' }, { 'body.1': '482913' });
		expect(valuesFor(code, loginOtp)).toEqual({ 'body.1': '482913' });
		const name = older({ 'body.1': 'Body {{1}}: {{1}}, here is your Code' }, { 'body.1': 'Asha' });
		expect(() => valuesFor(name, loginOtp)).toThrow('may not fit "login_otp"');
	});
});
