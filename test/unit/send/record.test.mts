import { Problem } from '../../../nodes/ExotelWhatsApp/shared/problem';
import { SendRecord } from '../../../nodes/ExotelWhatsApp/send/record';
import type { Outcome } from '../../../nodes/ExotelWhatsApp/send/outcome';
import { Identities, type Identity } from '../../../nodes/ExotelWhatsApp/send/identity';
import type { Message } from '../../../nodes/ExotelWhatsApp/api/sendRequest';
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

/** The identities of messages that are sent together. */
const identitiesOf = (messages: Message[]): Identity[] => {
	const identities = new Identities();
	return messages.map((message) => identities.of(message));
};

/** What n8n does with the context between two tries. */
const stored = (context: Record<string, unknown>) =>
	JSON.parse(JSON.stringify(context)) as Record<string, unknown>;

describe('SendRecord', () => {
	const messages = messagesOf(3);
	const [one, two, three] = identitiesOf(messages);

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

	it('knows which of equal messages were sent', () => {
		const [first, second, third] = identitiesOf([messages[0], messages[0], messages[0]]);
		const context = {};
		const record = new SendRecord(context, 0);
		record.add(third, accepted('s3'));
		record.add(first, failed('rejected'));
		record.add(second, accepted('s2'));
		const retry = new SendRecord(stored(context), 0);
		const sids = [first, second, third].map((copy) => retry.earlier(copy, false)?.sid);
		expect(sids).toEqual([undefined, 's2', 's3']);
	});

	it('lets an uncertain message that was sent again and rejected be sent once more', () => {
		const context = {};
		new SendRecord(context, 0).add(one, failed('unknown'));
		new SendRecord(context, 0).add(one, failed('rejected'));
		expect(new SendRecord(stored(context), 0).earlier(one, false)).toBeUndefined();
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
		const many = identitiesOf(messagesOf(10_000));
		many.forEach((identity, index) =>
			record.add(
				identity,
				accepted(String(index).padStart(32, '0'), `request-${Math.floor(index / 100)}`),
			),
		);
		const ids = Math.ceil(many.length / 100) * 32;
		expect(JSON.stringify(context).length - ids).toBeLessThan(100 * many.length);
	});
});
