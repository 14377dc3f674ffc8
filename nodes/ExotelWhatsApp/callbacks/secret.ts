import { createHash, timingSafeEqual } from 'node:crypto';

import { pasted } from '../shared/pasted';

/** Without what was pasted around it, on both sides. */
const digest = (text: string) => createHash('sha256').update(pasted(text)).digest();

/**
 * Whether a caller knows the secret, in a time that does not tell how much of it was right. Both
 * sides are hashed first, as the comparison needs equal lengths.
 */
export function knowsSecret(given: unknown, secret: string): boolean {
	return timingSafeEqual(digest(typeof given === 'string' ? given : ''), digest(secret));
}
