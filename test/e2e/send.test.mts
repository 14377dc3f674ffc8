import { editor, output, sandbox, sendWorkflow, state, type OnError } from './support.mts';

jest.setTimeout(120_000);

const FROM = '+91 80000-00000';
const TO = '+919000000000';

beforeEach(() => sandbox.clear());

/** For each operation: its parameters, and the content that must arrive. */
const kinds: Array<[string, Record<string, unknown>, Record<string, unknown>]> = [
	[
		'sendText',
		{ body: '=Hi {{ $json.name }}, see https://example.com', previewUrl: true },
		{ type: 'text', text: { body: 'Hi Asha, see https://example.com', preview_url: true } },
	],
	[
		'sendImage',
		{ link: 'https://cdn.example.com/a.jpg', caption: 'Front' },
		{ type: 'image', image: { link: 'https://cdn.example.com/a.jpg', caption: 'Front' } },
	],
	[
		'sendAudio',
		{ link: 'https://cdn.example.com/a.mp3' },
		{ type: 'audio', audio: { link: 'https://cdn.example.com/a.mp3' } },
	],
	[
		'sendVideo',
		{ link: 'https://cdn.example.com/a.mp4', caption: '' },
		{ type: 'video', video: { link: 'https://cdn.example.com/a.mp4' } },
	],
	[
		'sendDocument',
		{ link: 'https://cdn.example.com/i.pdf', filename: 'invoice.pdf', caption: 'Invoice' },
		{
			type: 'document',
			document: {
				link: 'https://cdn.example.com/i.pdf',
				filename: 'invoice.pdf',
				caption: 'Invoice',
			},
		},
	],
	[
		'sendSticker',
		{ link: 'https://cdn.example.com/s.webp' },
		{ type: 'sticker', sticker: { link: 'https://cdn.example.com/s.webp' } },
	],
	[
		'sendLocation',
		{ latitude: '12.9716', longitude: '={{ 77.5946 }}', name: 'Office', address: 'MG Road' },
		{
			type: 'location',
			location: { latitude: '12.9716', longitude: '77.5946', name: 'Office', address: 'MG Road' },
		},
	],
	[
		'sendContacts',
		{
			contacts: {
				contact: [
					{
						formattedName: '={{ $json.name }} Rao',
						firstName: 'Asha',
						phones: { phone: [{ phone: '+91 90000 00001', type: 'WORK', waId: '919000000001' }] },
						company: 'Acme',
						birthday: '1990-01-31',
					},
				],
			},
		},
		{
			type: 'contacts',
			contacts: [
				{
					name: { formatted_name: 'Asha Rao', first_name: 'Asha' },
					phones: [{ phone: '+91 90000 00001', type: 'WORK', wa_id: '919000000001' }],
					org: { company: 'Acme' },
					birthday: '1990-01-31',
				},
			],
		},
	],
	[
		'sendButtons',
		{
			headerType: 'image',
			headerLink: 'https://cdn.example.com/p.jpg',
			bodyText: 'Is tomorrow fine?',
			footerText: 'Reply any time',
			buttons: {
				button: [
					{ title: 'Yes', id: 'yes' },
					{ title: 'No', id: 'no' },
				],
			},
		},
		{
			type: 'interactive',
			interactive: {
				type: 'button',
				header: { type: 'image', image: { link: 'https://cdn.example.com/p.jpg' } },
				body: { text: 'Is tomorrow fine?' },
				footer: { text: 'Reply any time' },
				action: {
					buttons: [
						{ type: 'reply', reply: { id: 'yes', title: 'Yes' } },
						{ type: 'reply', reply: { id: 'no', title: 'No' } },
					],
				},
			},
		},
	],
	[
		'sendList',
		{
			bodyText: 'Pick a slot',
			buttonText: 'Slots',
			sectionsSource: 'data',
			sectionsData: '={{ $json.sections }}',
		},
		{
			type: 'interactive',
			interactive: {
				type: 'list',
				body: { text: 'Pick a slot' },
				action: {
					button: 'Slots',
					sections: [
						{ title: 'Morning', rows: [{ id: 's1', title: '09:00', description: 'Branch A' }] },
						{ title: 'Evening', rows: [{ id: 's2', title: '18:00' }] },
					],
				},
			},
		},
	],
	[
		'sendJson',
		{ content: '={{ { type: "text", text: { body: $json.name } } }}' },
		{ type: 'text', text: { body: 'Asha' } },
	],
];

const sections = [
	{ title: 'Morning', rows: [{ id: 's1', title: '09:00', description: 'Branch A' }] },
	{ title: 'Evening', rows: [{ id: 's2', title: '18:00' }] },
];

