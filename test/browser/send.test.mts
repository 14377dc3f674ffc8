import { sandbox, state } from '../e2e/support.mts';
import { eventually, openedSend, windowOfTest } from './support.mts';

const FROM = '+918000000000';
const TO = '+919000000000';
const window = windowOfTest();

const sentTexts = async () =>
	(await sandbox.seen()).messages.map(({ message }) => [
		(message as { to: string }).to,
		(message as { content: { text: { body: string } } }).content.text.body,
	]);

describe(`a text in the editor of n8n ${state.version}`, () => {
	it('goes out as it was filled in, and once more when it is executed again', async () => {
		const panel = await openedSend(window(), { operation: 'sendText' });
		await panel.fill('from', '+91 80000 00000');
		await panel.fill('to', '+91 90000 00000');
		await panel.fill('body', 'Your order *4711* is packed.');
		await panel.execute();
		expect(await panel.rows()).toMatchObject([
			{ status: 'accepted', to: TO, from: FROM, type: 'text' },
		]);
		expect(await sentTexts()).toEqual([[TO, 'Your order *4711* is packed.']]);

		await panel.fill('body', 'It comes tomorrow.');
		await panel.execute();
		await eventually(async () => expect(await sentTexts()).toHaveLength(2));
		expect((await sentTexts())[1]).toEqual([TO, 'It comes tomorrow.']);
	});

	it('goes to each customer of the items before, with an item for each', async () => {
		const customers = [
			{ name: 'Asha', phone: '+91 90000 00000' },
			{ name: 'Ravi', phone: '+91 90000 00001' },
			{ name: 'Meera', phone: '+91 90000 00002' },
		];
		const panel = await openedSend(
			window(),
			{ operation: 'sendText', from: FROM, to: '={{ $json.phone }}', body: '=Hi {{ $json.name }}' },
			customers,
		);
		await panel.execute();
		const rows = await panel.rows();
		expect(rows.map(({ status, to }) => [status, to])).toEqual([
			['accepted', '+919000000000'],
			['accepted', '+919000000001'],
			['accepted', '+919000000002'],
		]);
		expect((await sentTexts()).map(([, body]) => body)).toEqual(['Hi Asha', 'Hi Ravi', 'Hi Meera']);
	});

	it('says in words what is wrong with a number, and sends nothing', async () => {
		const panel = await openedSend(window(), { operation: 'sendText' });
		await panel.fill('from', FROM);
		await panel.fill('to', '98765 43210');
		await panel.fill('body', 'Hello');
		await panel.execute();
		const { message, advice } = await panel.refusal();
		expect(message).toContain('To has no country code: "98765 43210"');
		expect(advice).toContain('+91');
		expect(await sentTexts()).toEqual([]);
	});
});
