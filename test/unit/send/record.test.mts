import { Problem } from '../../../nodes/ExotelWhatsApp/shared/problem';
import { SendRecord } from '../../../nodes/ExotelWhatsApp/send/record';
import type { Outcome } from '../../../nodes/ExotelWhatsApp/send/outcome';
import { messagesOf } from '../support/delivery.mts';

const accepted = (sid: string, requestId: string | null = 'r1'): Outcome => ({
	status: 'accepted',
	sid,
	code: 202,
	requestId,
	problem: null,
});

const failed = (status: 'rejected' | 'unknown'): Outcome => ({
	...accepted('', null),
	status,
	sid: null,
	problem: new Problem('m', 'd'),
});

/** What n8n does with the context between two tries. */
const stored = (context: Record<string, unknown>) =>
	JSON.parse(JSON.stringify(context)) as Record<string, unknown>;

describe('SendRecord', () => {
	const [one, two, three] = messagesOf(3);

	it('gives an accepted message back as if it was sent now, in the next try', () => {
		const context = {};
		const record = new SendRecord(context, 0);
		expect(record.earlier(one, false)).toBeUndefined();
		record.add(one, accepted('s1'));
		record.add(two, accepted('s2', 'r2'));
		const retry = new SendRecord(stored(context), 0);
		expect(retry.earlier(two, false)).toEqual(accepted('s2', 'r2'));
		expect(retry.earlier(one, false)).toEqual(accepted('s1'));
		expect(retry.earlier(three, false)).toBeUndefined();
	});

	it('lets a rejected message be sent again', () => {
		const context = {};
		new SendRecord(context, 0).add(one, failed('rejected'));
		expect(new SendRecord(stored(context), 0).earlier(one, false)).toBeUndefined();
	});

	it('holds an uncertain message back, unless the user wants it sent', () => {
		const context = {};
		new SendRecord(context, 0).add(one, failed('unknown'));
		const held = new SendRecord(stored(context), 0).earlier(one, false);
		expect(held).toMatchObject({ status: 'unknown', sid: null });
		expect(held?.problem?.message).toContain('was not sent again');
		expect(held?.problem?.advice).toContain('Send Uncertain Messages Again');
		expect(new SendRecord(stored(context), 0).earlier(one, true)).toBeUndefined();
	});

	it('counts equal messages', () => {
		const context = {};
		const record = new SendRecord(context, 0);
		record.add(one, accepted('s1'));
		record.add({ ...one }, accepted('s2'));
		const retry = new SendRecord(stored(context), 0);
		const sids = [1, 2, 3].map(() => retry.earlier(one, false)?.sid);
		expect(sids).toEqual(['s1', 's2', undefined]);
	});

	it('keeps what earlier tries sent over a third try', () => {
		const first = {};
		new SendRecord(first, 0).add(one, accepted('s1'));
		const second = stored(first);
		const retry = new SendRecord(second, 0);
		retry.earlier(one, false);
		retry.add(two, accepted('s2'));
		const third = new SendRecord(stored(second), 0);
		expect(third.earlier(one, false)?.sid).toBe('s1');
		expect(third.earlier(two, false)?.sid).toBe('s2');
	});

	it('takes a message with another text, recipient or callback as another', () => {
		const context = {};
		new SendRecord(context, 0).add(one, accepted('s1'));
		const retry = new SendRecord(stored(context), 0);
		const others = [
			{ ...one, to: two.to },
			{ ...one, content: two.content },
			{ ...one, status_callback: 'https://example.com' },
			{ ...one, custom_data: 'x' },
		];
		expect(others.map((other) => retry.earlier(other, false))).toEqual(others.map(() => undefined));
	});

	it('is as it was before when a try looks into it and sends nothing', () => {
		const context = {};
		new SendRecord(context, 0).add(one, failed('unknown'));
		const before = stored(context);
		expect(new SendRecord(context, 0).earlier(one, true)).toBeUndefined();
		expect(context).toEqual(before);
	});

	it('starts over in each round of a loop', () => {
		const context = {};
		new SendRecord(context, 0).add(one, accepted('s1'));
		expect(new SendRecord(stored(context), 1).earlier(one, false)).toBeUndefined();
	});

	it.each([[{}], [{ exotelWhatsAppSent: 'x' }], [{ exotelWhatsAppSent: { round: 0 } }]])(
		'starts over with a context that is not its own: %p',
		(context) => {
			expect(new SendRecord(context, 0).earlier(one, false)).toBeUndefined();
		},
	);

	it('leaves nothing behind once no retry can come', () => {
		const context = { other: 1 };
		const record = new SendRecord(context, 0);
		record.add(one, accepted('s1'));
		record.clear();
		expect(context).toEqual({ other: 1 });
	});

	it('needs less than 100 bytes a message', () => {
		const context = {};
		const record = new SendRecord(context, 0);
		const messages = messagesOf(10_000);
		messages.forEach((message, index) =>
			record.add(
				message,
				accepted(String(index).padStart(32, '0'), `request-${Math.floor(index / 100)}`),
			),
		);
		const ids = Math.ceil(messages.length / 100) * 32;
		expect(JSON.stringify(context).length - ids).toBeLessThan(100 * messages.length);
	});
});
