import {
	asking,
	editor,
	node,
	noOp,
	output,
	sandbox,
	sender,
	sendWorkflow,
	state,
	until,
	workflowOf,
} from './support.mts';

jest.setTimeout(150_000);

const FROM = '+918000000000';
const TO = '+919000000000';

beforeEach(() => sandbox.clear());

const listed = (value: string) => ({ __rl: true, mode: 'list', value });
/** What the resource mapper holds of a template with a header, a body and a link. */
const filled = {
	'order_update|en|header.text': '={{ $json.order }}',
	'order_update|en|body.1': '={{ $json.name }}',
	'order_update|en|body.2': '=No. {{ $json.order }}',
	'order_update|en|button.0.url': '={{ $json.order }}',
};

const named = (value: string) => ({ __rl: true, mode: 'name', value });

/** Parameters of a template send, with what the resource mapper holds. */
const template = (picked: object, value: Record<string, unknown>, schema: object[] = []) => ({
	operation: 'sendTemplate',
	from: FROM,
	to: '={{ $json.to }}',
	template: picked,
	componentsSource: 'variables',
	templateVariables: { mappingMode: 'defineBelow', value, schema },
});

const search = (filter?: string, credentialId?: string) =>
	editor.listOf(asking('searchTemplates', 'template', {}, credentialId), filter);

const variables = (picked: object, more: object = {}) =>
	editor.mapperOf(
		asking('templateVariables', 'templateVariables', {
			resource: 'message',
			operation: 'sendTemplate',
			template: picked,
			...more,
		}),
	);

/** The sandbox's last report of its first message. */
const lastReport = (code: string) =>
	until(async () => {
		const [message] = (await sandbox.seen()).messages;
		return message?.status.startsWith(code) ? message.status : undefined;
	}, `the report ${code}`);

/** Something that fits a variable, by its id. */
function sampleFor(id: string): string {
	if (id.endsWith('.link')) return 'https://cdn.example.com/sample';
	if (id.endsWith('offer.expiry')) return '2027-01-01T00:00:00+05:30';
	return 'tea';
}

describe(`templates in the editor of n8n ${state.version}`, () => {
	it('lists the approved ones with language and category, and finds them', async () => {
		const all = await search();
		expect(all).toEqual(
			expect.arrayContaining([
				{ name: 'order_update (en, UTILITY, text)', value: 'order_update|en' },
				{ name: 'order_update (hi, UTILITY, text)', value: 'order_update|hi' },
			]),
		);
		expect(all.map(({ name }) => name).join()).not.toMatch(/win_a_phone|new_arrivals/);
		const found = await search('OTP');
		expect(found.map(({ value }) => value)).toEqual(['login_otp|en']);
	});

	it('says what is missing in the credential, and that a name does without', async () => {
		const id = await editor.createCredential('Without WABA', 'exotelWhatsAppApi', {
			apiKey: 'sandbox-key',
			apiToken: 'sandbox-token-5f0c',
			accountSid: 'sandbox1',
			subdomain: 'custom',
			customSubdomain: state.sandboxUrl,
		});
		await expect(search(undefined, id)).rejects.toThrow(
			/no WhatsApp Business Account ID.*Pick 'By Name'/,
		);
	});

	it('has a field for each variable of the template that is picked', async () => {
		const { fields } = await variables(listed('order_update|en'));
		expect(fields.map(({ id, required }) => [id, required])).toEqual([
			['order_update|en|header.text', true],
			['order_update|en|body.1', true],
			['order_update|en|body.2', true],
			['order_update|en|button.0.url', true],
			['order_update|en|button.1.payload', false],
		]);
		expect(fields[1].displayName).toMatch(/^Body 1, e\.g\. Asha: Hi \{\{1\}\}, your order/);
		const otp = await variables(named('login_otp'), { language: 'en' });
		expect(otp.fields).toHaveLength(1);
	});

	it('says why there are no fields', async () => {
		const none = await variables(listed('opening_hours|en'));
		expect(none).toMatchObject({
			fields: [],
			emptyFieldsNotice: expect.stringContaining('no variables'),
		});
		const unknown = await variables(named('no_such_template'));
		expect(unknown.emptyFieldsNotice).toContain('There is no template "no_such_template"');
		const unpicked = await variables(listed(''));
		expect(unpicked.emptyFieldsNotice).toContain('Pick a template');
	});
});

