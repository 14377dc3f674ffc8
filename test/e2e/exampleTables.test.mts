import { example } from '../../harness/examples.mts';
import { customerWrites, imported, leftOf, ran } from './imported.mts';
import { NEVER_SEEN, sent, textOf, TO, UNREACHABLE } from './questions.mts';
import { editor, sandbox, state, until } from './support.mts';

/** The examples that keep something in a data table of n8n, imported and filled in as their notes say. */

jest.setTimeout(300_000);

const NOT_ON_WHATSAPP = '+919000030012';
const OTHER = '+919000000002';

beforeEach(() => sandbox.clear());

/** The rows of a table, once they are as wanted. */
const rows = (table: string, areThere: (rows: Array<Record<string, unknown>>) => boolean) =>
	until(async () => {
		const all = await editor.rowsOf(table);
		return areThere(all) ? all : undefined;
	}, `the rows of ${table}`);

const OPT_OUTS = 'WhatsApp opt-outs';

const withTables = () => {
	it('keep who writes STOP on a list, and take who writes START off it', async () => {
		const list = await imported('opt-out-on-stop');
		await list.publish('When a Customer Writes');
		const url = list.callbackOf('When a Customer Writes');
		await customerWrites(url, 'Stop by tomorrow?');
		await customerWrites(url, ' STOP! ');
		await customerWrites(url, 'unsubscribe', OTHER);
		await customerWrites(url, 'stop');
		const confirmed = await sent(3);
		expect(new Set(confirmed.map(textOf))).toEqual(
			new Set(['You get no more offers from us. Write START to get them again.']),
		);
		const phones = (await editor.rowsOf(OPT_OUTS)).map(({ phone }) => phone);
		expect(phones.sort()).toEqual(['919000000000', '919000000002']);

		await customerWrites(url, 'Start');
		await rows(OPT_OUTS, (all) => all.length === 1);
		const welcomed = (await sent(4)).at(-1);
		expect(welcomed?.message.to).toBe(TO);
		expect(welcomed && textOf(welcomed)).toMatch(/^Welcome back/);
		await list.executionsOf('What Is Wanted?', 5);
	});

	it('send a campaign from a sheet once, and write down how it ends for each customer', async () => {
		const campaign = await imported('campaign-with-a-ledger', { callbackTo: 'When Exotel Calls' });
		await campaign.publish('When Exotel Calls');
		const calls = campaign.callbackOf('When Exotel Calls');
		const name = `diwali-${state.version}`;
		const customers = [
			'phone,name,coupon',
			`${TO},Asha,TEA10`,
			'919000000400,Ravi,TEA10',
			`${NOT_ON_WHATSAPP},Mei,TEA10`,
			'12,John,TEA10',
			'0091 90000 00002,Priya,TEA20',
		];
		const sheet = customers.join('\n');
		// Priya has opted out in the test before, and may not get it in whatever form her number is.
		await campaign.submit('Campaign Form', name, sheet);
		const [first] = await campaign.executionsOf('Count the Outcomes');
		expect(first.data.resultData.error?.message).toBeUndefined();
		expect(leftOf(first, 'Count the Outcomes')).toEqual([
			{ status: 'accepted', count_key: 2 },
			{ status: 'rejected', count_key: 2 },
		]);
		const ledger = await rows('WhatsApp ledger', (all) =>
			['seen', 'failed'].every((end) => all.some(({ delivery }) => delivery === end)),
		);
		const columns = ledger.map(({ campaign: of, name: who, status, delivery }) => [
			of,
			who,
			status,
			delivery,
		]);
		expect(columns).toEqual([
			[name, 'Asha', 'accepted', 'seen'],
			[name, 'Ravi', 'rejected', null],
			[name, 'Mei', 'accepted', 'failed'],
			[name, 'John', 'rejected', null],
		]);
		expect(ledger[2].deliveryReason).toContain('EX_INVALID_RECIPIENT');
		expect(ledger[3].reason).toContain('"12"');

		const again = [...customers, '+91 90000 00003,Nila,TEA10'];
		await campaign.submit('Campaign Form', name, again.join('\n'));
		const executions = await campaign.executionsOf('Count the Outcomes', 2);
		expect(leftOf(executions[1], 'Count the Outcomes')).toEqual([
			{ status: 'accepted', count_key: 3 },
			{ status: 'rejected', count_key: 2 },
		]);
		expect(await sandbox.recipients()).toMatchObject({ [TO]: 1, '+919000000003': 1 });
		const after = await rows('WhatsApp ledger', (all) => all.length === 5 && !!all[4].delivery);
		expect(after.slice(0, 4).map(({ sid }) => sid)).toEqual(ledger.map(({ sid }) => sid));

		await customerWrites(calls, 'STOP', '+919000000003');
		await rows(OPT_OUTS, (all) => all.some(({ phone }) => phone === '919000000003'));
		await campaign.submit('Campaign Form', `${name}-2`, again.join('\n'));
		const [, , third] = await campaign.executionsOf('Count the Outcomes', 3);
		expect(leftOf(third, 'Write Down the Customer').map(({ name: who }) => who)).toEqual([
			'Asha',
			'Ravi',
			'Mei',
			'John',
		]);
	});

	it('tell of many failures once for each reason, and forget none of them', async () => {
		const alerts = await imported('alert-on-failures');
		await alerts.publish('When a Message Fails');
		const updates = await imported('order-updates-to-many', {
			numbers: { statusCallback: alerts.callbackOf('When a Message Fails') },
			parameters: {
				Customers: {
					jsonOutput: JSON.stringify({
						customers: [UNREACHABLE, NOT_ON_WHATSAPP, '+919100030012', NEVER_SEEN].map(
							(phone, index) => ({ name: 'Asha', order: String(index), phone }),
						),
					}),
				},
			},
		});
		await updates.run();
		await alerts.executionsOf('Keep the Failure', 3);
		await alerts.run('Every 15 Minutes');
		const [round] = await alerts.executionsOf('Take It off the List');
		const told = leftOf(round, 'Tell the Team').map(({ alert }) => String(alert));
		expect(told).toHaveLength(2);
		expect(told.find((alert) => alert.startsWith('2 WhatsApp messages failed: '))).toMatch(
			/Customers: \+919\d{3}030012, \+919\d{3}030012$/,
		);
		expect(told.find((alert) => alert.startsWith('1 WhatsApp message failed: '))).toContain(
			'What to do: ',
		);
		expect(await editor.rowsOf('WhatsApp failures')).toEqual([]);

		await alerts.run('Every 15 Minutes');
		await alerts.executionsOf('Failures Until Now', 2);
		expect(ran((await alerts.executionsOf('Failures Until Now', 2))[1], 'Tell the Team')).toBe(
			false,
		);
	});
};

const withoutTables = () => {
	it.each(['opt-out-on-stop', 'campaign-with-a-ledger', 'alert-on-failures'])(
		'say that they need n8n 2: %s',
		async (name) => {
			const [note] = (await example(name)).nodes;
			expect(JSON.stringify(note.parameters)).toContain('(n8n 2)');
		},
	);
};

describe(`the examples with data tables in n8n ${state.version}`, () => {
	if (state.version.startsWith('1.')) withoutTables();
	else withTables();
});
