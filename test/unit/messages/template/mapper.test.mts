import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { templateVariables } from '../../../../nodes/ExotelWhatsApp/messages/template/mapper';
import { body, mediaHeader, orderUpdate, templateOf } from '../../support/templates.mts';

const account = {
	apiKey: 'key',
	apiToken: 'token',
	accountSid: 'acme1',
	subdomain: 'api.exotel.com',
	wabaId: '1',
};

const still = templateOf([body('We are open\nfrom nine to <b>six</b>.')], {
	name: 'opening_hours',
});
const invoice = templateOf([mediaHeader('DOCUMENT'), body('Hi {{1}}')], { name: 'invoice' });
const picture = templateOf([mediaHeader('IMAGE')], { name: 'picture' });
const placed = templateOf([{ type: 'HEADER', format: 'LOCATION' }], { name: 'placed' });

function answerOf(statusCode: number) {
	const templates = [orderUpdate, still, placed, invoice, picture].map((one, id) => ({
		code: 200,
		data: { ...one, id },
	}));
	return { statusCode, headers: {}, body: { response: { whatsapp: { templates } } } };
}

interface Editor {
	template: unknown;
	language?: string;
	mediaSource?: string;
	/** What the mapper holds already. */
	mapper?: unknown;
	wabaId?: string;
	statusCode?: number;
}

/** What the editor shows for these parameters. */
function shown({
	template,
	language,
	mediaSource,
	mapper,
	wabaId = '1',
	statusCode = 200,
}: Editor) {
	const parameters: Record<string, unknown> = {
		template,
		language,
		mediaSource,
		templateVariables: mapper,
	};
	const context = {
		getCurrentNodeParameter: (name: string) => parameters[name],
		getCredentials: async () => ({ ...account, wabaId }),
		helpers: { httpRequestWithAuthentication: async () => answerOf(statusCode) },
	};
	return templateVariables.call(context as unknown as ILoadOptionsFunctions);
}

const listed = (value: string) => ({ __rl: true, mode: 'list', value });

describe('the editor', () => {
	it.each([
		['picked from the list', { template: listed('order_update|en') }],
		[
			'given by its name and language',
			{ template: { __rl: true, mode: 'name', value: 'order_update' }, language: 'en' },
		],
	])('gets a field for each variable of a template that is %s', async (_, editor) => {
		const { fields, emptyFieldsNotice } = await shown(editor);
		expect(emptyFieldsNotice).toBeUndefined();
		expect(fields.map(({ id }) => id)).toEqual([
			'order_update|en|header.text',
			'order_update|en|body.1',
			'order_update|en|body.2',
			'order_update|en|button.0.url',
			'order_update|en|button.1.payload',
		]);
	});

	it.each([
		['link', ['header.link', 'header.filename', 'body.1']],
		[undefined, ['header.link', 'header.filename', 'body.1']],
		['binary', ['header.filename', 'body.1']],
	])('gets the fields that a header from %p leaves', async (mediaSource, ids) => {
		const { fields } = await shown({ template: listed('invoice|en'), mediaSource });
		expect(fields.map(({ id }) => id)).toEqual(ids.map((id) => `invoice|en|${id}`));
	});

	it('shows the text that every customer gets', async () => {
		const { emptyFieldsNotice } = await shown({ template: listed('opening_hours|en') });
		expect(emptyFieldsNotice).toMatch(
			/same text\.<br><br>We are open<br>from nine to &lt;b>six&lt;\/b>\.$/,
		);
	});

	/** As n8n sends it while an expression has no data yet. */
	const older = (label: string) => ({
		mappingMode: 'defineBelow',
		value: { 'body.1': null },
		schema: [{ id: 'body.1', displayName: label }],
	});

	it.each([
		['Body {{1}}: Hi {{1}} (e.g. Asha)', 'body.1'],
		['Body 1: Hi {{1}}', 'body.1'],
		['Body {{1}}: …visit is on {{1}} at ten.', 'invoice|en|body.1'],
	])('keeps the ids of an older workflow for its own template: %s', async (label, id) => {
		const editor = { template: listed('invoice|en'), mapper: older(label) };
		const { fields } = await shown(editor);
		expect(fields.map((one) => one.id)).toContain(id);
	});

	it.each<[string, Editor, RegExp]>([
		[
			'a header that takes only the file',
			{ template: listed('picture|en'), mediaSource: 'binary' },
			/^This template has no variables beside the file in its header/,
		],
		['an empty template', { template: listed('') }, /^Pick a template/],
		['no template', { template: undefined }, /^Pick a template/],
		[
			'a template without variables',
			{ template: listed('opening_hours|en') },
			/^This template has no variables/,
		],
		[
			'a template that is not in the account',
			{ template: listed('gone|en') },
			/^There is no template "gone" .*Pick the template/,
		],
		[
			'a header of a kind that fields do not fill',
			{ template: listed('placed|en') },
			/header of the kind LOCATION.*Components as JSON/,
		],
		[
			'no ID of the account',
			{ template: listed('order_update|en'), wabaId: '' },
			/has no WhatsApp Business Account ID.*'General Fields'/,
		],
		[
			'no answer from the API',
			{ template: listed('order_update|en'), statusCode: 503 },
			/'General Fields'/,
		],
	])('is told why there are none: %s', async (_, editor, notice) => {
		const { fields, emptyFieldsNotice } = await shown(editor);
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toMatch(notice);
	});
});
