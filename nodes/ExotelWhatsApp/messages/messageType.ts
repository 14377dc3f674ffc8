import type { Operation } from '../runner/operation';
import type { Values } from '../shared/values';

/** The API's `content` object: `type`, and under the key of that type what the type needs. */
export type Content = { type: string } & Record<string, unknown>;

/** One kind of message: how the editor asks for it, and how it becomes the API's `content`. */
export interface MessageType extends Operation {
	/** The API's content type, for items that never became a content; null where the user writes it. */
	contentType: string | null;
	/**
	 * Turns an item's parameters into `content`.
	 * @throws InvalidInput when a value could not be sent
	 */
	toContent(values: Values): Content;
}
