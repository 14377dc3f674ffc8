import type { INodeParameters } from 'n8n-workflow';

import { credentialFor, recipients, send, useSandbox } from './support/engine.mts';

const sandbox = useSandbox();

const ORDER = {
	operation: 'sendTemplate',
	from: '+918000000000',
	to: '={{ $json.to }}',
	template: { __rl: true, mode: 'list', value: 'order_update|en', cachedResultName: 'Order' },
	componentsSource: 'variables',
	templateVariables: {
		mappingMode: 'defineBelow',
		value: {
			'order_update|en|header.text': '={{ $json.id }}',
			'order_update|en|body.1': 'Asha',
			'order_update|en|body.2': '={{ $json.id + 1 }}',
			'order_update|en|button.0.url': '=o/{{ $json.id }}',
			'order_update|en|button.1.payload': null,
		},
		matchingColumns: [],
		schema: [
			{
				id: 'order_update|en|body.1',
				displayName: 'Body 1, e.g. Asha: Hi {{1}}, your order {{2}} is pa…',
				required: true,
				defaultMatch: false,
				display: true,
				type: 'string',
			},
		],
	},
} satisfies INodeParameters;

/** The sandbox gives its templates on two pages. */
const LOOK_UP = ['GET templates', 'GET templates'];

const paths = () =>
	sandbox.state.requests.all().map(({ method, path }) => `${method} ${path.split('/').pop()}`);
const contents = () =>
	sandbox.state.messages.all().map(({ message }) => (message as { content: object }).content);

it('sends 1,000 items with one template in 10 requests and one look-up', async () => {
	const setup = { credential: credentialFor(sandbox), parameters: ORDER };
	const execution = await send(setup, recipients(1000));

	expect(execution.error).toBeUndefined();
	expect(paths()).toEqual([...LOOK_UP, ...Array.from({ length: 10 }, () => 'POST messages')]);
	const items = execution.output('Send');
	expect(items).toHaveLength(1000);
	expect(items[7].json).toMatchObject({
		status: 'accepted',
		type: 'template',
		preview: [
			'Order 7',
			'Hi Asha, your order 8 is packed.',
			'Shop',
			'[Track] https://shop.example.com/t/o/7\n[Help]',
		].join('\n\n'),
	});
});

it('makes components that fit the template', async () => {
	await send({ credential: credentialFor(sandbox), parameters: ORDER }, recipients(1));
	const [content] = contents();
	expect(content).toEqual({
		recipient_type: 'individual',
		type: 'template',
		template: {
			name: 'order_update',
			language: { code: 'en', policy: 'deterministic' },
			components: [
				{ type: 'header', parameters: [{ type: 'text', text: '0' }] },
				{
					type: 'body',
					parameters: [
						{ type: 'text', text: 'Asha' },
						{ type: 'text', text: '1' },
					],
				},
				{
					type: 'button',
					sub_type: 'url',
					index: '0',
					parameters: [{ type: 'text', text: 'o/0' }],
				},
			],
		},
	});
	const { content: sent } = sandbox.state.messages.all()[0].message as {
		content: { template: Parameters<typeof sandbox.state.templates.failureOf>[0] };
	};
	expect(sandbox.state.templates.failureOf(sent.template)).toBeUndefined();
});

it('takes a template of its own for each item', async () => {
	const parameters = {
		...ORDER,
		template: { __rl: true, mode: 'name', value: '={{ $json.name }}' },
		language: '={{ $json.language }}',
		templateVariables: { mappingMode: 'defineBelow', value: null },
	};
	const items = [
		{ id: 0, to: '+919000010000', name: 'opening_hours', language: 'en' },
		{ id: 1, to: '+919000010001', name: 'how_it_works', language: 'en' },
		{ id: 2, to: '+919000010002', name: 'nowhere', language: 'en' },
	];
	const credential = credentialFor(sandbox);
	const settings = { onError: 'continueRegularOutput' as const };
	const execution = await send({ credential, parameters, settings }, items);
	const told = execution.output('Send').map(({ json }) => [json.status, json.preview]);
	expect(told).toEqual([
		['accepted', 'We are open from nine to six, and closed on Sundays.'],
		['rejected', null],
		['rejected', null],
	]);
	expect(execution.output('Send')[1].json.error).toMatchObject({
		message: 'Header video link is empty',
	});
	expect(paths()).toEqual([...LOOK_UP, 'POST messages']);
});

