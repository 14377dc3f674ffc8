import { isRecord } from '../shared/data';
import { Problem } from '../shared/problem';
import type { Identity } from './identity';
import { uncertain, type Outcome } from './outcome';

/**
 * What one try has sent, in a form that n8n can store with the execution: about 80 bytes a message.
 * Rejected messages have no outcome in it, since a retry sends them again.
 */
interface StoredRecord {
	/** Each run of the node in a loop has its own record. */
	round: number;
	requestIds: Array<string | null>;
	/**
	 * By fingerprint, for each copy of the message: `[sid, code, index in requestIds]`, 0 for an
	 * unknown outcome, or null where it is to be sent.
	 */
	sent: Record<string, Array<[string, number | null, number] | 0 | null>>;
}

const KEY = 'exotelWhatsAppSent';

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

	/**
	 * @param context n8n's context of the node
	 * @param round number of the node's run, as in a loop
	 */
	constructor(
		private readonly context: Record<string, unknown>,
		round: number,
	) {
		const before = context[KEY];
		// A copy, so that a try which stops before it sends leaves the record as it was.
		this.stored =
			isStored(before) && before.round === round
				? structuredClone(before)
				: { round, requestIds: [], sent: {} };
	}

	/** How a message ended in an earlier try, or undefined when it is to be sent. */
	earlier({ fingerprint, copy }: Identity, sendUncertainAgain: boolean): Outcome | undefined {
		const entry = this.stored.sent[fingerprint]?.[copy] ?? null;
		if (entry === null || (entry === 0 && sendUncertainAgain)) return undefined;
		if (entry === 0) return unknownBefore();
		const [sid, code, requestIndex] = entry;
		const requestId = this.stored.requestIds[requestIndex] ?? null;
		return { status: 'accepted', sid, code, requestId, problem: null };
	}

	/** Writes down how a message ended. */
	add({ fingerprint, copy }: Identity, { status, sid, code, requestId }: Outcome): void {
		this.context[KEY] = this.stored;
		const copies = (this.stored.sent[fingerprint] ??= []);
		while (copies.length <= copy) copies.push(null);
		if (status !== 'accepted') {
			copies[copy] = status === 'unknown' ? 0 : null;
			return;
		}
		const { requestIds } = this.stored;
		if (requestIds.at(-1) !== requestId) requestIds.push(requestId);
		copies[copy] = [sid as string, code, requestIds.length - 1];
	}

	/** Forgets all, once no retry can come. */
	clear(): void {
		delete this.context[KEY];
	}
}
