import { sandbox, state } from '../e2e/support.mts';
import { eventually, openedSend, windowOfTest } from './support.mts';

const window = windowOfTest();

const variables = async () =>
	(await sandbox.seen()).messages.map(({ message }) => {
		const { template } = (message as { content: { template: { name: string } } }).content;
		return JSON.stringify(template);
	});

describe(`a template in the editor of n8n ${state.version}`, () => {
	it('is picked from the list, gets its fields, and goes out filled in', async () => {
		const panel = await openedSend(window(), {
			operation: 'sendTemplate',
			from: '+918000000000',
			to: '+919000000000',
		});
		await panel.pickFromList('template', 'visit_reminder');
		await eventually(async () =>
			expect(await panel.mappedLabels()).toEqual([expect.stringMatching(/^Body 1, e\.g\. Friday/)]),
		);
		await panel.fillMapped('Body 1', 'Monday');
		await panel.execute();
		expect(await panel.rows()).toMatchObject([
			{ status: 'accepted', preview: expect.stringContaining('Your visit is on Monday at ten.') },
		]);
		expect(await variables()).toEqual([expect.stringContaining('Monday')]);
	});

	it('shows the fields of another one once that is picked, without the old values', async () => {
		const panel = await openedSend(window(), {
			operation: 'sendTemplate',
			from: '+918000000000',
			to: '+919000000000',
		});
		await panel.pickFromList('template', 'visit_reminder');
		await panel.fillMapped('Body 1', 'Monday');
		await panel.pickFromList('template', 'order_update', 'order_update (en,');
		await eventually(async () =>
			expect(await panel.mappedLabels()).toEqual([
				expect.stringMatching(/^Header/),
				expect.stringMatching(/^Body 1, e\.g\. Asha/),
				expect.stringMatching(/^Body 2, e\.g\. 4711/),
				expect.stringMatching(/4711/),
			]),
		);
		await panel.fillMapped('Header', '4712');
		await panel.fillMapped('Body 1', 'Ravi');
		await panel.fillMapped('Body 2', '4712');
		await panel.fillMapped('Track', '4712');
		await panel.execute();
		expect(await panel.rows()).toMatchObject([
			{ preview: expect.stringContaining('Hi Ravi, your order 4712 is packed.') },
		]);
		expect(await variables()).toEqual([expect.not.stringContaining('Monday')]);
	});
});
