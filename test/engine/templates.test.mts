import { setTimeout as sleep } from 'node:timers/promises';
import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../sandbox/faults.mts';
import {
	credentialFor,
	credentials,
	execute,
	node,
	passNode,
	useSandbox,
	workflowOf,
} from './support/engine.mts';
import { ACTION } from './support/host.mts';

const sandbox = useSandbox();

interface More {
	items?: INodeExecutionData[];
	onError?: INode['onError'];
	credential?: object;
}

/**
 * Runs an operation of the template resource: Start → Templates → Done, or Failed. Items with files
 * begin at Templates, since Start passes data alone.
 */
async function run(operation: string, parameters: INodeParameters = {}, more: More = {}) {
	const { onError, credential = {} } = more;
	const items: INodeExecutionData[] = more.items ?? [{ json: {} }];
	const all = { resource: 'template', operation, ...parameters };
	const workflow = workflowOf(
		[
			passNode('Start'),
			node('Templates', ACTION, { parameters: all, credentials, onError }),
			passNode('Done'),
			passNode('Failed'),
		],
		{ Start: ['Templates'], Templates: ['Done', 'Failed'] },
	);
	const data = { ...credentialFor(sandbox), ...credential };
	const start = items.some(({ binary }) => binary) ? 'Templates' : 'Start';
	const { error, output } = await execute(workflow, start, [items], data);
	return {
		error,
		done: output('Done').map(({ json }) => json),
		failed: output('Failed').map(({ json }) => json),
	};
}

const fault = (one: Fault) => sandbox.state.faults.push(one);

const ORDER = {
	templateName: 'parcel_update',
	category: 'UTILITY',
	language: 'en',
	headerType: 'text',
	headerText: 'Parcel {{1}}',
	headerSample: '4711',
	bodyText: 'Hi {{1}}, your parcel {{2}} is near.',
	bodySamples: { sample: [{ text: '={{ $json.sample }}' }, { text: '4711' }] },
	footerText: 'Shop',
	buttons: {
		button: [
			{
				type: 'URL',
				text: 'Track',
				url: 'https://shop.example.com/t/{{1}}',
				urlSample: '4711',
			},
			{ type: 'QUICK_REPLY', text: 'Help' },
			{ type: 'PHONE_NUMBER', text: 'Call', phoneNumber: '+91 80000 00000' },
		],
	},
};

const COMPONENTS = [
	{
		type: 'HEADER',
		format: 'TEXT',
		text: 'Parcel {{1}}',
		example: { header_text: ['4711'] },
	},
	{
		type: 'BODY',
		text: 'Hi {{1}}, your parcel {{2}} is near.',
		example: { body_text: [['Asha', '4711']] },
	},
	{ type: 'FOOTER', text: 'Shop' },
	{
		type: 'BUTTONS',
		buttons: [
			{
				type: 'URL',
				text: 'Track',
				url: 'https://shop.example.com/t/{{1}}',
				example: ['4711'],
			},
			{ type: 'QUICK_REPLY', text: 'Help' },
			{ type: 'PHONE_NUMBER', text: 'Call', phone_number: '+918000000000' },
		],
	},
];

const asha = { items: [{ json: { sample: 'Asha' } }] };

const stored = (name: string) => sandbox.state.templates.list().filter((one) => one.name === name);

