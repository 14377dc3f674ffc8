import type { INodeProperties } from 'n8n-workflow';

import type { Values } from './values';

/** The API's `content` object: `type`, and under the key of that type what the type needs. */
export type Content = { type: string } & Record<string, unknown>;

/** One kind of message: how the editor asks for it, and how it becomes the API's `content`. */
export interface MessageType {
	/** Value of the `operation` parameter; saved in users' workflows. */
	operation: string;
	/** Name in the operation list, Title Case. */
	name: string;
	/** Verb and resource, as n8n's node picker shows it. */
	action: string;
	description: string;
	/** The API's content type, for items that never became a content; null where the user writes it. */
	contentType: string | null;
	/** Parameters of this kind alone, in the order in which the editor shows them. */
	fields: INodeProperties[];
	/**
	 * Turns an item's parameters into `content`.
	 * @throws InvalidInput when a value could not be sent
	 */
	toContent(values: Values): Content;
}
