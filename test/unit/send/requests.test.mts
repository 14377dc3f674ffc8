import type { Reply } from '../../../nodes/ExotelWhatsApp/api/reply';
import type { Post } from '../../../nodes/ExotelWhatsApp/send/requests';
import { Problem } from '../../../nodes/ExotelWhatsApp/shared/problem';
import { said } from '../support/messages.mts';
import { envelope, HTML } from '../support/answers.mts';
import {
	acceptAll,
	answered,
	sendWith,
	FakeClock,
	messagesOf,
	recipients,
	recorder,
} from '../support/delivery.mts';

describe('sendAll', () => {
	it('sends 250 messages as 100, 100 and 50, in their order', async () => {
		const { bodies, post } = recorder();
		const messages = messagesOf(250);
		const { outcomes } = await sendWith(messages, post);
		expect(bodies.map((body) => body.whatsapp.messages.length)).toEqual([100, 100, 50]);
		expect(bodies.flatMap(recipients)).toEqual(messages.map(({ to }) => to));
		expect(outcomes.map(({ sid }) => sid)).toEqual(messages.map(({ to }) => to));
	});

	it.each([
		[0, []],
		[1, [1]],
		[100, [100]],
		[101, [100, 1]],
		[200, [100, 100]],
	])('sends %i messages as %p', async (count, sizes) => {
		const { bodies, post } = recorder();
		expect((await sendWith(messagesOf(count), post)).outcomes).toHaveLength(count);
		expect(bodies.map((body) => body.whatsapp.messages.length)).toEqual(sizes);
	});

	it.each([1, 3])('has %i requests open at a time', async (requestsInParallel) => {
		let open = 0;
		let most = 0;
		const post: Post = async (body) => {
			open += 1;
			most = Math.max(most, open);
			await new Promise((resolve) => setImmediate(resolve));
			open -= 1;
			return acceptAll(body);
		};
		const messages = messagesOf(950);
		const { outcomes } = await sendWith(messages, post, { requestsInParallel });
		expect(most).toBe(requestsInParallel);
		expect(outcomes.map(({ sid }) => sid)).toEqual(messages.map(({ to }) => to));
	});

	it.each([401, 402, 403, 404])('stops after HTTP %i', async (statusCode) => {
		const { bodies, post } = recorder({ 1: answered(statusCode, { request_id: 'r1' }) });
		const { outcomes } = await sendWith(messagesOf(250), post);
		expect(bodies).toHaveLength(2);
		expect(outcomes.map(({ status }) => status)).toEqual([
			...Array<string>(100).fill('accepted'),
			...Array<string>(150).fill('rejected'),
		]);
		expect(outcomes[100]).toMatchObject({
			code: statusCode,
			requestId: 'r1',
			problem: { code: statusCode },
		});
		expect(outcomes[200]).toMatchObject({
			sid: null,
			code: null,
			requestId: null,
			problem: {
				code: statusCode,
				message: expect.stringMatching(
					/^Not sent, since the request before was refused: ./,
				) as string,
			},
		});
	});

	it('lets n8n do its other work once there are no requests to wait for', async () => {
		const clock = new FakeClock();
		await sendWith(messagesOf(250), recorder().post, {}, clock);
		expect(clock.breaths).toBe(0);
		await sendWith(messagesOf(2000), recorder({ 0: answered(401, {}) }).post, {}, clock);
		expect(clock.breaths).toBe(19);
		clock.cancelled = true;
		await sendWith(messagesOf(1000), recorder().post, {}, clock);
		expect(clock.breaths).toBe(29);
	});

	it('stops after HTTP 401 as RestException, with the same advice for all', async () => {
		const body = { RestException: { Status: 401, Message: 'Authentication failed' } };
		const { bodies, post } = recorder({ 0: answered(401, body) });
		const { outcomes } = await sendWith(messagesOf(101), post);
		expect(bodies).toHaveLength(1);
		expect(outcomes[0].problem?.advice).toContain(outcomes[100].problem?.advice);
	});

	it.each<[string, Reply, string]>([
		['HTTP 409', answered(409, {}), 'rejected'],
		['HTTP 502', answered(502, HTML), 'unknown'],
		['an answer that does not match', answered(202, envelope([])), 'unknown'],
		['no answer', { kind: 'unanswered' }, 'unknown'],
	])('sends the next request after %s', async (_, reply, status) => {
		const { bodies, post } = recorder({ 0: reply });
		const { outcomes } = await sendWith(messagesOf(150), post);
		expect(bodies).toHaveLength(2);
		expect(outcomes.map((outcome) => outcome.status)).toEqual([
			...Array<string>(100).fill(status),
			...Array<string>(50).fill('accepted'),
		]);
	});

	it('says of an unanswered request that its messages may be out', async () => {
		const { post } = recorder({ 0: { kind: 'unanswered' } });
		const [{ problem, ...rest }, ...others] = (await sendWith(messagesOf(1), post)).outcomes;
		expect(others).toEqual([]);
		expect(rest).toEqual({ status: 'unknown', sid: null, code: null, requestId: null });
		expect(problem && said(problem)).toEqual({
			code: null,
			message: 'The request left, and no answer came',
			advice: expect.stringContaining('it may have gone out') as string,
		});
	});

	it('stops after a request that could not leave, with its reason for all', async () => {
		const problem = new Problem('not reached', 'try later', 'ECONNREFUSED');
		const { bodies, post } = recorder(
			Object.fromEntries([1, 2, 3, 4, 5].map((at) => [at, { kind: 'notSent', problem } as Reply])),
		);
		const { outcomes } = await sendWith(messagesOf(250), post);
		expect(bodies).toHaveLength(6);
		expect(outcomes.slice(0, 100).every(({ status }) => status === 'accepted')).toBe(true);
		for (const outcome of outcomes.slice(100)) {
			const { problem: own, ...rest } = outcome;
			expect(rest).toEqual({ status: 'rejected', sid: null, code: null, requestId: null });
			expect(own).toBe(problem);
		}
	});

	it('keeps the first reason to stop', async () => {
		const { post } = recorder({ 0: answered(403, {}), 1: answered(401, {}) });
		const { outcomes } = await sendWith(messagesOf(300), post);
		expect(outcomes.map(({ problem }) => problem?.code)).toEqual(Array<number>(300).fill(403));
	});

	it('puts the messages of a request in order whatever order the answers have', async () => {
		const waiting: Array<() => void> = [];
		const post: Post = async (body) => {
			await new Promise<void>((resolve) => waiting.push(resolve));
			return acceptAll(body);
		};
		const messages = messagesOf(300);
		const delivery = sendWith(messages, post, { requestsInParallel: 3 });
		while (waiting.length < 3) await new Promise((resolve) => setImmediate(resolve));
		waiting.reverse().forEach((answer) => answer());
		const { outcomes, told } = await delivery;
		expect(outcomes.map(({ sid }) => sid)).toEqual(messages.map(({ to }) => to));
		expect(told[0]).toBe(200);
	});

	it('halves a request that is refused whole until the bad messages are alone', async () => {
		const messages = messagesOf(100);
		const bad = new Set([messages[17].to, messages[18].to, messages[99].to]);
		const seen = new Map<string, number>();
		const post: Post = async (body) => {
			const whole = recipients(body);
			if (whole.some((to) => bad.has(to))) {
				return answered(400, { error_data: { code: 1001, message: 'bad', description: 'bad' } });
			}
			whole.forEach((to) => seen.set(to, (seen.get(to) ?? 0) + 1));
			return acceptAll(body);
		};
		const { outcomes } = await sendWith(messages, post);
		outcomes.forEach(({ status, sid }, index) => {
			const { to } = messages[index];
			expect([status, sid]).toEqual(bad.has(to) ? ['rejected', null] : ['accepted', to]);
		});
		expect([...seen.values()]).toEqual(Array<number>(97).fill(1));
	});

	it('does not halve a 400 in which a message was accepted', async () => {
		const entries = [
			{ code: 202, data: { sid: 's1' } },
			{ code: 400, error_data: null },
		];
		const { bodies, post } = recorder({ 0: answered(400, envelope(entries, 400)) });
		const { outcomes } = await sendWith(messagesOf(2), post);
		expect(bodies).toHaveLength(1);
		expect(outcomes.map(({ status }) => status)).toEqual(['accepted', 'rejected']);
	});

	it.each([
		['in seconds', '7'],
		['as a date', new Date(1_700_000_007_000).toUTCString()],
	])('waits as long as Retry-After says %s', async (_, retryAfter) => {
		const { bodies, post } = recorder({ 0: answered(429, {}, retryAfter) });
		const { outcomes, clock } = await sendWith(messagesOf(1), post);
		expect(bodies).toHaveLength(2);
		expect(clock.waits).toEqual([7000]);
		expect(outcomes[0].status).toBe('accepted');
	});

	it('backs off from 429 without Retry-After, then gives up, and sends no more', async () => {
		const { bodies, post } = recorder(
			Object.fromEntries(Array.from({ length: 9 }, (_, index) => [index, answered(429, {})])),
		);
		const { outcomes, clock } = await sendWith(messagesOf(250), post);
		expect(bodies).toHaveLength(5);
		expect(clock.waits).toEqual([1000, 2000, 4000, 8000]);
		expect(outcomes.map(({ status }) => status)).toEqual(Array<string>(250).fill('rejected'));
		expect(outcomes[249].problem?.message).toContain('Not sent');
	});

	it('does not wait longer than five minutes', async () => {
		const { bodies, post } = recorder({ 0: answered(429, {}, '301') });
		const { clock } = await sendWith(messagesOf(1), post);
		expect(bodies).toHaveLength(1);
		expect(clock.waits).toEqual([]);
	});

	const uncertain: Array<[string, Reply]> = [
		['a 500', answered(500, {})],
		['no answer', { kind: 'unanswered' }],
	];

	it.each(uncertain)('does not send again after %s', async (_, reply) => {
		const { bodies, post } = recorder({ 0: reply });
		const { outcomes } = await sendWith(messagesOf(1), post);
		expect(bodies).toHaveLength(1);
		expect(outcomes[0].status).toBe('unknown');
	});

	it.each(uncertain)('sends again after %s when the user wants so', async (_, reply) => {
		const { bodies, post } = recorder({ 0: reply });
		const { outcomes } = await sendWith(messagesOf(1), post, { sendUncertainAgain: true });
		expect(bodies).toHaveLength(2);
		expect(outcomes[0].status).toBe('accepted');
	});

	it('puts no further message at risk after three uncertain requests in a row', async () => {
		const { bodies, post } = recorder({
			0: answered(500, {}),
			2: { kind: 'unanswered' },
			3: answered(503, HTML),
			4: answered(500, {}),
		});
		const { outcomes } = await sendWith(messagesOf(800), post);
		expect(bodies).toHaveLength(5);
		const statuses = outcomes.map(({ status }) => status);
		expect(statuses.filter((status) => status === 'unknown')).toHaveLength(400);
		expect(statuses.slice(500)).toEqual(Array<string>(300).fill('rejected'));
		expect(outcomes[799].problem?.message).toContain('3 requests in a row');
	});

	it('keeps to the limit of messages a second', async () => {
		const { bodies, post } = recorder();
		const { clock } = await sendWith(messagesOf(100), post, { messagesPerSecond: 20 });
		expect(bodies.map((body) => body.whatsapp.messages.length)).toEqual([20, 20, 20, 20, 20]);
		expect(clock.waits).toEqual([1000, 1000, 1000, 1000]);
	});

	it('asks once for each message before it leaves, also where a request is halved', async () => {
		const { post } = recorder({ 0: answered(400, {}) });
		const { asked, outcomes } = await sendWith(messagesOf(120), post);
		expect(asked).toEqual(outcomes.map((_, position) => position));
	});

	it('sends the others of a request, and waits for no turn of those that have ended', async () => {
		const { bodies, post } = recorder();
		const clock = new FakeClock();
		const messages = messagesOf(30);
		const limit = { messagesPerSecond: 10 };
		const isHeld = (position: number) => position < 25;
		const { outcomes } = await sendWith(messages, post, limit, clock, isHeld);
		expect(bodies.map(recipients)).toEqual([messages.slice(25).map(({ to }) => to)]);
		expect(outcomes.map(({ sentBefore = false }) => sentBefore)).toEqual(
			messages.map((_, position) => position < 25),
		);
		expect(clock.waits).toEqual([]);
	});

	it('asks for no message that cannot leave any more', async () => {
		const { post } = recorder({ 0: answered(401, {}) });
		const { asked } = await sendWith(messagesOf(250), post);
		expect(asked).toEqual(Array.from({ length: 100 }, (_, position) => position));
	});

	it('sends nothing more once the user has cancelled', async () => {
		const clock = new FakeClock();
		const bodies: unknown[] = [];
		const post: Post = async (body) => {
			bodies.push(body);
			clock.cancelled = true;
			return Promise.resolve(acceptAll(body));
		};
		const { outcomes } = await sendWith(messagesOf(300), post, {}, clock);
		expect(bodies).toHaveLength(1);
		expect(outcomes[299].problem?.message).toContain('cancelled');
	});
});
