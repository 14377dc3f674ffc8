import { editor, post, until } from './support.mts';

export const SENT = 30001;
export const DELIVERED = 30002;
export const SEEN = 30003;

/** A delivery report as Exotel posts it. */
export const report = (sid: string, exo_status_code = DELIVERED) => ({
	whatsapp: { messages: [{ callback_type: 'dlr', sid, exo_status_code }] },
});

/** SIDs of so many messages. */
export const named = (prefix: string, count: number) =>
	Array.from({ length: count }, (_, index) => `${prefix}${index}`);

/** One call for each message, all at once. */
export async function postAtOnce(url: string, sids: string[], code?: number): Promise<void> {
	const answers = await Promise.all(sids.map((sid) => post(url, report(sid, code))));
	const received = answers.map(({ status, data }) => [status, data]);
	expect(received).toEqual(sids.map(() => [200, { received: 1 }]));
}

/** One call for each message, one after another. */
export async function postInTurn(url: string, sids: string[], code?: number): Promise<void> {
	for (const sid of sids) await postAtOnce(url, [sid], code);
}

interface Trigger {
	id: string;
	url: string;
}

let lasts = 0;

/**
 * With what the executions of a workflow started, as SID and status, once all calls have had their
 * effect: one more report has started an execution too, and none runs any more.
 */
export async function startedBy({ id, url }: Trigger): Promise<string[]> {
	lasts += 1;
	const last = `last${lasts} delivered`;
	await post(url, report(`last${lasts}`));
	const texts = new Map<string, string[]>();
	return await until(async () => {
		const executions = await editor.executions(id);
		if (executions.some(({ status }) => status !== 'success')) return undefined;
		for (const execution of executions.filter((one) => !texts.has(one.id))) {
			const { data } = await editor.execution(execution.id);
			const [run] = Object.values(data.resultData.runData);
			const items = run[0].data?.main[0] ?? [];
			const text = items.map(({ json }) => `${String(json.sid)} ${String(json.status)}`);
			texts.set(execution.id, text);
		}
		const all = [...texts.values()].flat();
		return all.includes(last) ? all.filter((text) => !text.startsWith('last')).sort() : undefined;
	}, 'all executions');
}

export const each = (sids: string[], status = 'delivered') =>
	sids.map((sid) => `${sid} ${status}`).sort();
