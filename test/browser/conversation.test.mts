import { sandbox, state } from '../e2e/support.mts';
import { eventually, openedSend, windowOfTest } from './support.mts';

const window = windowOfTest();

const question = {
	operation: 'sendButtons',
	from: '+918000000000',
	to: '+919000000000',
	bodyText: 'Is tomorrow fine?',
	buttons: {
		button: [
			{ id: 'yes', title: 'Yes' },
			{ id: 'no', title: 'No' },
		],
	},
	afterSending: 'waitForReply',
};

describe(`a conversation with the phone in n8n ${state.version}`, () => {
	it('ends the wait of a question with the button that the customer taps', async () => {
		const panel = await openedSend(window(), question);
		await panel.execute();
		await panel.output.getByText('Waiting for', { exact: false }).first().waitFor();

		const phone = await window().page.context().newPage();
		await phone.goto(state.sandboxUrl);
		await phone.locator('.bubble', { hasText: 'Is tomorrow fine?' }).waitFor();
		await phone.getByRole('button', { name: 'No' }).click();
		await phone.locator('.theirs', { hasText: 'No' }).waitFor();
		await phone.close();

		await eventually(async () =>
			expect(await panel.rows()).toMatchObject([
				{ waitResult: 'replied', reply: expect.stringContaining('No'), to: '+919000000000' },
			]),
		);
		expect((await sandbox.seen()).messages).toHaveLength(1);
	});
});
