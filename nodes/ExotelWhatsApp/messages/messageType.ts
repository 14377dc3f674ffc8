import type { Account } from '../api/account';
import type { Call } from '../api/client';
import type { Content } from '../api/sendRequest';
import type { FilePlace } from '../attachments/place';
import type { Operation } from '../n8n/operation';
import type { Values } from '../shared/values';
import type { Question } from '../wait/question';
import type { QuickReply } from './template/quickReplies';

/** What a kind of message may ask before the first item. */
export interface LookUp {
	/** Gives a parameter of the first item. */
	read(name: string): unknown;
	/** Whether a parameter is or holds an expression, so that each item may have its own. */
	isByData(name: string): boolean;
	account: Account;
	call: Call;
}

/** One kind of message: how the editor asks for it, and how it becomes the API's `content`. */
export interface MessageType extends Operation {
	/** The API's content type, for items that never became a content; null where the user writes it. */
	contentType: string | null;
	/**
	 * Looks up, once for all items, what the kind has to know of the account, and gives the kind that
	 * knows it.
	 */
	prepare?(lookUp: LookUp): Promise<MessageType>;
	/**
	 * The place for a file in a message of these values; undefined when it has none. Is asked only for
	 * an item that sends a binary file.
	 * @throws Problem when the values do not go with a file
	 */
	filePlace?(values: Values): FilePlace | undefined;
	/**
	 * Turns an item's parameters into `content`.
	 * @throws Problem when a value could not be sent
	 */
	toContent(values: Values): Content;
	/** The quick replies of the template, for a kind that has looked it up. */
	quickReplies?(values: Values): QuickReply[];
	/**
	 * What is asked, for kinds that wait for the answer in any case.
	 * @param read gives a parameter of the first item
	 * @throws Problem for what cannot be asked
	 */
	question?(read: LookUp['read']): Omit<Question, 'isReview'>;
	/**
	 * The text as the customer will read it, for kinds whose text is not among the parameters; null
	 * when it is not known.
	 */
	preview?(values: Values): string | null;
}
