import { editor, sandbox, state } from './support.mts';

jest.setTimeout(60_000);

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
