import type { Execution, ExecutionItem } from '../../harness/editor.mts';
import { editor, noOp, sandbox, sender, until, workflowOf, type SendWorkflow } from './support.mts';

/** Parameters of a text to the customer of each item. */
export const text = (options: object = {}) => ({
	operation: 'sendText',
	from: '+918000000000',
	to: '={{ $json.to }}',
	body: '=Hello {{ $json.to }}',
	options,
});

export const goesOn = { onError: 'continueRegularOutput' };

/** So many customers that no other test writes to. */
export function customers(place: number, count: number): string[] {
	return Array.from({ length: count }, (_, index) => `+91${7000 + place}0${20_000 + index}`);
}

export const itemsFor = (numbers: string[]) => numbers.map((to) => ({ to }));

/** Split → Send → After. */
export const straight = (options: object = {}, after = noOp('After')) =>
	workflowOf([sender('Send', text(options), goesOn), after], { Split: ['Send'], Send: ['After'] });

/** What left "Send" in all its runs. */
export function sentItems(execution: Execution): ExecutionItem[] {
	const runs = execution.data.resultData.runData.Send ?? [];
	return runs.flatMap(({ data }) => data?.main[0] ?? []).filter(({ json }) => 'status' in json);
}

/** How many of the values there are of each: `{ accepted: 1600, unknown: 400 }`. */
export function tally(values: unknown[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
	return counts;
}

/** How many of these customers got how many messages: `{ 1: 2000 }`. */
export async function received(numbers: string[]): Promise<Record<string, number>> {
	const counts = await sandbox.recipients();
	return tally(numbers.map((number) => counts[number] ?? 0));
}

/** How many messages went to these customers, all together. */
export async function sentTo(numbers: string[]): Promise<number> {
	const counts = await sandbox.recipients();
	return numbers.reduce((sum, number) => sum + (counts[number] ?? 0), 0);
}

/** A workflow's executions, newest first, once n8n has seen that they are over. */
export async function overOnes({ id }: SendWorkflow) {
	return await until(
		async () => {
			const list = await editor.executions(id);
			const isOver = list.every(({ status }) => !['new', 'running'].includes(status));
			return isOver ? list : undefined;
		},
		'n8n to see that the executions are over',
		200_000,
	);
}

/**
 * What holds of each customer, whenever n8n was killed: there are as many messages as items that say
 * so, and at most one more for each that is not known, whose number is bounded.
 * @param items all that left for these customers
 * @param atRisk messages that can be in flight at a time
 */
export async function expectNobodyTwiceOrLost(
	items: ExecutionItem[],
	numbers: string[],
	atRisk: number,
) {
	const counts = await sandbox.recipients();
	const tallyOf = (status: string) =>
		tally(items.filter(({ json }) => json.status === status).map(({ json }) => json.to));
	const [accepted, unknown] = [tallyOf('accepted'), tallyOf('unknown')];
	const wrong = numbers.filter((to) => {
		const least = accepted[to] ?? 0;
		const most = least + (unknown[to] ?? 0);
		const count = counts[to] ?? 0;
		return count < least || count > most || most * numbers.length !== items.length;
	});
	expect(wrong).toEqual([]);
	const held = items.filter(({ json }) => json.status === 'unknown');
	expect(held.length).toBeLessThanOrEqual(atRisk);
	for (const { json } of held) {
		const { message, description } = json.error as Record<string, string>;
		expect(message).toContain('cut short');
		expect(description).toContain('Exotel dashboard');
	}
}