describe(`sending templates in n8n ${state.version}`, () => {
	it('fills in the fields, and gives the text that the customer reads', async () => {
		const workflow = await sendWorkflow(template(listed('order_update|en'), filled));
		const execution = await workflow.run([{ to: TO, name: 'Asha', order: '4711' }]);
		const [{ json }] = output(execution, 'Sent');
		expect(json).toMatchObject({ status: 'accepted', type: 'template' });
		expect(json.preview).toContain('Hi Asha, your order No. 4711 is packed.');
		await lastReport('30003');
	});

	it('sends each kind of template that the list offers', async () => {
		for (const { value } of await search()) {
			await sandbox.clear();
			const picked = listed(value);
			const { fields, emptyFieldsNotice = '' } = await variables(picked);
			if (emptyFieldsNotice.includes('Components as JSON')) continue;
			const needed = fields.filter(({ id, required }) => required || id.endsWith('|header.link'));
			const samples = Object.fromEntries(needed.map(({ id }) => [id, sampleFor(id)]));
			const workflow = await sendWorkflow(template(picked, samples));
			const execution = await workflow.run([{ to: TO }]);
			expect([value, execution.data.resultData.error?.message]).toEqual([value, undefined]);
			await lastReport('30003');
		}
	});

	it.each([
		['payment_due|en', 'a button of the kind ORDER_DETAILS'],
		['payment_received|en', 'a component of the kind ORDER_STATUS'],
		['new_branch|en', 'a header of the kind LOCATION'],
	])('does not send %s without what no field can fill in', async (value, what) => {
		const picked = listed(value);
		const { fields, emptyFieldsNotice } = await variables(picked);
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toContain(`${what}, for which this node has no field`);
		const workflow = await sendWorkflow(template(picked, { [`${value}|body.1`]: 'Asha' }));
		const execution = await workflow.run([{ to: TO }]);
		expect(execution.data.resultData.error?.message).toContain(what);
		expect((await sandbox.seen()).messages).toEqual([]);
	});

	it('sends products of a catalog by what the fields hold', async () => {
		const cart = listed('your_cart|en');
		const own = (values: Record<string, unknown>) =>
			Object.fromEntries(Object.entries(values).map(([id, one]) => [`your_cart|en|${id}`, one]));
		const workflow = await sendWorkflow(
			template(
				cart,
				own({
					'header.text': 'Asha',
					'body.1': 'TEN',
					'button.0.products': '={{ $json.items }}',
				}),
			),
		);
		const items = [{ title: 'Tea', products: ['SKU-1', 'SKU-2'] }];
		const execution = await workflow.run([
			{ to: TO, items },
			{ to: '+919000000001', items: 'SKU-3, SKU-4' },
		]);
		expect(execution.data.resultData.error?.message).toBeUndefined();
		const { messages } = await sandbox.seen();
		const sent = JSON.stringify(messages.map(({ message }) => message));
		expect(sent).toContain(
			'"sections":[{"title":"Tea","product_items":[{"product_retailer_id":"SKU-1"},{"product_retailer_id":"SKU-2"}]}]',
		);
		expect(sent).toContain('"title":"View items","product_items":[{"product_retailer_id":"SKU-3"}');
	});

	it('looks a template up once for 1,000 items, and sends 10 requests', async () => {
		const workflow = await sendWorkflow(template(listed('order_update|en'), filled));
		const items = Array.from({ length: 1000 }, (_, index) => ({
			to: `+9190000${10_000 + index}`,
			name: `Customer ${index}`,
			order: String(index),
		}));
		const execution = await workflow.run(items);
		expect(output(execution, 'Sent')).toHaveLength(1000);
		expect(output(execution, 'Sent')[999].json.preview).toContain('Hi Customer 999,');
		const { requests } = await sandbox.seen();
		const counts = ['POST', 'GET'].map((one) => requests.filter(({ method }) => method === one));
		expect(counts[0]).toHaveLength(10);
		expect(counts[1].length).toBeLessThanOrEqual(2);
	});

	it('stops before anything is sent when a variable is empty or has a line break', async () => {
		const workflow = await sendWorkflow(template(listed('order_update|en'), filled));
		const execution = await workflow.run([
			{ to: TO, name: 'Asha', order: '1' },
			{ to: TO, name: 'Asha\nRao', order: '2' },
		]);
		expect(execution.data.resultData.error?.message).toMatch(/line break.*\[item 1\]$/);
		const { messages } = await sandbox.seen();
		expect(messages).toEqual([]);
	});

	it('is sent by name with general fields, and a wrong count comes back as a report', async () => {
		const general = {
			operation: 'sendTemplate',
			from: FROM,
			to: '={{ $json.to }}',
			template: named('order_update'),
			language: 'en',
			componentsSource: 'fields',
			bodyParameters: { parameter: [{ text: 'Asha' }] },
			afterSending: 'waitForDelivery',
		};
		const workflow = await sendWorkflow(general);
		const execution = await workflow.run([{ to: TO }]);
		const [{ json }] = output(execution, 'Sent');
		expect(json).toMatchObject({
			waitResult: 'failed',
			delivery: { code: 30023, reason: 'EX_TEMPLATE_PARAM_ERROR' },
		});
		expect((await sandbox.seen()).requests.map(({ method }) => method)).toEqual(['POST']);
	});
});

