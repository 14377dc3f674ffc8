import { messageTypes } from '../../../nodes/ExotelWhatsApp/messages';
import type { MessageType } from '../../../nodes/ExotelWhatsApp/messages/messageType';
import { Values } from '../../../nodes/ExotelWhatsApp/shared/values';
import { Problem } from '../../../nodes/ExotelWhatsApp/shared/problem';

export type Parameters = Record<string, unknown>;

export function typeOf(operation: string): MessageType {
	const type = messageTypes.find((one) => one.operation === operation);
	if (!type) throw new Error(`no message type has the operation ${operation}`);
	return type;
}

/** The `content` that an operation makes of its parameters. */
export function contentOf(operation: string, parameters: Parameters): unknown {
	return typeOf(operation).toContent(new Values(parameters));
}

/** The `Problem` that something throws; fails when it throws nothing, or anything else. */
export function thrownBy(act: () => unknown): Problem {
	let thrown: unknown;
	try {
		act();
	} catch (error) {
		thrown = error;
	}
	expect(thrown).toBeInstanceOf(Problem);
	return thrown as Problem;
}

/** The sentence with which an operation refuses its parameters. */
export function refusalOf(operation: string, parameters: Parameters): string {
	return thrownBy(() => contentOf(operation, parameters)).message;
}

/** One code point that JavaScript counts as two. */
const EMOJI = '😀';

export const emoji = (count: number) => EMOJI.repeat(count);

/** How a sentence shows a text of emoji that is longer than it wants to quote. */
export const quoted = (count: number) => (count > 60 ? `"${emoji(60)}…"` : `"${emoji(count)}"`);

/** The sentence for a text of emoji that is too long. */
export const tooLong = (label: string, given: number, max: number) =>
	`${label} is ${given} characters long, and the limit is ${max}: ${quoted(given)}`;

/** All that a problem says, as data: Jest holds of two errors only their messages together. */
export const said = ({ code, message, advice }: Problem) => ({ code, message, advice });
