import type { MessageType } from '../messages/messageType';
import { sendUndefinedAsText } from '../shared/brokenText';
import { refuseHalfCharacters } from '../shared/halfCharacters';
import { Values } from '../shared/values';
import { shown } from '../shared/data';
import { Problem } from '../shared/problem';
import type { Message } from '../api/sendRequest';
import { customData, from, sendOnceKey, statusCallback, to } from './fields';
import { numbersOf, type NumberDefaults } from './numbers';

/** An object becomes JSON text, as the API takes strings only and gives them back unchanged. */
function customDataOf(options: Values): string | undefined {
	const given = options.raw(customData);
	if (given === undefined || given === null || given === '') return undefined;
	return typeof given === 'string' ? given : JSON.stringify(given);
}

/** The callback address, with the secret that our trigger asks for. */
function statusCallbackOf(options: Values, secret: string | undefined): string | undefined {
	if (options.optionalIdentifier(statusCallback) === undefined) return undefined;
	const link = options.link(statusCallback);
	if (!secret) return link;
	const url = new URL(link);
	if (!url.searchParams.get('key')) url.searchParams.set('key', secret);
	return url.href;
}

/**
 * The item's Send Once key, if the option is there. An expression that yields nothing is refused: the
 * customer could get the message twice.
 */
function sendOnceKeyOf(options: Values): string | undefined {
	const isGiven = Object.hasOwn(options.all(), sendOnceKey.name);
	return isGiven ? options.identifier(sendOnceKey) : undefined;
}

/** What the credential adds to each message. */
export interface MessageDefaults extends NumberDefaults {
	callbackSecret?: string;
}

/** A message, and what its user should know of it. */
export interface Composed {
	message: Message;
	/** The number that the recipient's could be instead; see `PhoneNumber`. */
	couldBe?: string;
	/** By which the customer gets no second message. */
	sendOnceKey?: string;
}

/** An item's parameters, to be read as its options say. */
export function itemValues(parameters: Record<string, unknown>, options: Values): Values {
	return new Values(parameters, [], options.boolean(sendUndefinedAsText));
}

/**
 * One item's parameters as a message of the API.
 * @throws Problem in a sentence, for anything that could not be sent
 */
export function compose(
	type: MessageType,
	parameters: Record<string, unknown>,
	options: Record<string, unknown>,
	defaults: MessageDefaults = {},
): Composed {
	const optionValues = new Values(options);
	const values = itemValues(parameters, optionValues);
	const numbers = numbersOf(values, optionValues, defaults);
	const { e164, ...doubt } = numbers.to;
	const message: Message = { from: numbers.from, to: e164, content: type.toContent(values) };
	if (message.from === message.to) {
		throw new Problem(
			`${values.label(to)} is the number that sends: ${shown(message.to)}`,
			`Give the customer's number in ${to.displayName}, and your WhatsApp number in ${from.displayName}.`,
		);
	}
	const callback = statusCallbackOf(optionValues, defaults.callbackSecret);
	const custom = customDataOf(optionValues);
	if (callback !== undefined) message.status_callback = callback;
	if (custom !== undefined) message.custom_data = custom;
	refuseHalfCharacters(message);
	return { message, ...doubt, sendOnceKey: sendOnceKeyOf(optionValues) };
}
