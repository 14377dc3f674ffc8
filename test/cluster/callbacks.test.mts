import { setTimeout as sleep } from 'node:timers/promises';

import { each, named, report, SEEN, startedBy } from '../e2e/reports.mts';
import { post, triggerWorkflow } from '../e2e/support.mts';
import { at, state } from './support.mts';

jest.setTimeout(400_000);

const events = ['deliveryReport'];

/** Posts each report to both webhook processes in the same instant. */
async function postToBoth(url: string, sids: string[], code?: number): Promise<void> {
	const answers = await Promise.all(
		sids.flatMap((sid) =>
			state.webhookUrls.map((webhookUrl) => post(at(webhookUrl, url), report(sid, code))),
		),
	);
	expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
}

describe(`callbacks in an n8n ${state.version} of several processes`, () => {
	it('start the workflow at whichever webhook process they come', async () => {
		const trigger = await triggerWorkflow({ events });
		const sids = named('any', 10);
		for (const [index, sid] of sids.entries()) {
			await post(at(state.webhookUrls[index % 2], trigger.url), report(sid));
		}
		expect(await startedBy(trigger)).toEqual(each(sids));
	});

	it('start it once when they are sent again to the other process two seconds later', async () => {
		const trigger = await triggerWorkflow({ events });
		const sids = named('later', 10);
		const [one, other] = state.webhookUrls;
		for (const sid of sids) await post(at(one, trigger.url), report(sid));
		await sleep(2000);
		for (const sid of sids) await post(at(other, trigger.url), report(sid));
		expect(await startedBy(trigger)).toEqual(each(sids));
	});

	it('start it once in each process at most when they come to both in one instant', async () => {
		const trigger = await triggerWorkflow({ events });
		const sids = named('both', 40);
		await postToBoth(trigger.url, sids);
		const started = await startedBy(trigger);
		expect([...new Set(started)]).toEqual(each(sids));
		expect(started.length).toBeLessThanOrEqual(80);
		await postToBoth(trigger.url, sids);
		expect(await startedBy(trigger)).toEqual(started);
		await postToBoth(trigger.url, sids.slice(0, 1), SEEN);
		const seen = (await startedBy(trigger)).filter((text) => text.endsWith('seen'));
		expect(seen.length).toBeGreaterThanOrEqual(1);
		expect(seen.length).toBeLessThanOrEqual(2);
	});
});