describe(`another template that is picked in n8n ${state.version}`, () => {
	const order = listed('order_update|en');
	const visit = listed('visit_reminder|en');
	const CUSTOMER = { to: TO, name: 'Asha', order: '4711' };

	/** What the editor saves once it has shown the fields of a template, and they are filled in. */
	async function saved(picked: object, value: Record<string, unknown>) {
		const { fields } = await variables(picked);
		return { mappingMode: 'defineBelow', value, schema: fields };
	}

	/**
	 * What the editor of n8n 2 does when a node is opened: it asks for the fields, and keeps of the
	 * values those whose ids it gets again.
	 */
	async function opened(picked: object, mapper: Awaited<ReturnType<typeof saved>>) {
		const { fields } = await variables(picked, { templateVariables: mapper });
		const ids = fields.map(({ id }) => id);
		const kept = Object.entries(mapper.value).filter(([id]) => ids.includes(id));
		return { ...mapper, value: Object.fromEntries(kept), schema: fields };
	}

	async function run(picked: object, mapper: Awaited<ReturnType<typeof saved>>) {
		const workflow = await sendWorkflow(template(picked, mapper.value, mapper.schema));
		const execution = await workflow.run([CUSTOMER]);
		const { messages } = await sandbox.seen();
		return { message: execution.data.resultData.error?.message, messages };
	}

	it('is not sent with the values of the one before while its fields stay', async () => {
		const { message, messages } = await run(visit, await saved(order, filled));
		expect(message).toContain(
			'The variables were filled in for the template "order_update" (en), and "visit_reminder" (en) is to be sent',
		);
		expect(messages).toEqual([]);
	});

	it('gets empty fields that are required once the node is closed and opened', async () => {
		const { value, schema } = await opened(visit, await saved(order, filled));
		expect(value).toEqual({});
		expect(schema[0]).toMatchObject({ id: 'visit_reminder|en|body.1', required: true });
	});

	it('is sent once its own fields are filled in', async () => {
		const mapper = await opened(visit, await saved(order, filled));
		mapper.value = { 'visit_reminder|en|body.1': 'Monday' };
		const { message, messages } = await run(visit, mapper);
		expect(message).toBeUndefined();
		expect(messages).toMatchObject([
			{ message: { content: { template: { name: 'visit_reminder' } } } },
		]);
	});

	/** As workflows have it that were saved before the ids named the template. */
	const older = {
		mappingMode: 'defineBelow',
		value: Object.fromEntries(
			Object.entries(filled).map(([id, value]) => [id.split('|')[2], value]),
		),
		schema: [
			['header.text', 'Header {{1}}: Order {{1}} (e.g. 4711)'],
			['body.1', 'Body {{1}}: Hi {{1}}, your order {{2}} is pa… (e.g. Asha)'],
			['body.2', 'Body {{2}}: …your order {{2}} is packed. (e.g. 4711)'],
			['button.0.url', 'Button 1 Link End: Track → https://shop.example.com/t/… (e.g. 4711)'],
			['button.1.payload', 'Button 2 Payload: Help'],
		].map(([id, displayName]) => ({ id, displayName, required: false })),
	};

	it('does not get the values of an older workflow, and its own template keeps them', async () => {
		expect((await run(visit, older)).message).toContain('may not fit "visit_reminder" (en)');
		expect((await opened(visit, older)).value).toEqual({});
		const mapper = await opened(order, older);
		expect(mapper.value).toEqual(older.value);
		const { message, messages } = await run(order, mapper);
		expect(message).toBeUndefined();
		expect(messages).toHaveLength(1);
	});
});

