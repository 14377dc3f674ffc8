import { credentialFor, recipients, send, TEXT, useSandbox } from './support/engine.mts';
import { keys } from './support/keys.mts';

const sandbox = useSandbox();
const items = recipients(250);

beforeEach(() => (keys.isBroken = false));

const sendText = (sendOnceKey?: string) => ({
	credential: credentialFor(sandbox),
	parameters: { ...TEXT, options: sendOnceKey === undefined ? {} : { sendOnceKey } },
});

it('sends a customer one message for a Send Once key, in whatever execution', async () => {
	const first = await send(sendText('diwali'), items.slice(0, 200));
	expect(first.output('Send').filter(({ json }) => json.sentBefore === false)).toHaveLength(200);
	const second = await send(sendText('diwali'), items);
	const sentBefore = second.output('Send').map(({ json }) => json.sentBefore);
	expect(sentBefore).toEqual(items.map((_, index) => index < 200));
	expect(sandbox.state.accepted.histogram()).toEqual({ 1: 250 });
	const [{ hints }] = second.run.data.resultData.runData.Send;
	expect(hints?.map(({ message }) => message)).toEqual([
		expect.stringContaining('200 of 250 messages went out before'),
	]);
});

it('sends where n8n keeps no keys, and says so', async () => {
	keys.isBroken = true;
	const execution = await send(sendText('holi'), items);
	expect(execution.output('Send').map(({ json }) => json.status)).toEqual(
		items.map(() => 'accepted'),
	);
	const [{ hints }] = execution.run.data.resultData.runData.Send;
	expect(hints?.map(({ message }) => message)).toEqual([
		expect.stringContaining('SQLITE_FULL: database or disk is full'),
	]);
});

it('asks n8n nothing for one message alone', async () => {
	keys.isBroken = true;
	const execution = await send(sendText(), items.slice(0, 1));
	expect(execution.output('Send')[0].json).toMatchObject({ status: 'accepted' });
	expect(execution.run.data.resultData.runData.Send[0].hints ?? []).toEqual([]);
});
