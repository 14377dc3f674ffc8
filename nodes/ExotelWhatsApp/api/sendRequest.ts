/** The API's `content` object: `type`, and under the key of that type what the type needs. */
export type Content = { type: string } & Record<string, unknown>;

/** One message as the API takes it; API reference, section 2.1. */
export interface Message {
	from: string;
	to: string;
	content: Content;
	status_callback?: string;
	custom_data?: string;
}

/** The API refuses requests with more. */
export const MAX_MESSAGES_PER_REQUEST = 100;

/**
 * The body of a send request. Callback and custom data stand at each message and nowhere above it,
 * since no source says which level wins.
 */
export function sendBody(messages: Message[]) {
	return {
		whatsapp: {
			messages: messages.map(({ content, ...message }) => ({
				...message,
				content: { recipient_type: 'individual', ...content },
			})),
		},
	};
}

export type SendBody = ReturnType<typeof sendBody>;
