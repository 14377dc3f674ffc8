import { createHash } from 'node:crypto';

import type { Message } from '../api/sendRequest';

/** What tells a message of a run from all others of it, the same in each try. */
export interface Identity {
	fingerprint: string;
	/** Number of equal messages before it in the run. */
	copy: number;
}

/** Bits enough that no two of a million different messages share one. */
const FINGERPRINT_LENGTH = 16;

/** Tells the messages of one run apart, in the order of its items. */
export class Identities {
	private readonly copies = new Map<string, number>();

	/**
	 * @param message as it is in each try: without the address of a waiting execution, and without
	 * the links to files
	 */
	of(message: Message): Identity {
		const hash = createHash('sha256').update(JSON.stringify(message)).digest('base64');
		const fingerprint = hash.slice(0, FINGERPRINT_LENGTH);
		const copy = this.copies.get(fingerprint) ?? 0;
		this.copies.set(fingerprint, copy + 1);
		return { fingerprint, copy };
	}
}
