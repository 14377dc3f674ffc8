import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import { Problem } from '../shared/problem';
import { atItem, operationError } from './nodeErrors';

/** A problem as it stands at an item, where n8n's users look for a `description`. */
export function errorJson({ code, message, advice }: Problem): IDataObject {
	return { code, message, description: advice };
}

/**
 * Marks an item so that n8n sends it by the node's error output. The mark must not be enumerable:
 * n8n copies a marked item to that output, and replaces the `json` of an item that still has the
 * mark there by the bare message. Read in n8n-core 1.122 and 2.41 (`handleNodeErrorOutput`).
 */
export function routeToErrorOutput(
	node: INode,
	item: INodeExecutionData,
	{ message, advice }: Problem,
	itemIndex: number,
): void {
	const value = operationError(node, new Problem(atItem(message, itemIndex), advice), itemIndex);
	Object.defineProperty(item, 'error', { value, enumerable: false });
}
