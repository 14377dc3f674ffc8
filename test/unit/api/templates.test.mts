import { Problem } from '../../../nodes/ExotelWhatsApp/shared/problem';
import type { ApiRequest } from '../../../nodes/ExotelWhatsApp/api/client';
import type { Reply } from '../../../nodes/ExotelWhatsApp/api/reply';
import { Values } from '../../../nodes/ExotelWhatsApp/shared/values';
import { TemplatesApi } from '../../../nodes/ExotelWhatsApp/api/templates';
import { templateFilter } from '../../../nodes/ExotelWhatsApp/templates/getMany';
import { pickedTemplate } from '../../../nodes/ExotelWhatsApp/templatePicker/field';
import { templateAnswer, templateOf } from '../../../nodes/ExotelWhatsApp/api/templateAnswer';
import { HTML } from '../support/answers.mts';
import { thrownBy } from '../support/messages.mts';

const answered = (statusCode: number, body: unknown): Reply => ({
	kind: 'answered',
	answer: { statusCode, body, retryAfter: null },
});

const good = (data: object | null) => ({ code: 200, error_data: null, status: 'success', data });
const around = (templates: unknown[], more: object = {}) => ({
	request_id: '0f0f',
	response: { whatsapp: { templates, ...more } },
});
const named = (name: string, language = 'en', more: object = {}) =>
	good({ id: `${name}-${language}`, name, language, status: 'APPROVED', ...more });
const cursor = (after: string) => ({ paging: { cursors: { after } } });

/** An API that gives these replies in turn, and writes down what it was asked. */
function apiOf(...replies: Reply[]) {
	const asked: ApiRequest[] = [];
	const api = new TemplatesApi(
		async (request) => {
			asked.push(request);
			return replies[asked.length - 1] ?? answered(500, 'asked too often');
		},
		{ wabaId: ' 4711 ' },
	);
	return { api, asked };
}

async function problemOf(promise: Promise<unknown>) {
	const thrown = await promise.catch((error: unknown) => error);
	expect(thrown).toBeInstanceOf(Problem);
	return thrown as Problem;
}

describe('list', () => {
	const page = (name: string, more: object = {}) => answered(200, around([named(name)], more));
	const names = async (api: TemplatesApi) => (await api.list()).map(({ name }) => name);

	it('asks for all fields of the account, and follows cursors to an empty page', async () => {
		const last = answered(200, around([], cursor('c')));
		const { api, asked } = apiOf(page('a', cursor('a')), page('b', cursor('b')), last);
		expect(await names(api)).toEqual(['a', 'b']);
		expect(asked.map(({ method, path, query }) => [method, path, query?.after])).toEqual([
			['GET', '/templates', undefined],
			['GET', '/templates', 'a'],
			['GET', '/templates', 'b'],
		]);
		const { waba_id, limit, fields } = asked[0].query ?? {};
		expect([waba_id, limit]).toEqual(['4711', '400']);
		expect(JSON.parse(fields)).toEqual(expect.arrayContaining(['name', 'rejected_reason']));
	});

	it.each<[string, object]>([
		['whatsapp.paging', { response: { whatsapp: { templates: [], ...cursor('x') } } }],
		['whatsapp.metadata', { response: { whatsapp: { metadata: { after: 'x' } } } }],
		['whatsapp', { response: { whatsapp: { after: 'x' } } }],
		['response', { response: { whatsapp: {}, ...cursor('x') } }],
		['metadata', { metadata: { total: 1, cursors: { after: 'x' } } }],
		['metadata.paging', { metadata: { paging: { next_cursor: 'x' } } }],
		['the top level', { ...cursor('x') }],
	])('finds the cursor in %s', (_, body) => {
		expect(templateAnswer(body).after).toBe('x');
	});

	it.each([
		['a cursor that repeats', [page('a', cursor('x')), page('b', cursor('x')), page('c')], 'ab'],
		['a page that repeats', [page('a', cursor('x')), page('a', cursor('y')), page('c')], 'a'],
		['no cursor', [page('a'), page('b')], 'a'],
	])('ends at %s', async (_, replies, wanted) => {
		const { api } = apiOf(...replies);
		expect((await names(api)).join('')).toBe(wanted);
	});

	it('ends after a hundred pages that never end', async () => {
		const replies = Array.from({ length: 150 }, (_, index) =>
			page(`t${index}`, cursor(`c${index}`)),
		);
		const { api, asked } = apiOf(...replies);
		expect(await api.list()).toHaveLength(100);
		expect(asked).toHaveLength(100);
	});

	it('asks for no more pages than its limit needs', async () => {
		const { api, asked } = apiOf(page('a', cursor('a')), page('b', cursor('b')), page('c'));
		const fits = ({ name }: { name: string }) => name !== 'a';
		expect(await api.list({ limit: 1, fits })).toMatchObject([{ name: 'b' }]);
		expect(asked).toHaveLength(2);
	});

	it('leaves out what is no template', async () => {
		const { api } = apiOf(answered(200, around([good(null), {}, 'x', named('a')])));
		expect(await names(api)).toEqual(['a']);
	});
});

