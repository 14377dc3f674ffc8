import { editor, output, post, sandbox, sendWorkflow, state, triggerWorkflow } from './support.mts';

jest.setTimeout(60_000);

const WABA_ID = '1000000001';
const account = { apiKey: 'sandbox-key', apiToken: 'sandbox-token-5f0c', accountSid: 'sandbox1' };

async function tested(data: object): Promise<{ status: string; message: string }> {
	const whole = { ...account, subdomain: 'custom', customSubdomain: state.sandboxUrl, ...data };
	return editor.testCredential(state.credentialId, 'Sandbox', 'exotelWhatsAppApi', whole);
}

beforeEach(() => sandbox.clear());

describe(`the credential test in n8n ${state.version}`, () => {
	it.each([
		['all right', {}, 'OK', 'Key, token, account SID and region are right'],
		['a pasted host', { customSubdomain: `@${state.sandboxUrl.slice(7)}/` }, 'OK', 'right'],
		['a key with a line break', { apiKey: 'sandbox-key\n' }, 'OK', 'right'],
		['a token with blanks', { apiToken: ' sandbox-\r\ntoken-5f0c\u00A0' }, 'OK', 'right'],
		['zero-width characters', { apiKey: '\uFEFFsandbox-\u200Bkey\u2060' }, 'OK', 'right'],
		['a SID with a line break', { accountSid: '\u200Bsandbox1\r\n' }, 'OK', 'right'],
		['a pasted line', { customSubdomain: `\uFEFF ${state.sandboxUrl}\u200B\n` }, 'OK', 'right'],
		['a wrong key', { apiKey: 'x' }, 'Error', 'API key, the API token or the region is wrong'],
		['a wrong token', { apiToken: 'x' }, 'Error', 'API key, the API token or the region is wrong'],
		['a wrong SID', { accountSid: 'x' }, 'Error', 'does not know this account SID in this region'],
		['a dead host', { customSubdomain: '127.0.0.1:9' }, 'Error', 'could not be reached'],
		['a host without https', { customSubdomain: 'http://a.example' }, 'Error', 'must use https'],
	])('%s', async (_name, data, status, message) => {
		expect(await tested(data)).toEqual({ status, message: expect.stringContaining(message) });
	});

	it('takes 403 as a valid credential', async () => {
		await sandbox.faults({ status: 403, body: { message: 'not for you' } });
		expect(await tested({})).toMatchObject({ status: 'OK' });
	});

	it('does not take a broken server as an answer', async () => {
		await sandbox.faults({ status: 503 });
		expect(await tested({})).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('HTTP 503'),
		});
	});
});

/** Everything as it comes from a web page or a chat. */
const dirty = {
	apiKey: ' sandbox-key\n',
	apiToken: '\uFEFFsandbox-\u200Btoken-5f0c\r\n',
	accountSid: '\u00A0sandbox1 ',
	subdomain: 'custom',
	customSubdomain: `${state.sandboxUrl}\n`,
	wabaId: `\u200E${WABA_ID}\n`,
	callbackSecret: ' long-random secret\u200B\n',
};

describe(`a credential that was pasted with blanks in n8n ${state.version}`, () => {
	it('sends, lists templates, and lets callbacks in that have the secret without them', async () => {
		const id = await editor.createCredential('Pasted', 'exotelWhatsAppApi', dirty);
		const trigger = await triggerWorkflow({ events: ['deliveryReport'] }, id);
		const message = {
			operation: 'sendText',
			from: '+918000000000',
			to: '={{ $json.to }}',
			body: 'Hello',
			options: { statusCallback: trigger.url },
		};
		const send = await sendWorkflow(message, 'stopWorkflow', id);
		const [sent] = output(await send.run([{ to: '+919000000000' }]), 'Send');
		expect(sent.json).toMatchObject({ status: 'accepted', error: null });
		expect((await trigger.started(3)).flat()).toHaveLength(3);

		const report = { sid: 'AbC1', exo_status_code: 30002, to: '+919000000000' };
		for (const key of ['long-random secret', ' long-random secret\u200B\n']) {
			const { status } = await post(`${trigger.url}?key=${encodeURIComponent(key)}`, report);
			expect(status).toBe(200);
		}
		expect((await post(`${trigger.url}?key=long-random`, report)).status).toBe(401);

		const list = { resource: 'template', operation: 'getMany', returnAll: 'TRUE' };
		const templates = await sendWorkflow(list, 'stopWorkflow', id);
		expect(output(await templates.run([{}]), 'Send').length).toBeGreaterThan(1);
	});
});
