import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { alphabetical } from '../shared/alphabetical';
import { shownWith } from '../shared/displayConditions';
import { sentences } from '../shared/sentences';
import { toolDescription } from './toolDescription';

/** One operation: what the editor shows of it. */
export interface Operation {
	/** Value of the `operation` parameter; saved in users' workflows. */
	operation: string;
	/** Name in the operation list, Title Case. */
	name: string;
	/** Verb and resource, as n8n's node picker shows it. */
	action: string;
	description: string;
	/** For AI models that call the node as a tool. */
	asTool?: {
		/** What a model has to know beside the description, in sentences. */
		guidance: string;
		/** When the editor shows the tool's description, if not always. */
		show?: Record<string, string[]>;
	};
	/** Parameters of this operation alone, in the order in which the editor shows them. */
	fields: INodeProperties[];
}

/** A group of operations that run in the same way. */
export interface Resource {
	/** Value of the `resource` parameter; saved in users' workflows. */
	value: string;
	name: string;
	/** The operation list, and the fields of every operation. */
	properties: INodeProperties[];
	execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]>;
}

/**
 * The parameters of a resource, all derived from its list of operations.
 * @param first operation that a new node has
 * @param common fields that all operations have, above and below their own
 */
export function operationProperties(
	resource: string,
	operations: Operation[],
	first: string,
	common: { above: INodeProperties[]; below: INodeProperties[] } = { above: [], below: [] },
): INodeProperties[] {
	const options = operations
		.map(({ operation: value, name, action, description }) => ({
			name,
			value,
			action,
			description,
		}))
		.sort((a, b) => alphabetical(a.name, b.name));
	const all = operations.map(({ operation }) => operation);
	const forAll = (field: INodeProperties) =>
		shownWith(field, { resource: [resource], operation: all });
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [resource] } },
			options,
			default: first,
		},
		...operations.map(({ operation, description, asTool }) =>
			shownWith(toolDescription(sentences(description, asTool?.guidance)), {
				resource: [resource],
				operation: [operation],
				...asTool?.show,
			}),
		),
		...common.above.map(forAll),
		...operations.flatMap(({ operation, fields }) =>
			fields.map((field) => shownWith(field, { resource: [resource], operation: [operation] })),
		),
		...common.below.map(forAll),
	];
}