describe('find', () => {
	it('takes the exact name only, and the language when there are several', async () => {
		const body = around([named('order'), named('order', 'hi'), named('order_update')]);
		const { api, asked } = apiOf(answered(200, body));
		expect(await api.find('order', 'hi')).toMatchObject({ name: 'order', language: 'hi' });
		expect(asked[0].query?.name).toBe('order');
		expect(await apiOf(answered(200, body)).api.find('order_update')).toMatchObject({
			language: 'en',
		});
	});
});

describe('changes', () => {
	const content = { name: 'a', category: 'UTILITY', language: 'en', components: [] };

	it.each<[string, (api: TemplatesApi) => Promise<unknown>, object]>([
		['POST', (api) => api.create(content), content],
		['PUT', (api) => api.update('7', content), { id: '7', ...content }],
		['DELETE', (api) => api.delete('a'), { name: 'a' }],
	])('%s in the form of the API', async (method, act, template) => {
		const { api, asked } = apiOf(answered(200, around([good({ id: '7' })])));
		await act(api);
		expect(asked).toEqual([
			{
				method,
				path: '/templates',
				query: { waba_id: '4711' },
				body: { whatsapp: { templates: [{ template }] } },
			},
		]);
	});

	const failed = (more: object) =>
		answered(200, around([{ code: 400, status: 'failure', ...more }]));

	it.each<[string, Reply, object]>([
		[
			"Exotel's words",
			failed({ error_data: { code: 1001, message: 'Invalid', description: 'name is bad' } }),
			{
				code: 1001,
				message: 'Invalid',
				advice: 'name is bad. Correct it, and run it again.',
			},
		],
		[
			"WhatsApp's words",
			failed({ data: { error: { error_user_title: 'Exists', error_user_msg: 'It is there.' } } }),
			{
				code: 400,
				message: 'Exists',
				advice: 'It is there. Correct it, and run it again.',
			},
		],
		[
			"WhatsApp's words under a code of success",
			answered(200, around([{ code: 200, data: { error: { message: 'No' } } }])),
			{ code: 200, message: 'No' },
		],
		['no words', failed({}), { code: 400, message: 'Exotel gave the template the code 400' }],
		[
			'a 400',
			answered(400, { error_data: { code: 1001, description: 'waba_id is bad' } }),
			{
				code: 1001,
				message: 'Exotel did not take the request',
				advice: expect.stringMatching(/^Exotel says: waba_id is bad\. Check WhatsApp Bus/),
			},
		],
		['a 403', answered(403, null), { code: 403, message: expect.stringContaining('not allowed') }],
		['a 404', answered(404, HTML), { code: 404 }],
		['a 429', answered(429, ''), { message: expect.stringContaining('rate limit') }],
		['a 502', answered(502, HTML), { message: 'Exotel could not say whether it did this' }],
		['nothing in it', answered(200, {}), { advice: expect.stringContaining("'Get Many'") }],
		['no entry', answered(200, around([])), { code: 200 }],
		['no answer', { kind: 'unanswered' }, { advice: expect.stringContaining("'Get Many'") }],
		[
			'no way there',
			{ kind: 'notSent', problem: new Problem('m', 'd', 'ENOTFOUND') },
			{ code: 'ENOTFOUND', message: 'm', advice: 'd' },
		],
	])('are refused with %s', async (_, reply, refusal) => {
		expect(await problemOf(apiOf(reply).api.create(content))).toMatchObject(refusal);
	});

	it('upload a sample without a WABA ID too', async () => {
		const asked: ApiRequest[] = [];
		const body = { response: { whatsapp: { file_handle: [{ id: '4::a' }] } } };
		const api = new TemplatesApi(async (request) => {
			asked.push(request);
			return answered(200, body);
		}, {});
		const bytes = Buffer.from('abc');
		expect(await api.uploadSample(bytes, 'image/png')).toBe('4::a');
		expect(asked).toEqual([
			{
				method: 'POST',
				path: '/templates/sample',
				query: { file_length: '3', file_type: 'image/png' },
				body: bytes,
			},
		]);
	});
});

