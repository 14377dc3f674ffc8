import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { breathingMap, type Clock } from '../n8n/clock';
import { Values } from '../shared/values';
import { includeInputFields, sendOptions } from './fields';

/**
 * Whether the input's fields leave with the result; the first item's option counts.
 * @throws Problem for what is no switch
 */
export function includesInput(context: IExecuteFunctions): boolean {
	const options = context.getNodeParameter(sendOptions.name, 0, null) ?? {};
	return new Values(options as Record<string, unknown>).boolean(includeInputFields);
}

/**
 * The items with the fields and the files of the input items that they are the results of, in the same
 * order. Where both have a field, the result's stays: nobody should branch on an old `status`.
 */
export async function withInputFields(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
	clock: Clock,
): Promise<INodeExecutionData[]> {
	const input = context.getInputData();
	return await breathingMap(clock, items, (item, index) => {
		const { json, binary } = input[index];
		const own = item.json;
		return { ...item, json: { ...own, ...json, ...own }, ...(binary && { binary }) };
	});
}