describe('getMany', () => {
	it('gives one item for each template, with all that is known of it', async () => {
		const { error, done } = await run('getMany', { returnAll: true });
		expect(error).toBeUndefined();
		expect(done.map(({ id }) => id)).toEqual(sandbox.state.templates.list().map((one) => one.id));
		expect(done[0]).toEqual({ ...sandbox.state.templates.list()[0] });
	});

	it('goes through all pages', async () => {
		Object.assign(sandbox.state.behaviour, { pageSize: 4 });
		const { done } = await run('getMany', { returnAll: true });
		expect(done).toHaveLength(sandbox.state.templates.list().length);
	});

	it('stops at its limit', async () => {
		Object.assign(sandbox.state.behaviour, { pageSize: 2 });
		const { done } = await run('getMany', { limit: 3 });
		expect(done).toHaveLength(3);
		expect(sandbox.state.requests.total).toBe(2);
	});

	it.each<[string, INodeParameters, string[]]>([
		['status', { status: ['REJECTED', 'PENDING'] }, ['win_a_phone', 'new_arrivals']],
		['category', { category: ['AUTHENTICATION'] }, ['login_otp']],
		['language', { language: 'HI' }, ['order_update']],
		['name', { name: 'Order' }, ['order_update', 'order_update']],
		['several', { name: 'sale', status: ['APPROVED'] }, ['summer_sale', 'flash_sale']],
		['what nothing has', { name: 'nothing' }, []],
	])('filters by %s', async (_, filters, names) => {
		const { done } = await run('getMany', { returnAll: true, filters });
		expect(done.map(({ name }) => name)).toEqual(names);
	});

	it('does not go round when a cursor repeats', async () => {
		const page = (id: string) => ({
			response: {
				whatsapp: {
					templates: [{ code: 200, status: 'success', data: { id, name: id, language: 'en' } }],
					paging: { cursors: { after: 'same' } },
				},
			},
		});
		fault({ status: 200, body: page('a') });
		fault({ status: 200, body: page('b') });
		fault({ status: 200, body: page('c') });
		const { done } = await run('getMany', { returnAll: true });
		expect(done.map(({ name }) => name)).toEqual(['a', 'b']);
	});
});

describe('get', () => {
	const locator = (mode: string, value: string) => ({ template: { __rl: true, mode, value } });

	it.each<[string, INodeParameters, object]>([
		['the list', locator('list', 'order_update|hi'), { language: 'hi' }],
		['name and language', { ...locator('name', 'order_update'), language: 'en' }, {}],
		['a name with one language', locator('name', 'win_a_phone'), { rejected_reason: 'SCAM' }],
		['an expression', locator('name', '={{ $json.name }}'), { name: 'opening_hours' }],
	])('finds one by %s', async (_, parameters, wanted) => {
		const items = [{ json: { name: 'opening_hours' } }];
		const { error, done } = await run('get', parameters, { items });
		expect(error).toBeUndefined();
		expect(done).toMatchObject([wanted]);
	});

	it('finds one by its ID', async () => {
		const [{ id, name }] = stored('new_arrivals');
		const { done } = await run('get', locator('id', id));
		expect(done).toMatchObject([{ id, name, status: 'PENDING' }]);
	});

	it.each([
		[locator('name', 'order_update'), 'The template "order_update" has several languages: en, hi'],
		[
			{ ...locator('name', 'order_update'), language: 'fr' },
			'The template "order_update" has no language "fr", only en, hi',
		],
		[locator('name', 'order'), 'There is no template "order" in this WhatsApp Business Account'],
		[locator('id', '1'), 'There is no template with the ID "1" in this WhatsApp Business Account'],
	])('says what is wrong with %j', async (parameters, message) => {
		const { error } = await run('get', parameters);
		expect(error?.message).toBe(`${message} [item 0]`);
	});
});