describe(`the template resource in n8n ${state.version}`, () => {
	const call = (name: string, parameters: object) =>
		sender(name, { resource: 'template', ...parameters });

	it('creates, lists, gets and deletes', async () => {
		const workflow = await workflowOf(
			[
				call('Create', {
					operation: 'create',
					templateName: 'parcel_here',
					category: 'UTILITY',
					language: 'en',
					bodyText: 'Hi {{1}}, your parcel is here.',
					bodySamples: { sample: [{ text: 'Asha' }] },
				}),
				call('List', { operation: 'getMany', returnAll: true, filters: { name: 'parcel' } }),
				call('Get', { operation: 'get', template: named('parcel_here'), language: 'en' }),
				call('Delete', { operation: 'delete', templateName: 'parcel_here' }),
				call('After', { operation: 'getMany', returnAll: true, filters: { name: 'parcel' } }),
				noOp('Sent'),
			],
			{
				Split: ['Create'],
				Create: ['List'],
				List: ['Get'],
				Get: ['Delete'],
				Delete: ['After'],
				After: ['Sent'],
			},
		);
		const execution = await workflow.run([{}]);
		expect(execution.data.resultData.error?.message).toBeUndefined();
		expect(output(execution, 'List').map(({ json }) => json.name)).toEqual(['parcel_here']);
		expect(output(execution, 'Get')[0].json).toMatchObject({ name: 'parcel_here', language: 'en' });
		expect(output(execution, 'Delete')[0].json).toMatchObject({ deleted: true });
		expect(output(execution, 'After')).toEqual([]);
	});

	it('uploads a file of the workflow as a sample', async () => {
		const workflow = await workflowOf(
			[
				node('File', 'n8n-nodes-base.convertToFile', 1.1, {
					operation: 'toBinary',
					sourceProperty: 'base64',
					options: { fileName: 'sample.pdf', mimeType: 'application/pdf' },
				}),
				call('Upload', { operation: 'uploadSample' }),
			],
			{ Split: ['File'], File: ['Upload'] },
		);
		const bytes = Buffer.from('%PDF-1.4 sample');
		const execution = await workflow.run([{ base64: bytes.toString('base64') }]);
		expect(execution.data.resultData.error?.message).toBeUndefined();
		expect(output(execution, 'Upload')[0].json).toMatchObject({
			handle: expect.stringMatching(/./),
			fileName: 'sample.pdf',
			size: bytes.length,
		});
	});
});
