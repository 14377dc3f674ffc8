import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type JsonObject,
} from 'n8n-workflow';

import type { MessageType } from '../messages/messageType';
import type { Draft } from './draft';
import type { Outcome } from './outcome';
import { atItem, failureText, type ErrorText } from './stopText';

/** How what became of a message leaves the node: as items and as n8n's errors. */

/**
 * An error that says what Exotel did. It holds nothing of the request, so no credential.
 * @param details what the error's details show beside the text
 */
export function apiError(
	node: INode,
	{ message, description }: ErrorText,
	code: number | null,
	details: IDataObject,
	itemIndex?: number,
): NodeApiError {
	const httpCode = code === null ? undefined : String(code);
	const options = { message, description, httpCode, itemIndex };
	const error = new NodeApiError(node, details as JsonObject, options);
	error.context.data = details;
	return error;
}

function json(
	type: string | null,
	message: { from: unknown; to: unknown; custom_data?: string },
	{ sid, status, code, requestId, error }: Outcome,
): IDataObject {
	return {
		sid,
		status,
		to: String(message.to ?? ''),
		from: String(message.from ?? ''),
		type,
		customData: message.custom_data ?? null,
		code,
		requestId,
		error: error && { ...error },
	};
}

/** The item of a message that was sent, or was tried to be. */
export function sentItem(node: INode, draft: Draft, outcome: Outcome): INodeExecutionData {
	const { itemIndex, message } = draft;
	const pairedItem = { item: itemIndex };
	const item = json(message?.content.type ?? null, message ?? draft.given, outcome);
	if (!outcome.error) return { json: item, pairedItem };
	const { message: what, description } = failureText({ ...outcome, error: outcome.error });
	const text = { message: atItem(what, itemIndex), description };
	return { json: item, error: apiError(node, text, outcome.code, item, itemIndex), pairedItem };
}

/** The item of one that could not be a message. */
export function badItem(node: INode, type: MessageType, draft: Draft): INodeExecutionData {
	const { itemIndex, problem, given } = draft;
	const { message, advice: description } = problem!;
	const item = json(type.contentType, given, {
		sid: null,
		status: 'rejected',
		code: null,
		requestId: null,
		error: { code: null, message, description },
	});
	const error = new NodeOperationError(node, atItem(message, itemIndex), {
		itemIndex,
		description,
	});
	return { json: item, error, pairedItem: { item: itemIndex } };
}
