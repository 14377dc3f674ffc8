import { startSandbox, type Sandbox } from '../../sandbox/server.mts';
import { editor, sender, state } from '../e2e/support.mts';
import { eventually, savedWorkflow, windowOfTest } from './support.mts';

const RIGHT = { apiKey: 'sandbox-key', apiToken: 'sandbox-token-5f0c', accountSid: 'sandbox1' };
const window = windowOfTest();

/** Where the account is not: as at Exotel, a right key is unknown in another region. */
let elsewhere: Sandbox;

beforeAll(async () => {
	const account = { apiKey: 'other', apiToken: 'other', accountSid: 'other', wabaId: '1' };
	elsewhere = await startSandbox({ account });
});

afterAll(async () => await elsewhere.stop());

describe(`the dialog of the credential in n8n ${state.version}`, () => {
	it('says what is wrong with a token, an account SID and a region, and when all is right', async () => {
		const data = { ...RIGHT, subdomain: 'custom', customSubdomain: state.sandboxUrl };
		const id = await editor.createCredential('Tried out', 'exotelWhatsAppApi', data);
		const credentials = { exotelWhatsAppApi: { id, name: 'Tried out' } };
		const workflow = await savedWorkflow([sender('Send', {}, { credentials })]);
		await window().openWorkflow(workflow);
		await window().openNode('Send');
		const dialog = await window().openCredential();
		const says = async (words: string) =>
			await eventually(async () => expect(await dialog.verdict()).toContain(words));
		const LOGIN = 'The API key, the API token or the region is wrong';

		await dialog.fill('apiToken', 'wrong');
		await dialog.save();
		await says(LOGIN);

		await dialog.fill('apiToken', RIGHT.apiToken);
		await dialog.save();
		await says('Connection tested successfully');

		await dialog.fill('accountSid', 'sandbox2');
		await dialog.save();
		await says('Exotel does not know this account SID in this region');

		await dialog.fill('accountSid', RIGHT.accountSid);
		await dialog.fill('customSubdomain', elsewhere.url);
		await dialog.save();
		await says(LOGIN);
	});
});