it('sends nothing when a variable is missing, and names it', async () => {
	const value = {
		...ORDER.templateVariables.value,
		'order_update|en|body.2': '={{ $json.missing }}',
	};
	const templateVariables = { ...ORDER.templateVariables, value };
	const parameters = { ...ORDER, templateVariables };
	const execution = await send({ credential: credentialFor(sandbox), parameters }, recipients(2));
	expect(execution.error?.message).toContain('Body 2 (…your order {{2}} is packed.) is empty');
	expect(paths()).toEqual(LOOK_UP);
});

describe('values that were filled in for another template', () => {
	const refused = (name: string) =>
		`The variables were filled in for the template "order_update" (en), and ${name} is to be sent`;

	it('never go out, for none of the items', async () => {
		const template = { __rl: true, mode: 'list', value: 'visit_reminder|en' };
		const parameters = { ...ORDER, template };
		const execution = await send({ credential: credentialFor(sandbox), parameters }, recipients(3));
		expect(execution.error?.message).toContain(refused('"visit_reminder" (en)'));
		expect(paths()).toEqual(LOOK_UP);
	});

	it('go out in other languages of the name alone when data choose', async () => {
		const value = { 'order_update|en|body.1': 'Asha', 'order_update|en|body.2': '4711' };
		const parameters = {
			...ORDER,
			template: { __rl: true, mode: 'name', value: '={{ $json.name }}' },
			language: '={{ $json.language }}',
			templateVariables: { ...ORDER.templateVariables, value },
		};
		const items = [
			{ to: '+919000010000', name: 'order_update', language: 'hi' },
			{ to: '+919000010001', name: 'visit_reminder', language: 'en' },
		];
		const setup = { credential: credentialFor(sandbox), parameters };
		const settings = { onError: 'continueRegularOutput' as const };
		const execution = await send({ ...setup, settings }, items);
		const [hindi, visit] = execution.output('Send').map(({ json }) => json);
		expect(hindi).toMatchObject({ status: 'accepted', error: null });
		expect(hindi.preview).toContain('नमस्ते Asha, आपका ऑर्डर 4711');
		expect(visit.error).toMatchObject({ message: refused('"visit_reminder" (en)') });
		expect(sandbox.state.messages.all()).toHaveLength(1);
	});
});

describe('when the templates cannot be read', () => {
	const EXPLICIT: INodeParameters[] = [
		{
			componentsSource: 'fields',
			bodyParameters: { parameter: [{ text: 'Asha' }, { text: '4711' }] },
		},
		{
			componentsSource: 'data',
			components:
				'[{"type":"body","parameters":[{"type":"text","text":"Asha"},{"type":"text","text":"4711"}]}]',
		},
	];
	const noWaba = () => ({ ...credentialFor(sandbox), wabaId: '' });

	it.each(EXPLICIT)('sends by name without a look-up: %p', async (explicit) => {
		const template = { __rl: true, mode: 'name', value: 'order_update' };
		const parameters = { ...ORDER, template, language: 'hi', ...explicit };
		const execution = await send({ credential: noWaba(), parameters }, recipients(3));
		expect(execution.error).toBeUndefined();
		expect(paths()).toEqual(['POST messages']);
		expect(execution.output('Send')[0].json).toMatchObject({ status: 'accepted', preview: null });
		expect(contents()[0]).toMatchObject({
			template: { name: 'order_update', language: { code: 'hi' }, components: [{ type: 'body' }] },
		});
	});

	it('says so, and what needs no look-up', async () => {
		const execution = await send({ credential: noWaba(), parameters: ORDER }, recipients(2));
		const { message, description } = execution.error as { message: string; description?: string };
		expect(message).toContain('has no WhatsApp Business Account ID');
		expect(description).toContain("With 'Variables From' set to 'General Fields'");
		expect(paths()).toEqual([]);
	});

	it('gives each item its reason with "Continue"', async () => {
		sandbox.state.faults.push({ status: 503 });
		const settings = { onError: 'continueRegularOutput' as const };
		const setup = { credential: credentialFor(sandbox), parameters: ORDER, settings };
		const execution = await send(setup, recipients(2));
		expect(paths()).toEqual(['GET templates']);
		for (const { json } of execution.output('Send')) {
			expect(json).toMatchObject({ status: 'rejected', sid: null });
			expect(json.error).toMatchObject({ description: expect.stringContaining('General Fields') });
		}
	});
});
