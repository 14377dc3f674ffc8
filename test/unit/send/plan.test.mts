import type { FileLinks } from '../../../nodes/ExotelWhatsApp/attachments/link';
import type { Draft } from '../../../nodes/ExotelWhatsApp/send/draft';
import { Identities } from '../../../nodes/ExotelWhatsApp/send/identity';
import { notSent, type Outcome } from '../../../nodes/ExotelWhatsApp/send/outcome';
import { isToSend, plan, settledOf, type ToSend } from '../../../nodes/ExotelWhatsApp/send/plan';
import { SendRecord } from '../../../nodes/ExotelWhatsApp/send/record';
import { Problem } from '../../../nodes/ExotelWhatsApp/shared/problem';
import { FakeClock, messagesOf } from '../support/delivery.mts';

const given = { from: undefined, to: undefined };
const accepted = (sid: string): Outcome => ({
	status: 'accepted',
	sid,
	code: 202,
	requestId: 'r',
	problem: null,
});

/** Items for the customers of these numbers, each with a text of its own. */
const drafts = (...customers: Array<[number, string?]>): Draft[] =>
	customers.map(([customer, sendOnceKey], itemIndex) => {
		const [{ to }] = messagesOf(customer + 1).slice(customer);
		return {
			itemIndex,
			given,
			sendOnceKey,
			message: { ...messagesOf(itemIndex + 1)[itemIndex], to },
		};
	});

const planned = (items: Draft[], record = new SendRecord({}, 0)) =>
	plan(items, record, false, { files: {} as FileLinks, waiting: undefined }, new FakeClock());

describe('plan', () => {
	it('sends a customer one message for each Send Once key', async () => {
		const items = await planned(drafts([0, 'a'], [1, 'a'], [0, 'b'], [0, 'a'], [0], [0]));
		expect(items.map(isToSend)).toEqual([true, true, true, false, true, true]);
	});

	it.each([
		['accepted', accepted('s0'), { sid: 's0', status: 'accepted', sentBefore: true }],
		['rejected', notSent(new Problem('no', 'no')), { status: 'rejected', sentBefore: false }],
	])(
		'gives the second item of a customer what the first ended with: %s',
		async (_, outcome, end) => {
			const items = await planned(drafts([0, 'a'], [0, 'a']));
			(items[0] as ToSend).outcome = outcome;
			const [first, second] = settledOf(items);
			expect(first.outcome).toEqual(outcome);
			expect(second.outcome).toMatchObject(end);
			expect(second.draft.itemIndex).toBe(1);
		},
	);

	it('sends no second message when an earlier try has sent the first', async () => {
		const items = drafts([0, 'a'], [0, 'a']);
		const record = new SendRecord({}, 0);
		record.add(new Identities().of(items[0].message!), accepted('s0'));
		const settled = settledOf(await planned(items, record));
		expect(settled.map(({ outcome }) => outcome.sid)).toEqual(['s0', 's0']);
	});

	it('sends the message of the next item when the first has none', async () => {
		const [bad, good] = drafts([0, 'a'], [0, 'a']);
		const problem = new Problem('no text', 'write one');
		const items = await planned([{ ...bad, message: undefined, problem }, good]);
		expect(items.map(isToSend)).toEqual([false, true]);
	});
});
