import type { MediaSlot } from '../attachments/place';
import type { Operation } from '../n8n/operation';
import type { Values } from '../shared/values';
import type { TemplateSource } from './template/source';

/** The API's `content` object: `type`, and under the key of that type what the type needs. */
export type Content = { type: string } & Record<string, unknown>;

/** One kind of message: how the editor asks for it, and how it becomes the API's `content`. */
export interface MessageType extends Operation {
	/** The API's content type, for items that never became a content; null where the user writes it. */
	contentType: string | null;
	/**
	 * Looks up, once for all items, what the kind has to know of the account, and gives the kind that
	 * knows it.
	 * @param read gives a parameter of the first item
	 */
	prepare?(read: (name: string) => unknown, templates: TemplateSource): Promise<MessageType>;
	/**
	 * The place for a file in a message of these values; undefined when it has none. Is asked only for
	 * an item that sends a binary file.
	 * @throws InvalidInput when the values do not go with a file
	 */
	mediaSlot?(values: Values): MediaSlot | undefined;
	/**
	 * Turns an item's parameters into `content`.
	 * @throws InvalidInput when a value could not be sent
	 */
	toContent(values: Values): Content;
	/**
	 * The text as the customer will read it, for kinds whose text is not among the parameters; null
	 * when it is not known.
	 */
	preview?(values: Values): string | null;
}
