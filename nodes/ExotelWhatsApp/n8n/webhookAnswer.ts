import { sleep, type IWebhookFunctions } from 'n8n-workflow';

/** n8n's answer to the call of a webhook. */
export interface WebhookAnswer {
	isGiven(): boolean;
	/** Resolves when it is given, or when nobody waits for it any more. */
	given(): Promise<void>;
	/** Resolves when n8n has done what it does without waiting for its database. */
	soon(): Promise<void>;
}

export function webhookAnswer(context: IWebhookFunctions): WebhookAnswer {
	const response = context.getResponseObject();
	return {
		isGiven: () => response.writableEnded,
		given: () =>
			new Promise((resolve) => {
				if (response.closed) resolve();
				else response.once('close', resolve);
			}),
		soon: () => sleep(0),
	};
}
