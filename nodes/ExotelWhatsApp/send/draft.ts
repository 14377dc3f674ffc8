import type { IBinaryKeyData } from 'n8n-workflow';

import { attach, type AttachedFile } from '../attachments/attach';
import type { MessageType } from '../messages/messageType';
import type { ReadParameter } from '../n8n/parameters';
import { Problem } from '../shared/problem';
import { Values } from '../shared/values';
import { compose, itemValues, type Composed, type MessageDefaults } from './compose';
import type { Message } from '../api/sendRequest';
import { from, sendOptions, to } from './fields';

/** An item on its way: its message, or why there can be none. */
export interface Draft extends Partial<Composed> {
	itemIndex: number;
	/**
	 * As it is the same in each try: without the address of a waiting execution, and with a placeholder
	 * for the link to a file.
	 */
	message?: Message;
	/** The file whose link the message needs before it leaves. */
	file?: AttachedFile;
	/** Its text as the customer will read it, where the kind of message can tell. */
	preview?: string | null;
	/** What keeps the item from being a message. */
	problem?: Problem;
	/** Both numbers as they were given. */
	given: { from: unknown; to: unknown };
}

/** An item that was not looked at. */
export function undrafted(itemIndex: number, problem: Problem): Draft {
	return { itemIndex, problem, given: { from: undefined, to: undefined } };
}

/**
 * Makes an item's parameters into a message, or says why it cannot be one.
 * @param defaults what the credential adds
 * @param files the item's own, by their binary fields
 */
export function draft(
	type: MessageType,
	read: ReadParameter,
	itemIndex: number,
	defaults: MessageDefaults,
	files?: IBinaryKeyData,
): Draft {
	const given: Draft['given'] = { from: undefined, to: undefined };
	try {
		given.from = read(from.name, itemIndex);
		given.to = read(to.name, itemIndex);
		const own = type.fields.map(({ name }) => [name, read(name, itemIndex)]);
		const options = (read(sendOptions.name, itemIndex) ?? {}) as Record<string, unknown>;
		const values = itemValues({ ...given, ...Object.fromEntries(own) }, new Values(options));
		const { parameters, readable, file } = attach(type.filePlace, values, files, itemIndex);
		const composed = compose(type, parameters, options, defaults);
		const preview = type.preview?.(values.within(readable));
		return { itemIndex, given, ...composed, file, preview };
	} catch (error) {
		return { itemIndex, given, problem: Problem.from(error) };
	}
}
