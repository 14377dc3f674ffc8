import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { MessageType } from '../messages/messageType';
import type { InvalidInput } from '../shared/problem';
import type { Draft } from './draft';
import type { Outcome } from './outcome';

/** How a message that was not sent stands in the contract's form. */
function notSentOutcome({ message, advice }: InvalidInput): Outcome {
	const error = { code: null, message, description: advice };
	return { status: 'rejected', sid: null, code: null, requestId: null, error };
}

/** The contract's form of what became of a message. */
function contractForm(
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

/**
 * The item that leaves for a draft: what became of its message, or why there was none.
 * @param type undefined when it could not be read
 * @param outcome undefined for a draft without a message
 */
export function outputItem(
	type: MessageType | undefined,
	draft: Draft,
	outcome: Outcome | undefined,
): INodeExecutionData {
	const { itemIndex, message, problem, given } = draft;
	const ended = problem ? notSentOutcome(problem) : (outcome as Outcome);
	const json = message
		? contractForm(message.content.type, message, ended)
		: contractForm(type?.contentType ?? null, given, ended);
	if (type?.preview) json.preview = draft.preview ?? null;
	return { json, pairedItem: { item: itemIndex } };
}
