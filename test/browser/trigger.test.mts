import { sandbox, state } from '../e2e/support.mts';
import { eventually, savedWorkflow, windowOfTest } from './support.mts';

const window = windowOfTest();
const content = { type: 'text', text: { body: 'Hello' } };

describe(`the trigger in the editor of n8n ${state.version}`, () => {
	it('is added, shows its fields, and gives the report that comes while it listens', async () => {
		await window().openWorkflow(await savedWorkflow());
		await window().searchNodes('exotel');
		await window().openFound('Exotel WhatsApp');
		await window().showTriggers();
		const panel = await window().addByAction('On delivery report');
		await eventually(async () =>
			expect(await panel.labels()).toEqual(['Events', 'Statuses', 'Reasons', 'Options']),
		);
		const callback = await panel.listen();
		await sandbox.send({
			to: '+919000030018',
			content,
			custom_data: 'order-4711',
			status_callback: callback,
		});
		expect(await panel.rows()).toMatchObject([
			{
				event: 'deliveryReport',
				status: 'failed',
				reason: 'EX_REENGAGEMENT_ERROR',
				advice: expect.stringContaining('Send a template message instead'),
				to: '+919000030018',
				customData: 'order-4711',
			},
		]);
	});

	it('shows the fields of incoming messages for those alone', async () => {
		await window().openWorkflow(await savedWorkflow());
		await window().searchNodes('exotel');
		await window().openFound('Exotel WhatsApp');
		await window().showTriggers();
		const panel = await window().addByAction('On incoming message');
		await eventually(async () =>
			expect(await panel.labels()).toEqual(['Events', 'Message Types', 'Reply IDs', 'Options']),
		);
	});
});
