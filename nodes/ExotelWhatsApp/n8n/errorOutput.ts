import type { INode, INodeExecutionData } from 'n8n-workflow';

import { atItem } from './errorText';
import { operationError } from './nodeErrors';

/**
 * Marks an item so that n8n sends it by the node's error output. The mark must not be enumerable:
 * n8n copies a marked item to that output, and replaces the `json` of an item that still has the
 * mark there by the bare message. Read in n8n-core 1.122 and 2.41 (`handleNodeErrorOutput`).
 */
export function routeToErrorOutput(node: INode, item: INodeExecutionData, itemIndex: number): void {
	const { message, description } = item.json.error as { message: string; description: string };
	const text = { message: atItem(message, itemIndex), description };
	const value = operationError(node, text, itemIndex);
	Object.defineProperty(item, 'error', { value, enumerable: false });
}
