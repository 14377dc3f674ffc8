import { deliver, type Post, type Reply } from '../../nodes/ExotelWhatsApp/send/deliver';
import { sendBody, type Message } from '../../nodes/ExotelWhatsApp/send/envelope';
import { accepted, envelope, HTML } from './support/answers.mts';

const messagesOf = (count: number): Message[] =>
	Array.from({ length: count }, (_, index) => ({
		from: '+918000000000',
		to: `+91${9000000000 + index}`,
		content: { type: 'text', text: { body: `message ${index}` } },
	}));

const answered = (statusCode: number, body: unknown): Reply => ({
	kind: 'answered',
	answer: { statusCode, body },
});

type Body = ReturnType<typeof sendBody>;

const recipients = ({ whatsapp }: Body) => whatsapp.messages.map(({ to }) => to);

/** Accepts everything; a SID is the recipient's number. */
const acceptAll = (body: Body) => answered(202, envelope(recipients(body).map(accepted)));

/** A `post` that keeps what it was given, with a reply of its own for some requests. */
function recorder(replies: Record<number, Reply> = {}) {
	const bodies: Body[] = [];
	const post: Post = async (body) => {
		bodies.push(body);
		return await Promise.resolve(replies[bodies.length - 1] ?? acceptAll(body));
	};
	return { bodies, post };
}

describe('deliver', () => {
	it('sends 250 messages as 100, 100 and 50, in their order', async () => {
		const { bodies, post } = recorder();
		const messages = messagesOf(250);
		const outcomes = await deliver(messages, post);
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
		expect(await deliver(messagesOf(count), post)).toHaveLength(count);
		expect(bodies.map((body) => body.whatsapp.messages.length)).toEqual(sizes);
	});

	it('waits for an answer before it sends the next request', async () => {
		let open = 0;
		const post: Post = async (body) => {
			open += 1;
			expect(open).toBe(1);
			await Promise.resolve();
			open -= 1;
			return acceptAll(body);
		};
		const outcomes = await deliver(messagesOf(250), post);
		expect(outcomes.every(({ status }) => status === 'accepted')).toBe(true);
	});

	it.each([401, 402, 403, 404])('stops after HTTP %i', async (statusCode) => {
		const { bodies, post } = recorder({ 1: answered(statusCode, { request_id: 'r1' }) });
		const outcomes = await deliver(messagesOf(250), post);
		expect(bodies).toHaveLength(2);
		expect(outcomes.map(({ status }) => status)).toEqual([
			...Array<string>(100).fill('accepted'),
			...Array<string>(150).fill('rejected'),
		]);
		expect(outcomes[100]).toMatchObject({
			code: statusCode,
			requestId: 'r1',
			error: { code: statusCode },
		});
		expect(outcomes[200]).toMatchObject({
			sid: null,
			code: null,
			requestId: null,
			error: {
				code: statusCode,
				message: expect.stringMatching(
					/^Not sent, since the request before was refused: ./,
				) as string,
			},
		});
	});

	it('stops after HTTP 401 as RestException, with the same advice for all', async () => {
		const body = { RestException: { Status: 401, Message: 'Authentication failed' } };
		const { bodies, post } = recorder({ 0: answered(401, body) });
		const outcomes = await deliver(messagesOf(101), post);
		expect(bodies).toHaveLength(1);
		expect(outcomes[0].error?.description).toContain(outcomes[100].error?.description);
	});

	it.each<[string, Reply, string]>([
		['HTTP 400', answered(400, {}), 'rejected'],
		['HTTP 409', answered(409, {}), 'rejected'],
		['HTTP 429', answered(429, {}), 'rejected'],
		['HTTP 502', answered(502, HTML), 'unknown'],
		['an answer that does not match', answered(202, envelope([])), 'unknown'],
		['no answer', { kind: 'unanswered' }, 'unknown'],
	])('sends the next request after %s', async (_, reply, status) => {
		const { bodies, post } = recorder({ 0: reply });
		const outcomes = await deliver(messagesOf(150), post);
		expect(bodies).toHaveLength(2);
		expect(outcomes.map((outcome) => outcome.status)).toEqual([
			...Array<string>(100).fill(status),
			...Array<string>(50).fill('accepted'),
		]);
	});

	it('says of an unanswered request that its messages may be out', async () => {
		const { post } = recorder({ 0: { kind: 'unanswered' } });
		expect(await deliver(messagesOf(1), post)).toEqual([
			{
				status: 'unknown',
				sid: null,
				code: null,
				requestId: null,
				error: {
					code: null,
					message: 'The request left, and no answer came',
					description: expect.stringContaining('it may have gone out') as string,
				},
			},
		]);
	});

	it('stops after a request that could not leave, with its reason for all', async () => {
		const reason = { code: 'ECONNREFUSED', message: 'not reached', description: 'try later' };
		const { bodies, post } = recorder({ 1: { kind: 'notSent', reason } });
		const outcomes = await deliver(messagesOf(250), post);
		expect(bodies).toHaveLength(2);
		expect(outcomes.slice(0, 100).every(({ status }) => status === 'accepted')).toBe(true);
		for (const outcome of outcomes.slice(100)) {
			expect(outcome).toEqual({
				status: 'rejected',
				sid: null,
				code: null,
				requestId: null,
				error: reason,
			});
		}
	});

	it('keeps the first reason to stop', async () => {
		const { post } = recorder({ 0: answered(403, {}), 1: answered(401, {}) });
		const outcomes = await deliver(messagesOf(300), post);
		expect(outcomes.map(({ error }) => error?.code)).toEqual(Array<number>(300).fill(403));
	});
});
