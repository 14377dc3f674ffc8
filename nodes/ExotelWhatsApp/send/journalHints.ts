import type { NodeExecutionHint } from 'n8n-workflow';

import { Problem } from '../shared/problem';
import { sentences } from '../shared/sentences';
import type { Settled } from './plan';

const location = 'outputPane' as const;

function sentBefore(count: number, total: number): string {
	const messages = total === 1 ? 'The message' : `${count} of ${total} messages`;
	return count === 1
		? `${messages} went out before, so it was not sent again (sentBefore). n8n does not keep its SID.`
		: `${messages} went out before, so they were not sent again (sentBefore). n8n does not keep their SIDs.`;
}

/**
 * What to say beside the items of what was written down of the messages.
 * @param problem why nothing could be
 */
export function journalHints(settled: Settled[], problem?: Problem): NodeExecutionHint[] {
	const before = settled.filter(({ outcome }) => outcome.sentBefore).length;
	const hints: NodeExecutionHint[] = [];
	if (before > 0) {
		const message = sentBefore(before, settled.length);
		hints.push({ type: 'info', location, message });
	}
	if (problem) {
		const message = sentences(
			`n8n could not keep track of these messages: ${problem.message}`,
			'They were sent all the same. If n8n is killed, a retry may send them again, and Send Once does not know them.',
		);
		hints.push({ type: 'warning', location, message });
	}
	return hints;
}