describe('create', () => {
	it('submits what the fields say, which is approved later', async () => {
		Object.assign(sandbox.state.behaviour, { approvalMs: 30 });
		const { error, done } = await run('create', ORDER, asha);
		expect(error).toBeUndefined();
		const [template] = stored('parcel_update');
		expect(template).toMatchObject({ category: 'UTILITY', language: 'en', components: COMPONENTS });
		expect(done).toEqual([
			{
				id: template.id,
				name: 'parcel_update',
				language: 'en',
				status: 'PENDING',
				category: 'UTILITY',
				components: COMPONENTS,
			},
		]);
		await sleep(40);
		expect(stored('parcel_update')[0].status).toBe('APPROVED');
	});

	it('takes components as JSON, and buttons from data', async () => {
		const [{ components }] = stored('opening_hours');
		const json = await run('create', {
			templateName: 'hours_again',
			componentsSource: 'json',
			componentsJson: JSON.stringify(components),
		});
		expect(json.error).toBeUndefined();
		expect(stored('hours_again')).toMatchObject([{ components }]);
		const data = await run('create', {
			templateName: 'coupon_again',
			bodyText: 'A coupon.',
			buttonsSource: 'data',
			buttonsData: '[{ "type": "COPY_CODE", "codeSample": "TEA50" }]',
		});
		expect(data.error).toBeUndefined();
		expect(stored('coupon_again')[0].components[1]).toEqual({
			type: 'BUTTONS',
			buttons: [{ type: 'COPY_CODE', example: 'TEA50' }],
		});
	});

	it('checks each item before it asks', async () => {
		const { error } = await run('create', { ...ORDER, templateName: 'Parcel Update' }, asha);
		expect(error?.message).toMatch(/^Template Name may have small letters .*"Parcel Update"/);
		expect(sandbox.state.requests.total).toBe(0);
	});

	it('refuses an expression that would swallow the variables', async () => {
		const { error } = await run('create', {
			...ORDER,
			bodyText: '=Hi {{1}}, it is {{2}} o’clock.',
		});
		expect(error?.message).toBe(
			'Body Text is an expression, in which n8n itself would fill in {{1}} [item 0]',
		);
		expect(sandbox.state.requests.total).toBe(0);
	});

	it("gives WhatsApp's words, and lets the other items pass", async () => {
		const items = [
			{ json: { name: 'opening_hours' } },
			{ json: { name: 'NO' } },
			{ json: { name: 'closing_hours' } },
		];
		const parameters = { templateName: '={{ $json.name }}', bodyText: 'We close at six.' };
		const onError = 'continueErrorOutput';
		const { error, done, failed } = await run('create', parameters, { items, onError });
		expect(error).toBeUndefined();
		expect(done).toMatchObject([{ name: 'closing_hours', status: 'PENDING' }]);
		expect(failed).toMatchObject([
			{
				name: 'opening_hours',
				error: {
					code: 400,
					message: 'Template not taken',
					description:
						'there is already a template opening_hours in en. Correct it, and run it again.',
				},
			},
			{ name: 'NO', error: { code: null } },
		]);
		const stopped = await run('create', parameters, { items });
		expect(stopped.error?.message).toBe('Template not taken [item 0]');
		expect(stopped.error).toMatchObject({ httpCode: '400' });
	});
});

it('update replaces a template, which has to be approved again', async () => {
	const [{ id }] = stored('opening_hours');
	const parameters = {
		templateId: id,
		templateName: 'opening_hours',
		bodyText: 'We are open from ten to six.',
	};
	const { error, done } = await run('update', parameters);
	expect(error).toBeUndefined();
	expect(done).toMatchObject([{ id, name: 'opening_hours', status: 'PENDING' }]);
	expect(stored('opening_hours')).toMatchObject([
		{ id, status: 'PENDING', components: [{ text: 'We are open from ten to six.' }] },
	]);
	const other = await run('update', { ...parameters, language: 'fr' });
	expect(other.error?.description).toContain('language of a template cannot be changed');
	const none = await run('update', { ...parameters, templateId: '1' });
	expect(none.error?.description).toContain('there is no template with the id 1');
});

it('delete takes all languages away, and the name stays blocked', async () => {
	const { error, done } = await run('delete', { templateName: 'order_update' });
	expect(error).toBeUndefined();
	expect(done).toEqual([{ deleted: true, name: 'order_update' }]);
	expect(stored('order_update')).toEqual([]);
	const again = await run('delete', { templateName: 'order_update' });
	expect(again.error?.description).toContain('there is no template with the name order_update');
	const created = await run('create', { templateName: 'order_update', bodyText: 'Hello.' });
	expect(created.error?.description).toContain('blocked for 30 days');
});

