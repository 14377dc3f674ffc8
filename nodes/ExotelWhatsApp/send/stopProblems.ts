import { atItem } from '../n8n/nodeErrors';
import { Problem } from '../shared/problem';
import type { Outcome } from './outcome';

/** A message that did not end as accepted. */
export interface Failure extends Pick<Outcome, 'code' | 'requestId' | 'status'> {
	itemIndex: number;
	problem: Problem;
}

/** An item that could not become a message. */
export interface BadItem {
	itemIndex: number;
	problem: Problem;
}

/** Reasons and items that an error can name; the rest is counted. */
const MAX_REASONS = 5;
const MAX_ITEMS = 10;

const lines = (...parts: string[]) => parts.filter((part) => part !== '').join('<br>');

function itemList(indexes: number[]): string {
	const named = indexes.slice(0, MAX_ITEMS).join(', ');
	const more = indexes.length - MAX_ITEMS;
	return `${indexes.length === 1 ? 'item' : 'items'} ${named}${more > 0 ? ` and ${more} more` : ''}`;
}

const times = (count: number) => (count === 1 ? '' : `${count} x `);

/** A line for each reason with its items, the most frequent first. */
function byReason<T extends { itemIndex: number }>(
	entries: T[],
	reasonOf: (entry: T) => string,
): string {
	const groups = new Map<string, number[]>();
	for (const entry of entries) {
		const reason = reasonOf(entry);
		const indexes = groups.get(reason);
		if (indexes) indexes.push(entry.itemIndex);
		else groups.set(reason, [entry.itemIndex]);
	}
	const sorted = [...groups].sort(([, a], [, b]) => b.length - a.length);
	const more = sorted.length - MAX_REASONS;
	return lines(
		...sorted
			.slice(0, MAX_REASONS)
			.map(([reason, indexes]) => `${times(indexes.length)}${reason} (${itemList(indexes)})`),
		more > 0 ? `and ${more} more ${more === 1 ? 'reason' : 'reasons'}` : '',
	);
}

/** What to say when items are bad and nothing was sent. */
export function badItemsProblem(bad: BadItem[]): Problem {
	const [first, ...others] = bad;
	return new Problem(
		atItem(first.problem.message, first.itemIndex),
		lines(
			first.problem.advice,
			others.length > 0 ? `${others.length} more cannot be sent either:` : '',
			byReason(others, ({ problem }) => problem.message),
			'Nothing was sent.',
		),
	);
}

/** What Exotel's support asks for. */
function requestNote(requestIds: Array<string | null>): string {
	const ids = [...new Set(requestIds)].flatMap((id) => id ?? []);
	if (ids.length === 0) return '';
	const more = ids.length - MAX_ITEMS;
	const named = ids.slice(0, MAX_ITEMS).join(', ');
	return `Exotel's request ID${ids.length > 1 ? 's' : ''}: ${named}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What a retry does with messages that may have gone out. */
function uncertainNote(unknown: number): string {
	if (unknown === 0) return '';
	return "A retry does not send messages with an unknown outcome again, unless 'Send Uncertain Messages Again' is on.";
}

/** How the rest ended, and which ones may be sent again. */
function acceptedNote(accepted: number, rejected: number, unknown: number): string {
	if (accepted === 0) return unknown > 0 ? '' : 'None was accepted.';
	const others =
		accepted === 1
			? 'The other one was accepted and is on its way.'
			: `The other ${accepted} were accepted and are on their way; the details list them.`;
	return rejected > 0 ? `${others} A retry sends only those that were not accepted.` : others;
}

/** What to say when some of `total` messages were not accepted. */
export function failuresProblem(failures: Failure[], total: number): Problem {
	const [first] = failures;
	const unknown = failures.filter(({ status }) => status === 'unknown').length;
	const requestIds = requestNote(failures.map(({ requestId }) => requestId));
	if (total === 1) {
		const { message, advice } = first.problem;
		return new Problem(message, lines(advice, uncertainNote(unknown), requestIds), first.code);
	}
	const rejected = failures.length - unknown;
	const counts = [
		...(rejected > 0
			? [`${rejected} of ${total} messages ${rejected === 1 ? 'was' : 'were'} not accepted`]
			: []),
		...(unknown > 0
			? [`${unknown} of ${total} messages ${unknown === 1 ? 'has' : 'have'} an unknown outcome`]
			: []),
	].join(', ');
	return new Problem(
		atItem(`${counts}: ${first.problem.message}`, first.itemIndex),
		lines(
			byReason(failures, ({ problem }) => problem.advice),
			acceptedNote(total - failures.length, rejected, unknown),
			uncertainNote(unknown),
			requestIds,
		),
		first.code,
	);
}
