import type { Values } from '../shared/values';
import { MAX_MESSAGES_PER_REQUEST } from '../api/sendRequest';
import {
	messagesPerRequest,
	messagesPerSecond,
	requestsInParallel,
	sendUncertainAgain,
	timeout,
} from './fields';

/** How messages are put into requests, and how those are made. */
export interface SendSettings {
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

/** @throws Problem for a number out of its range */
export function sendSettings(options: Values): SendSettings {
	return {
		messagesPerRequest: Math.floor(options.number(messagesPerRequest, 1, MAX_MESSAGES_PER_REQUEST)),
		requestsInParallel: Math.floor(options.number(requestsInParallel, 1)),
		messagesPerSecond: options.number(messagesPerSecond, 0),
		timeoutMs: options.number(timeout, 1) * 1000,
		sendUncertainAgain: options.boolean(sendUncertainAgain),
	};
}
