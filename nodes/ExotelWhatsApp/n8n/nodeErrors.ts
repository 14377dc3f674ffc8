import { NodeApiError, NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';

import type { Problem } from '../shared/problem';

/** The place of an item, numbered from 0 as n8n does. */
export const atItem = (message: string, itemIndex: number) => `${message} [item ${itemIndex}]`;

/**
 * n8n puts a stock sentence in the place of a message in which it sees a code of Node, even inside a
 * word ("preEXISTing"), so the message is set once more.
 */
function withMessage<T extends Error>(error: T, message: string): T {
	error.message = message;
	return error;
}

/** What n8n calls the advice. It may hold `<br>`: n8n shows it as HTML. */
const textOf = ({ message, advice }: Problem) => ({ message, description: advice });

/** An error over what the user has given. */
export function operationError(node: INode, problem: Problem, itemIndex?: number) {
	const { message, description } = textOf(problem);
	return withMessage(new NodeOperationError(node, message, { description, itemIndex }), message);
}

/**
 * An error over what Exotel has answered. It holds nothing of the request, so no credential.
 * @param details what the editor shows beside the text
 */
export function apiError(node: INode, problem: Problem, details: IDataObject, itemIndex?: number) {
	const httpCode = problem.code === null ? undefined : String(problem.code);
	const error = new NodeApiError(node, {}, { ...textOf(problem), httpCode, itemIndex });
	error.context.data = details;
	return withMessage(error, problem.message);
}

/** The error for a problem: over the answer when there is a code of one, else over what was given. */
export function nodeError(node: INode, problem: Problem, itemIndex?: number) {
	return problem.code === null
		? operationError(node, problem, itemIndex)
		: apiError(node, problem, {}, itemIndex);
}