describe('uploadSample', () => {
	const file = (mimeType: string, fileName?: string, data = 'AAECAw==') => ({
		items: [{ json: {}, binary: { data: { data, mimeType, fileName } } }],
	});

	it('gives a handle that a template can be made with', async () => {
		const { error, done } = await run('uploadSample', {}, file('image/png', 'a.png'));
		expect(error).toBeUndefined();
		expect(done).toEqual([
			{
				handle: expect.stringMatching(/^4::/) as string,
				fileName: 'a.png',
				mimeType: 'image/png',
				size: 4,
			},
		]);
		const created = await run('create', {
			templateName: 'with_image',
			headerType: 'image',
			headerHandle: done[0].handle as string,
			bodyText: 'Look at this.',
		});
		expect(created.error).toBeUndefined();
		expect(stored('with_image')[0].components[0]).toEqual({
			type: 'HEADER',
			format: 'IMAGE',
			example: { header_handle: [done[0].handle] },
		});
	});

	it('uploads megabytes as they are', async () => {
		const data = Buffer.alloc(5 * 1024 * 1024, 7).toString('base64');
		const { error, done } = await run('uploadSample', {}, file('video/mp4', 'a.mp4', data));
		expect(error).toBeUndefined();
		expect(done).toMatchObject([{ mimeType: 'video/mp4', size: 5 * 1024 * 1024 }]);
	});

	it('leaves it to Exotel which types it takes', async () => {
		const { error, done } = await run('uploadSample', {}, file('image/gif', 'a.gif'));
		expect(error).toBeUndefined();
		expect(done).toMatchObject([{ mimeType: 'image/gif' }]);
	});

	it.each<[string, INodeParameters, More, string]>([
		['no type', {}, file('', 'a'), 'The file "a" is of no known type'],
		['no file', { binaryPropertyName: 'photo' }, file('image/png'), 'has no such file'],
	])('refuses %s', async (_, parameters, more, message) => {
		const { error } = await run('uploadSample', parameters, more);
		expect(error?.message).toContain(message);
		expect(sandbox.state.requests.total).toBe(0);
	});
});

describe('an account that cannot do it', () => {
	const calls: Array<[string, INodeParameters]> = [
		['getMany', {}],
		['get', { template: { __rl: true, mode: 'name', value: 'order_update' }, language: 'en' }],
		['create', { templateName: 'a', bodyText: 'Hello.' }],
		['update', { templateId: '1', templateName: 'a', bodyText: 'Hello.' }],
		['delete', { templateName: 'a' }],
	];

	it.each(calls)('%s asks for the WABA ID', async (operation, parameters) => {
		const { error } = await run(operation, parameters, { credential: { wabaId: ' ' } });
		expect(error?.message).toBe(
			'The Exotel credential has no WhatsApp Business Account ID, which templates need [item 0]',
		);
		expect(error?.description).toContain('fill in WhatsApp Business Account ID');
		expect(sandbox.state.requests.total).toBe(0);
	});

	it.each(calls)('%s tells a wrong WABA ID', async (operation, parameters) => {
		const { error } = await run(operation, parameters, { credential: { wabaId: '2' } });
		expect(error?.description).toContain('Exotel says: waba_id 2 is not of this account');
	});

	it.each(calls)('%s tells a wrong token', async (operation, parameters) => {
		const { error } = await run(operation, parameters, { credential: { apiToken: 'no' } });
		expect(error?.message).toContain('Exotel does not accept the credential');
		expect(JSON.stringify(error)).not.toContain(sandbox.account.apiKey);
	});

	it.each([
		['getMany', 'Exotel gave no usable answer', 'Nothing was changed'],
		['delete', 'Exotel could not say whether it did this', "'Get Many'"],
	])('%s after a 502', async (operation, message, advice) => {
		fault({ status: 502, body: '<html></html>' });
		const { error } = await run(operation, { templateName: 'a' });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(error?.description).toContain(advice);
	});

	it('lets its items pass with Continue', async () => {
		const more = { onError: 'continueRegularOutput' as const, credential: { wabaId: '' } };
		const items = [{ json: { id: 1 } }, { json: { id: 2 } }];
		const { error, done } = await run('getMany', {}, { ...more, items });
		expect(error).toBeUndefined();
		expect(done).toMatchObject([
			{ id: 1, error: { code: null } },
			{ id: 2, error: { code: null } },
		]);
	});
});
