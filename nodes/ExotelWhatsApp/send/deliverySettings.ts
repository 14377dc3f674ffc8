import { Values } from '../messages/values';
import { InvalidInput } from '../shared/invalidInput';
import { MAX_MESSAGES_PER_REQUEST } from './envelope';
import {
	messagesPerRequest,
	messagesPerSecond,
	requestsInParallel,
	sendUncertainAgain,
	timeout,
} from './fields';

/** How messages are put into requests, and how those are made. */
export interface DeliverySettings {
	/** 1 to 100. */
	messagesPerRequest: number;
	requestsInParallel: number;
	/** 0: no limit. */
	messagesPerSecond: number;
	/** Time that Exotel has for an answer. */
	timeoutMs: number;
	/** Whether messages whose outcome is unknown are sent again, at the risk of sending them twice. */
	sendUncertainAgain: boolean;
}

type NumberField = typeof messagesPerRequest;

function numberOf(options: Values, field: NumberField, min: number, max = Infinity): number {
	const given = options.raw(field) ?? field.default;
	const number = Number(given);
	if (given !== '' && Number.isFinite(number) && number >= min && number <= max) return number;
	const range = max === Infinity ? `${min} or more` : `${min} to ${max}`;
	throw new InvalidInput(
		`${options.label(field)} must be a number, ${range}, and was given "${String(given)}"`,
		`Correct it in the node's options, or remove the option.`,
	);
}

/** @throws InvalidInput for a number out of its range */
export function deliverySettings(options: Values): DeliverySettings {
	return {
		messagesPerRequest: Math.floor(
			numberOf(options, messagesPerRequest, 1, MAX_MESSAGES_PER_REQUEST),
		),
		requestsInParallel: Math.floor(numberOf(options, requestsInParallel, 1)),
		messagesPerSecond: numberOf(options, messagesPerSecond, 0),
		timeoutMs: numberOf(options, timeout, 1) * 1000,
		sendUncertainAgain: options.boolean(sendUncertainAgain),
	};
}
