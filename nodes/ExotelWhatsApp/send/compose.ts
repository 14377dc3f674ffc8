import type { MessageType } from '../messages/messageType';
import { sendUndefinedAsText } from '../shared/brokenText';
import { refuseHalfCharacters } from '../shared/halfCharacters';
import { Values } from '../shared/values';
import { shown } from '../shared/data';
import { Problem } from '../shared/problem';
import type { Message } from '../api/sendRequest';
import { e164 } from '../shared/phoneNumber';
import { customData, from, statusCallback, to } from './fields';

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

/** An item's parameters, to be read as its options say. */
export function itemValues(parameters: Record<string, unknown>, options: Values): Values {
	return new Values(parameters, [], options.boolean(sendUndefinedAsText));
}

/**
 * One item's parameters as a message of the API.
 * @param callbackSecret secret of the credential, if there is one
 * @throws Problem in a sentence, for anything that could not be sent
 */
export function compose(
	type: MessageType,
	parameters: Record<string, unknown>,
	options: Record<string, unknown>,
	callbackSecret?: string,
): Message {
	const optionValues = new Values(options);
	const values = itemValues(parameters, optionValues);
	const message: Message = {
		from: e164(values.raw(from), values.label(from)),
		to: e164(values.raw(to), values.label(to)),
		content: type.toContent(values),
	};
	if (message.from === message.to) {
		throw new Problem(
			`${values.label(to)} is the number that sends: ${shown(message.to)}`,
			`Give the customer's number in ${to.displayName}, and your WhatsApp number in ${from.displayName}.`,
		);
	}
	const callback = statusCallbackOf(optionValues, callbackSecret);
	const custom = customDataOf(optionValues);
	if (callback !== undefined) message.status_callback = callback;
	if (custom !== undefined) message.custom_data = custom;
	refuseHalfCharacters(message);
	return message;
}
