import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { MessageType } from '../messages/messageType';
import { errorJson } from '../n8n/errorOutput';
import { inReadingOrder } from '../shared/readingOrder';
import type { Draft } from './draft';
import type { Outcome } from './outcome';

/** The contract's form of how a message ended. */
function contractForm(
	type: string | null,
	message: { from: unknown; to: unknown; custom_data?: string },
	{ sid, status, code, requestId, problem }: Outcome,
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
		error: problem && errorJson(problem),
	};
}

/**
 * The item that leaves for a draft: how its message ended, or why there was none.
 * @param type undefined when it could not be read
 */
export function outputItem(
	type: MessageType | undefined,
	{ itemIndex, message, given, preview, sendOnceKey }: Draft,
	outcome: Outcome,
): INodeExecutionData {
	const json = message
		? contractForm(message.content.type, message, outcome)
		: contractForm(type?.contentType ?? null, given, outcome);
	if (type?.preview) json.preview = preview ?? null;
	const { sentBefore = false } = outcome;
	if (sentBefore || sendOnceKey !== undefined) json.sentBefore = sentBefore;
	return { json: inReadingOrder(json), pairedItem: { item: itemIndex } };
}