describe('templateOf', () => {
	it('writes kinds in capitals, and leaves out what is null', () => {
		const components = [
			{ type: 'header', format: 'product', text: null },
			{ type: 'Buttons', buttons: [{ type: 'spm', text: 'View' }, 'x'] },
			{
				type: 'carousel',
				cards: [
					{
						components: [
							{ type: 'body', text: 'Hi' },
							{ type: 'buttons', buttons: null },
						],
					},
					null,
				],
			},
		];
		expect(templateOf({ name: 'a', components })?.components).toEqual([
			{ type: 'HEADER', format: 'PRODUCT' },
			{ type: 'BUTTONS', buttons: [{ type: 'SPM', text: 'View' }] },
			{
				type: 'CAROUSEL',
				cards: [
					{
						components: [
							{ type: 'BODY', text: 'Hi' },
							{ type: 'BUTTONS', buttons: [] },
						],
					},
				],
			},
		]);
	});

	it('reads other forms', () => {
		const components = [{ type: 'BODY', text: 'Hi' }];
		const data = { id: 7, name: 'a', language: { code: 'en' }, status: 'approved' };
		expect(templateOf({ ...data, containers: JSON.stringify(components), other: 1 })).toEqual({
			id: '7',
			name: 'a',
			language: 'en',
			status: 'APPROVED',
			category: '',
			components,
			other: 1,
		});
	});
});

describe('pickedTemplate', () => {
	const picked = (template: unknown, language: unknown = null) =>
		pickedTemplate(new Values({ template, language }));
	const locator = (mode: string, value: unknown) => ({ __rl: true, mode, value });

	it.each<[string, unknown, unknown, object]>([
		[
			'an entry of the list, whose language counts',
			locator('list', 'a|hi'),
			'en',
			{ mode: 'list', value: 'a', language: 'hi' },
		],
		[
			'a name and a language with spaces around them',
			locator('name', ' a '),
			' en ',
			{ mode: 'name', value: 'a', language: 'en' },
		],
		[
			'a name without a language',
			locator('name', 'a'),
			'',
			{ mode: 'name', value: 'a', language: undefined },
		],
		[
			'an ID that is a number',
			locator('id', 7),
			null,
			{ mode: 'id', value: '7', language: undefined },
		],
		[
			'a plain text with the language in it',
			'a|hi',
			null,
			{ mode: 'name', value: 'a', language: 'hi' },
		],
	])('reads %s', (_, template, language, wanted) => {
		expect(picked(template, language)).toEqual(wanted);
	});

	it.each([
		['an empty entry of the list', locator('list', '')],
		['null', null],
		['an empty text', ''],
	])('refuses %s', (_, template) => {
		expect(thrownBy(() => picked(template)).message).toBe('Template is empty');
	});
});

describe('templateFilter', () => {
	const template = { ...named('order_update', 'en_US', { category: 'UTILITY' }).data };
	const lets = (filters: Record<string, unknown>) =>
		templateFilter(new Values(filters))(templateOf(template as Record<string, unknown>)!);

	it.each([
		['no filters', {}],
		['empty filters', { status: [], category: [], name: '', language: ' ' }],
		[
			'filters that all fit',
			{ status: ['APPROVED', 'PAUSED'], category: 'utility', name: 'UPDATE', language: 'en_us' },
		],
	])('lets through with %s', (_, filters) => expect(lets(filters)).toBe(true));

	it.each([
		['another status', { status: ['PENDING'] }],
		['another category', { category: ['MARKETING'] }],
		['a name that it does not contain', { name: 'orders' }],
		['a language that only begins like its own', { language: 'en' }],
	])('holds back with %s', (_, filters) => expect(lets(filters)).toBe(false));
});
