import { createHash } from 'node:crypto';

import { isRecord } from '../shared/data';
import { Problem } from '../shared/problem';
import type { Message } from '../api/sendRequest';
import { uncertain, type Outcome } from './outcome';

/**
 * What one try has sent, in a form that n8n can store with the execution: about 80 bytes a message.
 * Rejected messages are not in it, since a retry sends them again.
 */
interface StoredRecord {
	/** n8n's run index: each run of the node in a loop has its own record. */
	round: number;
	requestIds: Array<string | null>;
	/**
	 * By fingerprint, for each message that has it: `[sid, code, index in requestIds]`, or 0 for an
	 * unknown outcome.
	 */
	sent: Record<string, Array<[string, number | null, number] | 0>>;
}

const KEY = 'exotelWhatsAppSent';

/** Bits enough that no two of a million different messages share one. */
const FINGERPRINT_LENGTH = 16;

function fingerprint(message: Message): string {
	const hash = createHash('sha256').update(JSON.stringify(message)).digest('base64');
	return hash.slice(0, FINGERPRINT_LENGTH);
}

const unknownBefore = () =>
	uncertain(
		new Problem(
			'An earlier try ended without a certain answer, so the message was not sent again',
			"Look it up in the Exotel dashboard, or wait for its delivery report. If it did not go out, switch on 'Send Uncertain Messages Again' in the options, save, and retry with the currently saved workflow.",
		),
	);

function isStored(value: unknown): value is StoredRecord {
	return isRecord(value) && typeof value.round === 'number' && isRecord(value.sent);
}

/**
 * The record of an execution's sends by this node. n8n keeps the context in which it lies over
 * Retry On Fail and over "Retry execution", so that a retry sends only what was not accepted.
 */
export class SendRecord {
	private readonly stored: StoredRecord;

	/** Entries that a message of this try has claimed already, by fingerprint. */
	private readonly claimed = new Map<string, number>();

	/**
	 * @param context n8n's context of the node
	 * @param runIndex n8n's, of the node
	 */
	constructor(
		private readonly context: Record<string, unknown>,
		runIndex: number,
	) {
		const before = context[KEY];
		// A copy, so that a try which stops before it sends leaves the record as it was.
		this.stored =
			isStored(before) && before.round === runIndex
				? structuredClone(before)
				: { round: runIndex, requestIds: [], sent: {} };
	}

	/**
	 * How an equal message ended in an earlier try, or undefined when it is to be sent. Of equal
	 * messages each has an entry of its own.
	 */
	earlier(message: Message, sendUncertainAgain: boolean): Outcome | undefined {
		const key = fingerprint(message);
		const entries = this.stored.sent[key];
		if (!entries) return undefined;
		const index = this.claimed.get(key) ?? 0;
		if (index >= entries.length) return undefined;
		const entry = entries[index];
		if (entry === 0 && sendUncertainAgain) {
			entries.splice(index, 1);
			return undefined;
		}
		this.claimed.set(key, index + 1);
		if (entry === 0) return unknownBefore();
		const [sid, code, requestIndex] = entry;
		const requestId = this.stored.requestIds[requestIndex] ?? null;
		return { status: 'accepted', sid, code, requestId, problem: null };
	}

	/** Writes down how a message ended. */
	add(message: Message, { status, sid, code, requestId }: Outcome): void {
		this.context[KEY] = this.stored;
		if (status === 'rejected') return;
		const entries = (this.stored.sent[fingerprint(message)] ??= []);
		if (status === 'unknown') {
			entries.push(0);
			return;
		}
		const { requestIds } = this.stored;
		if (requestIds.at(-1) !== requestId) requestIds.push(requestId);
		entries.push([sid as string, code, requestIds.length - 1]);
	}

	/** Forgets all, once no retry can come. */
	clear(): void {
		delete this.context[KEY];
	}
}
