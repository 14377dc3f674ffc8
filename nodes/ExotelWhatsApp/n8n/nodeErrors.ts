import { NodeApiError, NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';

import type { ErrorText } from './errorText';

/**
 * n8n puts a stock sentence in the place of a message in which it sees a code of Node, even inside a
 * word ("preEXISTing"), so the message is set once more.
 */
function withMessage<T extends Error>(error: T, message: string): T {
	error.message = message;
	return error;
}

/** An error over what the user has given. */
export function operationError(node: INode, text: ErrorText, itemIndex?: number) {
	const { message, description } = text;
	return withMessage(new NodeOperationError(node, message, { description, itemIndex }), message);
}

/**
 * An error over what Exotel has answered. It holds nothing of the request, so no credential.
 * @param details what the editor shows beside the text
 */
export function apiError(
	node: INode,
	text: ErrorText,
	code: number | null,
	details: IDataObject,
	itemIndex?: number,
) {
	const httpCode = code === null ? undefined : String(code);
	const error = new NodeApiError(node, {}, { ...text, httpCode, itemIndex });
	error.context.data = details;
	return withMessage(error, text.message);
}
