import { setTimeout as sleep } from 'node:timers/promises';

import { releaseOf } from '../../harness/versions.mts';
import { SEEN, SENT, each, named, postAtOnce, postInTurn, startedBy } from './reports.mts';
import { crashN8n, postWhenThere, state, triggerWorkflow } from './support.mts';

jest.setTimeout(300_000);

const LEGACY = { N8N_EXPRESSION_ENGINE: 'legacy' };

/** n8n's environment for each engine that it has, first the one in which it runs already. */
const engines: Array<[string, Record<string, string>]> =
	releaseOf(state.version).env.N8N_EXPRESSION_ENGINE === LEGACY.N8N_EXPRESSION_ENGINE
		? [['legacy', {}]]
		: [
				['default', {}],
				['legacy', LEGACY],
			];

describe.each(engines)(`repeats in n8n ${state.version}, expression engine: %s`, (_name, env) => {
	const isOther = env === LEGACY;
	beforeAll(async () => {
		if (isOther) await crashN8n(env);
	});
	afterAll(async () => {
		if (isOther) await crashN8n();
	});

	it('starts once for each of many messages that come again, mixed with new ones', async () => {
		const trigger = await triggerWorkflow({ events: ['deliveryReport'] });
		const first = named('m', 10);
		await postInTurn(trigger.url, first);
		await sleep(1000);
		await postInTurn(
			trigger.url,
			first.flatMap((sid) => [sid, `new-${sid}`]),
		);
		await postInTurn(trigger.url, first, SEEN);
		await postInTurn(trigger.url, [...first].reverse(), SEEN);
		const fresh = first.map((sid) => `new-${sid}`);
		const all = [...each(first), ...each(first, 'seen'), ...each(fresh)];
		expect(await startedBy(trigger)).toEqual(all.sort());
	});

	it('starts 40 times for 40 messages at once that all come again two seconds later', async () => {
		const trigger = await triggerWorkflow({ events: ['deliveryReport'] });
		const burst = named('b', 40);
		await postAtOnce(trigger.url, burst);
		await sleep(2000);
		await postAtOnce(trigger.url, burst);
		expect(await startedBy(trigger)).toEqual(each(burst));
	});

	it('remembers messages in turn, a burst and late reports when n8n was killed', async () => {
		const options = { dropRepeats: false, dropStepsBack: true };
		const inTurn = await triggerWorkflow({ events: ['deliveryReport'] });
		const atOnce = await triggerWorkflow({ events: ['deliveryReport'] });
		const late = await triggerWorkflow({ events: ['deliveryReport'], options });
		const [sids, burst] = [named('m', 10), named('b', 40)];
		await postInTurn(inTurn.url, sids);
		await postInTurn(inTurn.url, sids, SEEN);
		await postAtOnce(late.url, sids);
		await postAtOnce(atOnce.url, burst);
		// No call comes after the burst: what it has left in the database must be whole.
		await Promise.all([atOnce.started(burst.length), late.started(sids.length)]);
		await crashN8n(env);
		for (const { url } of [inTurn, atOnce, late]) await postWhenThere(url, { probe: true });
		await postInTurn(inTurn.url, [...sids, 'later', ...sids]);
		await postInTurn(inTurn.url, sids, SEEN);
		await postInTurn(inTurn.url, ['later']);
		const all = [...each(sids), ...each(sids, 'seen'), 'later delivered'];
		expect(await startedBy(inTurn)).toEqual(all.sort());
		await postAtOnce(atOnce.url, burst);
		expect(await startedBy(atOnce)).toEqual(each(burst));
		await postAtOnce(late.url, sids, SENT);
		await postAtOnce(late.url, sids, SEEN);
		expect(await startedBy(late)).toEqual([...each(sids), ...each(sids, 'seen')].sort());
	});

	it('starts once for five copies in the same instant', async () => {
		const trigger = await triggerWorkflow({ events: ['deliveryReport'] });
		await postAtOnce(trigger.url, [...named('c', 5), ...Array<string>(5).fill('same')]);
		await postAtOnce(trigger.url, Array<string>(5).fill('same'));
		expect(await startedBy(trigger)).toEqual(each([...named('c', 5), 'same']));
	});

	it('remembers no report that the filter has dropped', async () => {
		const trigger = await triggerWorkflow({
			events: ['deliveryReport'],
			statuses: ['delivered'],
			options: { dropStepsBack: true },
		});
		const sids = named('f', 10);
		await postAtOnce(trigger.url, sids, SEEN);
		await postInTurn(trigger.url, sids);
		await postAtOnce(trigger.url, sids, SEEN);
		await postAtOnce(trigger.url, sids);
		expect(await startedBy(trigger)).toEqual(each(sids));
	});

	it('drops late reports of many messages', async () => {
		const options = { dropStepsBack: true };
		const trigger = await triggerWorkflow({ events: ['deliveryReport'], options });
		const sids = named('l', 20);
		await postAtOnce(trigger.url, sids);
		await postAtOnce(trigger.url, [...sids, ...sids], SENT);
		await postAtOnce(trigger.url, [...sids, ...sids], SEEN);
		await postAtOnce(trigger.url, sids);
		expect(await startedBy(trigger)).toEqual([...each(sids), ...each(sids, 'seen')].sort());
	});

	it('remembers for each trigger of each workflow, while it is not active too', async () => {
		const names = ['Trigger', 'Trigger 2'];
		const [one, other] = await Promise.all(
			[1, 2].map(() => triggerWorkflow({ events: ['deliveryReport'] }, undefined, names)),
		);
		const sids = named('w', 5);
		for (const url of [...one.urls, ...other.urls]) await postAtOnce(url, sids);
		expect(await startedBy(one)).toEqual(each([...sids, ...sids]));
		expect(await startedBy(other)).toEqual(each([...sids, ...sids]));
		await one.deactivate();
		await one.activate();
		for (const url of one.urls) await postAtOnce(url, sids);
		expect(await startedBy(one)).toEqual(each([...sids, ...sids]));
	});

	it('keeps test events apart from what starts the workflow', async () => {
		const trigger = await triggerWorkflow({ events: ['deliveryReport'] });
		await postAtOnce(trigger.url, ['p0']);
		expect(await startedBy(trigger)).toEqual(each(['p0']));
		for (const sid of ['p0', 't0']) {
			await postAtOnce(await trigger.listen(), [sid]);
		}
		await postAtOnce(trigger.url, ['p0', 't0']);
		expect(await startedBy(trigger)).toEqual(each(['p0', 'p0', 't0', 't0']));
	});
});
