import type { IDataObject, INode } from 'n8n-workflow';

import { credentialFor, send, TEXT, useSandbox } from './support/engine.mts';

const sandbox = useSandbox();

const GOOD = ['+919000000001', '+919000000003'];
const REFUSED = '+919000000400';

type OnError = INode['onError'];

const sendText = (onError: OnError, body = 'Hello') => ({
	credential: credentialFor(sandbox),
	parameters: { ...TEXT, body },
	settings: { onError },
});

const itemsTo = (...numbers: unknown[]) =>
	numbers.map((to, index) => ({ id: `c${index}`, to }) as IDataObject);

/** Recipients that the sandbox accepted. */
const accepted = () =>
	sandbox.state.messages
		.all()
		.flatMap(({ sid, message }) => (sid ? (message as { to: string }).to : []));

/** Throws for an item that says so, and for no other. */
const THROWS_AT_TIMES = "={{ $json.to === '+919000000002' ? $('Nowhere').item.json.name : 'Hi' }}";

/** One item of three that cannot be a message, each in its own way. */
const bad: Array<[string, unknown, string, string]> = [
	['no number', 'nobody', 'Hello', 'To is not a phone number: "nobody"'],
	['no country code', '9000000002', 'Hello', 'To has no country code: "9000000002"'],
	['an empty number', '', 'Hello', 'To is empty'],
	['a missing number', undefined, 'Hello', 'To is empty'],
	['a text for no one', '+919000000002', "={{ $json.to.endsWith('2') ? '' : 'Hi' }}", 'Body is'],
	['an expression that throws', '+919000000002', THROWS_AT_TIMES, "Referenced node doesn't exist"],
];

describe.each(bad)('one item of three with %s', (_name, to, body, message) => {
	const given = () => itemsTo(GOOD[0], to, GOOD[1]);

	it('stops before anything is sent', async () => {
		const { error, output } = await send(sendText('stopWorkflow', body), given());
		expect(error?.name).toBe('NodeOperationError');
		expect(error?.message).toContain(message);
		expect(error?.message).toMatch(/ \[item 1\]$/);
		expect(error?.description).toMatch(/Nothing was sent\.$/);
		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(output('Sent')).toEqual([]);
		expect(sandbox.state.requests.all()).toEqual([]);
	});

	it('leaves the others alone with Continue', async () => {
		const { error, output } = await send(sendText('continueRegularOutput', body), given());
		expect(error).toBeUndefined();
		expect(accepted()).toEqual(GOOD);
		const out = output('Send');
		expect(out.map(({ json }) => json.status)).toEqual(['accepted', 'rejected', 'accepted']);
		expect(out[1]).toEqual({
			json: {
				sid: null,
				status: 'rejected',
				to: to ?? '',
				from: '+918000000000',
				type: 'text',
				customData: null,
				code: null,
				requestId: null,
				error: {
					code: null,
					message: expect.stringContaining(message),
					description: expect.stringMatching(/\.$/),
				},
			},
			pairedItem: { item: 1 },
		});
		expect(output('Sent').map(({ json }) => json.note)).toEqual(['c0', 'c1', 'c2']);
	});

	it('takes the error output with Continue (using error output)', async () => {
		const { error, output } = await send(sendText('continueErrorOutput', body), given());
		expect(error).toBeUndefined();
		expect(accepted()).toEqual(GOOD);
		expect(output('Send').map(({ json }) => json.to)).toEqual(GOOD);
		const [failed, ...others] = output('Send', 1);
		expect(others).toEqual([]);
		expect(failed.json).toMatchObject({
			id: 'c1',
			status: 'rejected',
			sid: null,
			error: { message: expect.stringContaining(message) },
		});
		expect(failed.pairedItem).toEqual({ item: 1 });
		expect(output('Sent').map(({ json }) => json.note)).toEqual(['c0', 'c2']);
		expect(output('Failed').map(({ json }) => json.note)).toEqual(['c1']);
	});
});

