import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import {
	credentialFor,
	credentials,
	execute,
	node,
	passNode,
	send as sendBehindStart,
	TEXT,
	useSandbox,
	workflowOf,
} from './support/engine.mts';
import { ACTION } from './support/host.mts';

const sandbox = useSandbox();

const GOOD = '+919000000001';
const REFUSED = '+919000000400';
const FILE = { mimeType: 'text/plain', data: Buffer.from('x').toString('base64') };

const customer = (to: unknown, more: object = {}): INodeExecutionData => ({
	json: { name: 'Asha', status: 'gold', to: to as string, ...more },
	binary: { invoice: FILE },
});

/** They begin at the sending node, since a passing one would drop the files. */
async function send(
	items: INodeExecutionData[],
	parameters: INodeParameters = {},
	settings: Partial<INode> = {},
	credential: object = credentialFor(sandbox),
) {
	const all = { resource: 'message', ...TEXT, ...parameters };
	const sending = node('Send', ACTION, { parameters: all, credentials, ...settings });
	const workflow = workflowOf([sending, passNode('Sent'), passNode('Failed')], {
		Send: ['Sent', 'Failed'],
	});
	return await execute(workflow, 'Send', [items], credential);
}

const INCLUDED = { options: { includeInputFields: true } };
const CONTINUE = { onError: 'continueRegularOutput' } as const;

describe('the fields of the input', () => {
	it('stay behind by default', async () => {
		const { output } = await send([customer(GOOD)]);
		const [{ json, binary }] = output('Send');
		expect(json).not.toHaveProperty('name');
		expect(binary).toBeUndefined();
	});

	it('leave with accepted, rejected and bad items, each with its own, and with its files', async () => {
		const items = [GOOD, REFUSED, 'nobody'].map((to, order) => customer(to, { order }));
		const { output } = await send(items, INCLUDED, CONTINUE);
		expect(output('Send')).toMatchObject([
			{ json: { name: 'Asha', order: 0, status: 'accepted', to: GOOD, error: null } },
			{ json: { name: 'Asha', order: 1, status: 'rejected', to: REFUSED } },
			{ json: { name: 'Asha', order: 2, status: 'rejected', to: 'nobody', sid: null } },
		]);
		for (const { binary, pairedItem } of output('Send')) {
			expect(binary).toEqual({ invoice: FILE });
			expect(pairedItem).toBeDefined();
		}
	});

	it('leave with messages whose outcome is unknown', async () => {
		sandbox.state.faults.push({ status: 503 });
		const { output } = await send([customer(GOOD)], INCLUDED, CONTINUE);
		expect(output('Send')).toMatchObject([{ json: { name: 'Asha', status: 'unknown' } }]);
	});

	it('leave by the error output too', async () => {
		const setup = {
			credential: credentialFor(sandbox),
			parameters: { ...TEXT, ...INCLUDED },
			settings: { onError: 'continueErrorOutput' },
		} as const;
		const items = [REFUSED, GOOD].map((to) => customer(to).json);
		const { output } = await sendBehindStart(setup, items);
		expect(output('Send')).toMatchObject([{ json: { name: 'Asha', status: 'accepted' } }]);
		const [{ json }] = output('Send', 1);
		expect(json).toMatchObject({ name: 'Asha', status: 'rejected', to: REFUSED });
		expect(json.error).toMatchObject({ message: expect.any(String) as string });
	});

	it('leave where nothing can be sent at all', async () => {
		const dead = { ...credentialFor(sandbox), customSubdomain: 'a b' };
		const { output } = await send([customer(GOOD)], INCLUDED, CONTINUE, dead);
		expect(output('Send')).toMatchObject([{ json: { name: 'Asha', status: 'rejected' } }]);
	});

	it('leave in a second try that finds the message sent', async () => {
		const options = { ...INCLUDED.options, sendOnceKey: 'diwali' };
		const twice = [customer(GOOD, { order: 1 }), customer(GOOD, { order: 2 })];
		const { output } = await send(twice, { options });
		expect(output('Send')).toMatchObject([
			{ json: { order: 1, sentBefore: false } },
			{ json: { order: 2, sentBefore: true } },
		]);
		expect(sandbox.state.messages.all()).toHaveLength(1);
	});

	it('never take the place of a field of the result', async () => {
		const old = { sid: 'old', error: 'old', waitResult: 'old', from: 'old', own: 'kept' };
		const { output } = await send([customer(GOOD, old)], INCLUDED);
		const [{ json }] = output('Send');
		expect(json).toMatchObject({ status: 'accepted', error: null, own: 'kept' });
		expect(json.from).toBe('+918000000000');
		expect(json.sid).not.toBe('old');
	});

	it('keep many items in their order', async () => {
		const items = Array.from({ length: 250 }, (_, order) =>
			customer(`+9190000${10000 + order}`, { order }),
		);
		const { output } = await send(items, INCLUDED);
		expect(output('Send').map(({ json }) => [json.order, json.to])).toEqual(
			items.map(({ json }) => [json.order, json.to]),
		);
	});

	it('are with the item that leaves when a wait is over in time', async () => {
		const wait = { ...INCLUDED, afterSending: 'waitForReply' };
		const { run } = await send([customer(GOOD, { reply: 'old' })], wait);
		const [entry] = run.data.executionData?.nodeExecutionStack ?? [];
		const [[late]] = entry.data.main as INodeExecutionData[][];
		expect(late).toMatchObject({
			json: { name: 'Asha', status: 'accepted', waitResult: 'timedOut', reply: null },
			binary: { invoice: FILE },
		});
	});

	it('are with a question that is not sent', async () => {
		const question = { ...INCLUDED, operation: 'sendAndWait', message: 'Refund it?' };
		const { output } = await send([customer('12', { data: 'old' })], question, CONTINUE);
		expect(output('Send')[0].json).toMatchObject({
			name: 'Asha',
			status: 'rejected',
			data: { approved: false },
		});
	});

	it('stop the node before anything is sent when the switch is none', async () => {
		const { error } = await send([customer(GOOD)], { options: { includeInputFields: 'perhaps' } });
		expect(error?.message).toContain('Include Input Fields must be true or false');
		expect(sandbox.state.messages.all()).toEqual([]);
	});
});

describe('the order of what leaves', () => {
	const keysOf = ({ json }: INodeExecutionData) => Object.keys(json);
	const RESULT = [
		'status',
		'to',
		'error',
		'sid',
		'code',
		'requestId',
		'from',
		'type',
		'customData',
	];

	it('begins with status and recipient, and has the input behind the result', async () => {
		const plain = await send([customer(GOOD)]);
		expect(keysOf(plain.output('Send')[0])).toEqual(RESULT);
		const whole = await send([customer(GOOD)], INCLUDED);
		expect(keysOf(whole.output('Send')[0])).toEqual([...RESULT, 'name']);
	});

	it('has the result of a wait before all but status and recipient', async () => {
		const { run } = await send([customer(GOOD)], { ...INCLUDED, afterSending: 'waitForReply' });
		const [entry] = run.data.executionData?.nodeExecutionStack ?? [];
		const [[late]] = entry.data.main as INodeExecutionData[][];
		expect(keysOf(late).slice(0, 4)).toEqual(['status', 'to', 'waitResult', 'error']);
		expect(keysOf(late).slice(-3)).toEqual(['reply', 'delivery', 'name']);
	});
});
