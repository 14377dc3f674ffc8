/** What an error tells: what happened, and what to do. */
export interface ErrorText {
	message: string;
	/** May hold `<br>`; n8n shows it as HTML. */
	description: string;
}

/** The place of an item, numbered from 0 as n8n does. */
export const atItem = (message: string, itemIndex: number) => `${message} [item ${itemIndex}]`;
