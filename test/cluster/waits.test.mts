import { DELIVERED, report } from '../e2e/reports.mts';
import { output, post, sandbox } from '../e2e/support.mts';
import { severalWaiting } from '../e2e/waiting.mts';
import { at, member, state, WORKERS, workersOf, type Worker } from './support.mts';

jest.setTimeout(400_000);

beforeEach(() => sandbox.clear());

/** Its recipients get no report that ends the wait by itself. */
const recipients = Array.from({ length: 6 }, (_, index) => `+9190${index}0030001`);

const idOf = ({ url }: { url: string }) => new URL(url).pathname.split('/').at(-1) as string;

describe(`waits in an n8n ${state.version} of several processes`, () => {
	it('end through either webhook process, and go on at a worker that did not begin them', async () => {
		const waits = await severalWaiting(
			{
				operation: 'sendText',
				from: '+918000000000',
				to: '={{ $json.to }}',
				body: 'Hello',
				afterSending: 'waitForDelivery',
			},
			recipients,
		);
		const workers = await Promise.all(waits.map(async (wait) => await workersOf(idOf(wait))));
		const begunBy = (name: Worker) => waits.filter((_, index) => workers[index].includes(name));
		const [killed] = [...WORKERS].sort((a, b) => begunBy(b).length - begunBy(a).length);
		const orphans = begunBy(killed);
		expect(orphans.length).toBeGreaterThanOrEqual(3);
		await member(killed, 'kill');
		for (const [index, wait] of orphans.entries()) {
			const address = at(state.webhookUrls[index % 2], wait.url);
			expect((await post(address, report(wait.sid, DELIVERED))).status).toBe(200);
			const execution = await wait.ended();
			const [{ json }] = output(execution, 'Sent');
			expect(json).toMatchObject({ sid: wait.sid, waitResult: 'delivered' });
			expect(await workersOf(execution.id)).toEqual(WORKERS);
		}
		await member(killed, 'start');
		expect((await sandbox.seen()).totals.messages).toBe(recipients.length);
	});
});