describe('a recipient that Exotel rejects', () => {
	const given = () => itemsTo(GOOD[0], REFUSED, GOOD[1]);
	const error = {
		code: 1001,
		message: 'Invalid parameter',
		description: `the sandbox refuses ${REFUSED}. Check the fields of the message.`,
	};

	it('stops the workflow, and the error lists who was accepted', async () => {
		const execution = await send(sendText('stopWorkflow'), given());
		const [first, , second] = sandbox.state.messages.all();
		expect(execution.error).toMatchObject({
			name: 'NodeApiError',
			message: '1 of 3 messages was not accepted: Invalid parameter [item 1]',
			httpCode: '400',
		});
		const { description, context } = execution.error ?? {};
		expect(description).toContain(error.description);
		expect(description).toContain('The other 2 were accepted and are on their way');
		expect(description).toMatch(/Exotel's request ID: [0-9a-f]{32}$/);
		expect(context?.data).toEqual({
			accepted: [
				{ item: 0, to: GOOD[0], sid: first.sid },
				{ item: 2, to: GOOD[1], sid: second.sid },
			],
			failed: [
				expect.objectContaining({ item: 1, to: REFUSED, status: 'rejected', sid: null, error }),
			],
		});
		expect(execution.output('Sent')).toEqual([]);
	});

	it('has an error text of its own when it is the only one', async () => {
		const execution = await send(sendText('stopWorkflow'), itemsTo(REFUSED));
		expect(execution.error?.message).toBe(error.message);
		expect(execution.error?.description).toContain(error.description);
		expect(execution.error?.context).toMatchObject({ itemIndex: 0 });
	});

	it.each<[OnError, number]>([
		['continueRegularOutput', 0],
		['continueErrorOutput', 1],
	])('leaves an item with the reason with %s', async (onError, index) => {
		const execution = await send(sendText(onError), given());
		expect(execution.error).toBeUndefined();
		const out = execution.output('Send', index).filter(({ json }) => json.error !== null);
		expect(out).toHaveLength(1);
		expect(out[0].pairedItem).toEqual({ item: 1 });
		expect(out[0].json).toMatchObject({
			sid: null,
			status: 'rejected',
			to: REFUSED,
			code: 400,
			requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
			error,
		});
		expect(accepted()).toEqual(GOOD);
	});
});

it('counts what is bad, and sends nothing, when several items are', async () => {
	const given = itemsTo('nobody', GOOD[0], '', 'no one', '');
	const { error } = await send(sendText('stopWorkflow'), given);
	expect(error?.message).toBe('To is not a phone number: "nobody" [item 0]');
	expect(error?.description).toContain('3 more cannot be sent either:');
	expect(error?.description).toContain('2 x To is empty (items 2, 4)');
	expect(sandbox.state.requests.all()).toEqual([]);
});

/** n8n replaces an error's message where it finds a code such as EEXIST or EACCES, even in a word. */
it.each(['preexisting', 'freeaccess'])(
	'says what is wrong with "%s" in its own words',
	async (to) => {
		const { error } = await send(sendText('stopWorkflow'), itemsTo(to));
		expect(error?.message).toBe(`To is not a phone number: "${to}" [item 0]`);
	},
);

it('makes no request when no item is good', async () => {
	const { output } = await send(sendText('continueRegularOutput'), itemsTo('nobody', ''));
	expect(output('Send').map(({ json }) => json.status)).toEqual(['rejected', 'rejected']);
	expect(sandbox.state.requests.all()).toEqual([]);
});

it('takes the old setting of Continue On Fail as Continue', async () => {
	const setup = { ...sendText(undefined), settings: { continueOnFail: true } };
	const { error, output } = await send(setup, itemsTo(GOOD[0], 'nobody'));
	expect(error).toBeUndefined();
	expect(output('Send').map(({ json }) => json.status)).toEqual(['accepted', 'rejected']);
});
