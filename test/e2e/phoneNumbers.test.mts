import { editor, output, sandbox, sendWorkflow, state } from './support.mts';

jest.setTimeout(120_000);

beforeEach(() => sandbox.clear());

interface Seen {
	from: string;
	to: string;
}

/** A credential for the sandbox, with what it says of numbers. */
const credentialWith = (numbers: object) =>
	editor.createCredential('Numbers', 'exotelWhatsAppApi', {
		apiKey: 'sandbox-key',
		apiToken: 'sandbox-token-5f0c',
		accountSid: 'sandbox1',
		subdomain: 'custom',
		customSubdomain: state.sandboxUrl,
		...numbers,
	});

const indian = () => credentialWith({ defaultFrom: ' 080 4709 1234', defaultCountry: 'IN' });

/** No From, as in a node that leaves it to the credential. */
const text = { operation: 'sendText', to: '={{ $json.phone }}', body: 'Hello', options: {} };

const arrived = async () =>
	(await sandbox.seen()).messages.map(({ message }) => message as unknown as Seen);

describe(`numbers in n8n ${state.version}`, () => {
	it('of a sheet arrive, with sender and country of the credential', async () => {
		const workflow = await sendWorkflow(text, 'stopWorkflow', await indian());
		const column = [
			'98765 43210',
			'098765 43211',
			9876543212,
			'9876543213.0',
			919876543214,
			'+91 98765-43215',
			'+65 9123 4567',
		];
		const numbers = [0, 1, 2, 3, 4, 5].map((last) => `+91987654321${last}`);
		const expected = [...numbers, '+6591234567'].map((to) => ({ from: '+918047091234', to }));
		const execution = await workflow.run(column.map((phone) => ({ phone })));
		expect(execution.data.resultData.error).toBeUndefined();
		expect(await arrived()).toMatchObject(expected);
		expect(output(execution, 'Send').map(({ json }) => json)).toMatchObject(expected);
		expect((await sandbox.seen()).requests).toHaveLength(1);
	});

	it('are of the country of the option, for each item', async () => {
		const options = { defaultCountry: '={{ $json.country }}' };
		const workflow = await sendWorkflow({ ...text, options }, 'stopWorkflow', await indian());
		await workflow.run([
			{ phone: '9123 4567', country: 'SG' },
			{ phone: '98765 43210', country: '' },
			{ phone: '0812-3456-7890', country: 'Indonesia' },
		]);
		expect((await arrived()).map(({ to }) => to)).toEqual([
			'+6591234567',
			'+919876543210',
			'+6281234567890',
		]);
	});

	it('that could reach a stranger are refused before anything is sent', async () => {
		const workflow = await sendWorkflow(text, 'stopWorkflow', await indian());
		const execution = await workflow.run([{ phone: '9876543210' }, { phone: '6591234567' }]);
		expect(execution.data.resultData.error?.message).toBe(
			'To could be +6591234567 (Singapore) or +916591234567 (India): "6591234567" [item 1]',
		);
		expect(await arrived()).toEqual([]);
	});

	it('without country code are refused when no country is set, and the sender when there is none', async () => {
		const plain = await credentialWith({});
		const from = '+918000000000';
		const noCode = await (
			await sendWorkflow({ ...text, from }, 'stopWorkflow', plain)
		).run([{ phone: '6304567890' }]);
		expect(noCode.data.resultData.error?.message).toBe(
			'To has no country code: "6304567890" [item 0]',
		);
		const noSender = await (
			await sendWorkflow(text, 'stopWorkflow', plain)
		).run([{ phone: '+916304567890' }]);
		expect(noSender.data.resultData.error?.message).toBe('From is empty [item 0]');
		expect(await arrived()).toEqual([]);
	});
});