describe(`sending from n8n ${state.version}`, () => {
	it.each(kinds)('%s arrives as expected', async (operation, parameters, content) => {
		const workflow = await sendWorkflow({
			operation,
			from: FROM,
			to: '={{ $json.to }}',
			...parameters,
			options: { customData: '={{ { order: $json.name } }}' },
		});
		const execution = await workflow.run([{ to: TO, name: 'Asha', sections }]);
		expect(execution.data.resultData.error).toBeUndefined();

		const { messages } = await sandbox.seen();
		expect(messages.map(({ message }) => message)).toEqual([
			{
				from: '+918000000000',
				to: TO,
				content: { recipient_type: 'individual', ...content },
				custom_data: '{"order":"Asha"}',
			},
		]);
		expect(output(execution, 'Send')).toEqual([
			{
				json: {
					sid: messages[0].sid,
					status: 'accepted',
					to: TO,
					from: '+918000000000',
					type: content.type,
					customData: '{"order":"Asha"}',
					code: 202,
					requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
					error: null,
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	const text = { operation: 'sendText', from: FROM, to: '={{ $json.to }}', body: 'Hello' };
	const three = [{ to: '+919000000001' }, { to: 'nobody' }, { to: '+919000000003' }];

	it('sends 150 items in order, in two requests', async () => {
		const workflow = await sendWorkflow({ ...text, options: { requestsInParallel: 1 } });
		const numbers = Array.from({ length: 150 }, (_, index) => `+9190000${10000 + index}`);
		const execution = await workflow.run(numbers.map((to) => ({ to })));
		const { requests, messages } = await sandbox.seen();
		expect(requests.map((request) => request.messages)).toEqual([100, 50]);
		expect(messages.map(({ message }) => (message as { to: string }).to)).toEqual(numbers);
		expect(output(execution, 'Send').map(({ json }) => json.to)).toEqual(numbers);
		expect(output(execution, 'Send').map(({ pairedItem }) => pairedItem)).toEqual(
			numbers.map((_, item) => ({ item })),
		);
	});

	it('sends nothing when an item is bad and On Error is Stop', async () => {
		const workflow = await sendWorkflow(text);
		const execution = await workflow.run(three);
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toBe(
			'To is not a phone number: "nobody" [item 1]',
		);
		expect((await sandbox.seen()).messages).toEqual([]);
	});

	it.each<[OnError, number]>([
		['continueErrorOutput', 1],
		['continueRegularOutput', 0],
	])('sends the good items when On Error is %s', async (onError, errorOutput) => {
		const workflow = await sendWorkflow(text, onError);
		const execution = await workflow.run([...three, { to: '+919000000400' }]);
		expect(execution.status).toBe('success');
		expect((await sandbox.seen()).messages.map(({ sid }) => sid !== null)).toEqual([
			true,
			true,
			false,
		]);
		const all = [0, 1].flatMap((index) => output(execution, 'Send', index));
		const accepted = all.filter(({ json }) => json.status === 'accepted');
		expect(accepted.map(({ json }) => json.to)).toEqual(['+919000000001', '+919000000003']);
		const failed = output(execution, 'Send', errorOutput).filter(({ json }) => json.error);
		expect(failed.map(({ json }) => [json.to, json.status])).toEqual([
			['nobody', 'rejected'],
			['+919000000400', 'rejected'],
		]);
		expect(failed[1].json.error).toEqual({
			code: 1001,
			message: 'Invalid parameter',
			description: expect.stringContaining('the sandbox refuses +919000000400'),
		});
	});

	it('stops on a rejected message, and names the accepted one', async () => {
		const workflow = await sendWorkflow(text);
		const execution = await workflow.run([{ to: '+919000000001' }, { to: '+919000000400' }]);
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toBe(
			'1 of 2 messages was not accepted: Invalid parameter [item 1]',
		);
		const [accepted] = (await sandbox.seen()).messages;
		expect(JSON.stringify(execution.data.resultData.error)).toContain(accepted.sid);
	});

	it.each([
		[400, { request_id: 'req-400', response: null, error_data: { code: 1001, message: 'no' } }],
		[401, { RestException: { Status: 401, Message: 'Authenticate' } }],
		[402, { message: 'no balance' }],
		[403, { error: 'not here' }],
		[404, '<html>not found</html>'],
		[502, '<html>bad gateway</html>'],
	])('says what HTTP %i means', async (status, body) => {
		await sandbox.faults({ status, body });
		const workflow = await sendWorkflow(text);
		const execution = await workflow.run([{ to: TO }]);
		const { error } = execution.data.resultData;
		expect(execution.status).toBe('error');
		expect(error?.message).toMatch(/Exotel/);
		expect(error?.message).not.toMatch(/status code/);
		expect(error?.description).toMatch(/\.$|\.<br>|: req-400/);
		expect((await sandbox.seen()).messages).toEqual([]);
	});

	it('says what HTTP 429 means, once Exotel asks for more patience than there is', async () => {
		await sandbox.faults({ status: 429, headers: { 'Retry-After': '301' } });
		const execution = await (await sendWorkflow(text)).run([{ to: TO }]);
		expect(execution.data.resultData.error?.message).toContain('its rate limit is reached');
		expect((await sandbox.seen()).messages).toEqual([]);
	});

	it('never shows the token', async () => {
		const token = 'wrong-token-4711';
		const id = await editor.createCredential('Wrong', 'exotelWhatsAppApi', {
			apiKey: 'sandbox-key',
			apiToken: token,
			accountSid: 'sandbox1',
			subdomain: 'custom',
			customSubdomain: state.sandboxUrl,
		});
		const workflow = await sendWorkflow(text, 'stopWorkflow', id);
		const execution = await workflow.run([{ to: TO }]);
		const shown = JSON.stringify(execution);
		expect(shown).toContain('region is wrong');
		expect(shown).not.toContain(token);
		expect(shown).not.toContain(Buffer.from(`sandbox-key:${token}`).toString('base64'));
	});
});
