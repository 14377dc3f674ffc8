import type { INode } from 'n8n-workflow';

import type { Fault } from '../../sandbox/faults.mts';
import { credentialFor, recipients, send, TEXT, useSandbox } from './support/engine.mts';

const sandbox = useSandbox();

const HTML = '<html><head><title>Bad Gateway</title></head></html>';

const NOT_ACCEPTED = 'Exotel does not accept the credential: API key, API token or region is wrong';
const UNCLEAR = 'Exotel could not say whether it took the message';
const UNMATCHED = 'Exotel took the request, and its answer does not say how each message ended';

const restException = (Status: number, Message: string) => ({ RestException: { Status, Message } });

/** Requests go out one after the other unless told otherwise, so that faults hit the first. */
const sendText = (
	onError: INode['onError'],
	requestsInParallel = 1,
	credential: object = credentialFor(sandbox),
) => ({
	credential,
	parameters: { ...TEXT, options: { requestsInParallel } },
	settings: { onError },
});

const accepted = (sid: string) => ({
	code: 202,
	status: 'success',
	error_data: null,
	data: { sid },
});
const refused = (description: string) => ({
	code: 400,
	status: 'failure',
	error_data: { code: 1007, message: 'Invalid parameter', description },
	data: null,
});
const envelope = (...messages: object[]) => ({
	request_id: '0f0f',
	response: { whatsapp: { messages } },
});

/** An answer to a request of two messages: its name, the fault, and what each item must say. */
const faults: Array<[string, Fault, string, string]> = [
	['401', { status: 401, body: restException(401, 'Authenticate') }, 'rejected', NOT_ACCEPTED],
	['402', { status: 402, body: { message: 'no balance' } }, 'rejected', 'The Exotel plan does'],
	['403', { status: 403, body: { error: 'no' } }, 'rejected', 'The Exotel account is not allowed'],
	['404', { status: 404, body: HTML }, 'rejected', 'Exotel does not know this account SID'],
	['409', { status: 409, body: {} }, 'rejected', 'Exotel cannot do this in the present state'],
	['418', { status: 418 }, 'rejected', 'Exotel refused the request with HTTP 418'],
	[
		'429 that asks for more patience than there is',
		{ status: 429, headers: { 'Retry-After': '301' } },
		'rejected',
		'its rate limit is reached',
	],
	['500', { status: 500, body: restException(500, 'Internal') }, 'unknown', UNCLEAR],
	['502 in HTML', { status: 502, body: HTML }, 'unknown', UNCLEAR],
	['503 without a body', { status: 503 }, 'unknown', UNCLEAR],
	['200 without a body', { status: 200 }, 'unknown', UNMATCHED],
	['202 in HTML', { status: 202, body: HTML }, 'unknown', UNMATCHED],
	['202 without messages', { status: 202, body: { request_id: '0f0f' } }, 'unknown', UNMATCHED],
	['too few entries', { status: 202, body: envelope(accepted('A1')) }, 'unknown', UNMATCHED],
	[
		'too many entries',
		{ status: 202, body: envelope(accepted('A1'), accepted('A2'), accepted('A3')) },
		'unknown',
		UNMATCHED,
	],
];

describe.each(faults)('an answer of %s', (_name, fault, status, message) => {
	it('tells each item what it means with Continue', async () => {
		sandbox.state.faults.push(fault);
		const { error, output } = await send(sendText('continueRegularOutput'), recipients(2));
		expect(error).toBeUndefined();
		const out = output('Send').map(({ json }) => json);
		expect(out).toHaveLength(2);
		for (const json of out) {
			expect(json).toMatchObject({
				sid: null,
				status,
				code: fault.status,
				error: {
					message: expect.stringContaining(message),
					description: expect.stringMatching(/\.$/),
				},
			});
		}
		expect(JSON.stringify(out)).not.toContain('<html');
	});

	it('stops the workflow with Stop, and sends nothing twice', async () => {
		sandbox.state.faults.push(fault);
		const { error } = await send(sendText('stopWorkflow'), recipients(2));
		expect(error?.message).toContain(message);
		expect(error?.message).toMatch(
			status === 'unknown' ? /^2 of 2 messages have an unknown outcome: / : /^2 of 2 messages were/,
		);
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: String(fault.status) });
		expect(sandbox.state.requests.all()).toHaveLength(1);
	});
});

