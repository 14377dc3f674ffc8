import type { INode } from 'n8n-workflow';

import { credentialFor, recipients, send, TEXT, useSandbox } from './support/engine.mts';

const sandbox = useSandbox();

const items = recipients(250);
const numbers = items.map(({ to }) => to);

const sendText = (settings: Partial<INode> = {}) => ({
	credential: credentialFor(sandbox),
	// One request at a time: several in parallel may arrive in any order.
	parameters: { ...TEXT, body: '=Hello {{ $json.id }}', options: { requestsInParallel: 1 } },
	settings,
});

/** Numbers that the sandbox has seen, accepted or not, in its order. */
const numbersSeen = () =>
	sandbox.state.messages.all().map(({ message }) => (message as { to: string }).to);

const requestSizes = () => sandbox.state.requests.all().map(({ messages }) => messages);

describe('250 items', () => {
	it('leave in three requests, in order, each with its own text', async () => {
		await send(sendText(), items);
		expect(requestSizes()).toEqual([100, 100, 50]);
		expect(numbersSeen()).toEqual(numbers);
		const bodies = sandbox.state.messages
			.all()
			.map(({ message }) => (message as { content: { text: { body: string } } }).content.text.body);
		expect(bodies).toEqual(numbers.map((_, id) => `Hello ${id}`));
	});

	it('come out in order, each with its own SID and its own origin', async () => {
		const execution = await send(sendText(), items);
		const out = execution.output('Send');
		expect(out.map(({ json }) => json.to)).toEqual(numbers);
		expect(out.map(({ json }) => json.sid)).toEqual(
			sandbox.state.messages.all().map(({ sid }) => sid),
		);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual(numbers.map((_, item) => ({ item })));
		expect(new Set(out.map(({ json }) => json.requestId)).size).toBe(3);
		expect(execution.output('Sent').map(({ json }) => json.note)).toEqual(
			items.map(({ id }) => id),
		);
	});

	it('close ranks around a bad one, and keep their own outcomes', async () => {
		const bad = 99;
		const given = items.map((item) => (item.id === bad ? { ...item, to: 'nobody' } : item));
		const rejected = 180;
		given[rejected] = { ...given[rejected], to: '+919000000400' };
		const execution = await send(sendText({ onError: 'continueRegularOutput' }), given);
		expect(requestSizes()).toEqual([100, 100, 49]);
		const out = execution.output('Send').map(({ json }) => json);
		expect(out.map(({ to }) => to)).toEqual(given.map(({ to }) => to));
		const failed = out.flatMap(({ status }, index) => (status === 'accepted' ? [] : [index]));
		expect(failed).toEqual([bad, rejected]);
		const sids = sandbox.state.messages.all().flatMap(({ sid }) => sid ?? []);
		expect(out.flatMap(({ sid }) => sid ?? [])).toEqual(sids);
	});
});

it.each([
	[1, [1]],
	[100, [100]],
	[101, [100, 1]],
])('%i items make requests of %j', async (count, sizes) => {
	await send(sendText(), items.slice(0, count));
	expect(requestSizes()).toEqual(sizes);
});

it('sends the first item alone with Execute Once', async () => {
	const execution = await send(sendText({ executeOnce: true }), items.slice(0, 3));
	expect(numbersSeen()).toEqual(numbers.slice(0, 1));
	expect(execution.output('Send')).toHaveLength(1);
});

it('sends once with Retry On Fail when all was accepted', async () => {
	const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	await send(sendText(settings), items.slice(0, 2));
	expect(numbersSeen()).toEqual(numbers.slice(0, 2));
});
