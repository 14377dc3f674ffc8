import { sleep, type IWebhookFunctions } from 'n8n-workflow';

/** Node tells nobody when an answer is given that cannot leave yet. n8n takes some milliseconds for one. */
const LOOK_AGAIN_MS = 2;

/** n8n's answer to the call of a webhook. */
export interface WebhookAnswer {
	isGiven(): boolean;
	/**
	 * Resolves when n8n has given it, or when nobody waits for it any more. It need not have left: a caller
	 * who does not read, or who waits for the answer to an earlier call first, holds up nobody else.
	 */
	given(): Promise<void>;
	/** Resolves when n8n has done what it does without waiting for its database. */
	soon(): Promise<void>;
}

export function webhookAnswer(context: IWebhookFunctions): WebhookAnswer {
	const response = context.getResponseObject();
	return {
		isGiven: () => response.writableEnded,
		async given() {
			while (!response.writableEnded && !response.closed) await sleep(LOOK_AGAIN_MS);
		},
		soon: () => sleep(0),
	};
}