it('reads each entry of a 400 that names them', async () => {
	const body = envelope(refused('to is wrong'), accepted('A2'));
	sandbox.state.faults.push({ status: 400, body });
	const { output } = await send(sendText('continueRegularOutput'), recipients(2));
	const [first, second] = output('Send').map(({ json }) => json);
	expect(first).toMatchObject({ status: 'rejected', sid: null, code: 400, requestId: '0f0f' });
	expect(first.error).toEqual({
		code: 1007,
		message: 'Invalid parameter',
		description: expect.stringContaining('to is wrong'),
	});
	expect(second).toMatchObject({ status: 'accepted', sid: 'A2', code: 202, error: null });
});

it("keeps Exotel's words where n8n finds the code EEXIST in them", async () => {
	const entry = { code: 400, error_data: { code: 1001, message: 'Preexisting conversation' } };
	sandbox.state.faults.push({ status: 202, body: envelope(entry) });
	const { error } = await send(sendText('stopWorkflow'), recipients(1));
	expect(error?.message).toBe('Preexisting conversation');
});

it.each([
	[401, 1],
	[402, 1],
	[403, 1],
	[404, 1],
	[500, 3],
])('after HTTP %i, 250 items have made %i requests', async (status, requests) => {
	sandbox.state.faults.push({ status });
	await send(sendText('continueRegularOutput', 1), recipients(250));
	expect(sandbox.state.requests.all()).toHaveLength(requests);
});

it('halves a request that is refused whole, until the bad message is alone', async () => {
	sandbox.state.behaviour.refusesWhole = true;
	const customers = recipients(100);
	customers[41].to = '+919000000400';
	const { output } = await send(sendText('continueRegularOutput'), customers);
	const rejected = output('Send').filter(({ json }) => json.status === 'rejected');
	expect(rejected.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 41 }]);
	expect(rejected[0].json.error).toEqual({
		code: 1001,
		message: 'Exotel could not read the request',
		description: expect.stringContaining('the sandbox refuses +919000000400'),
	});
	expect(sandbox.state.accepted.histogram()).toEqual({ 1: 99 });
});

it('waits as long as 429 asks, and sends nothing twice', async () => {
	sandbox.state.faults.push({ status: 429, headers: { 'Retry-After': '1' } });
	const { output } = await send(sendText('stopWorkflow'), recipients(100));
	expect(output('Send').every(({ json }) => json.status === 'accepted')).toBe(true);
	expect(sandbox.state.accepted.histogram()).toEqual({ 1: 100 });
	expect(sandbox.state.requests.total).toBe(2);
});

describe('a credential that Exotel refuses', () => {
	const wrong = () => ({ ...credentialFor(sandbox), apiToken: 'wrong' });

	it('is tried once, and the rest is reported as not sent', async () => {
		const setup = sendText('continueRegularOutput', 1, wrong());
		const { output } = await send(setup, recipients(250));
		const out = output('Send').map(({ json }) => json);
		expect(out).toHaveLength(250);
		expect(out.every(({ status, sid }) => status === 'rejected' && sid === null)).toBe(true);
		const messages = out.map(({ error }) => (error as { message: string }).message);
		expect(messages.slice(0, 100)).toEqual(Array(100).fill(NOT_ACCEPTED));
		expect(messages.slice(100)).toEqual(
			Array(150).fill(`Not sent, since the request before was refused: ${NOT_ACCEPTED}`),
		);
		expect(sandbox.state.requests.all().map(({ statusCode }) => statusCode)).toEqual([401]);
		expect(sandbox.state.messages.all()).toEqual([]);
	});

	it('stops the workflow with what to do', async () => {
		const { error } = await send(sendText('stopWorkflow', 1, wrong()), recipients(250));
		expect(error?.message).toBe(`250 of 250 messages were not accepted: ${NOT_ACCEPTED} [item 0]`);
		expect(error?.description).toContain('Open the Exotel credential');
		expect(error?.description).toContain('None was accepted.');
	});
});

it('names what went out before the credential was refused', async () => {
	const whole = {
		status: 202,
		body: envelope(...recipients(100).map(({ id }) => accepted(`A${id}`))),
	};
	sandbox.state.faults.push(whole, { status: 401, body: restException(401, 'Authenticate') });
	const { error } = await send(sendText('stopWorkflow'), recipients(250));
	expect(error?.message).toContain('150 of 250 messages were not accepted');
	expect(error?.description).toContain('The other 100 were accepted and are on their way');
	const { accepted: sent, failed } = error?.context?.data as Record<
		'accepted' | 'failed',
		object[]
	>;
	expect(sent).toEqual(recipients(100).map(({ id, to }) => ({ item: id, to, sid: `A${id}` })));
	expect(failed).toHaveLength(150);
});
