import type { IDataObject, IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import type { Chunk } from '../../../nodes/ExotelWhatsApp/n8n/expressions/chunks';

/** How often n8n was asked, and what for. */
export interface Asked {
	/** Sizes of the chunks, in their order. */
	chunks: number[];
	/** Expressions that were read alone, with the items for which they were. */
	alone: Array<[string, number]>;
	/** Parameters and their items. */
	parameters: Array<[string, number]>;
}

export interface FakeOptions {
	name?: string;
	/** What n8n gives for a parameter. */
	parameter?: (name: string, itemIndex: number) => unknown;
	/** What n8n gives for an expression alone. */
	alone?: (text: string, itemIndex: number) => unknown;
	/** Is told of each chunk before it is read. */
	onChunk?: (jsons: IDataObject[]) => void;
	/** Takes the place of what a chunk gives. */
	result?: (values: unknown) => unknown;
}

const fromN8n = (name: string, itemIndex: number) => `${name} of ${itemIndex} by n8n`;

/** A node in an execution, in which the expressions for many items are run as the JavaScript they are. */
export function fakeNode(
	parameters: INodeParameters,
	jsons: IDataObject[],
	{ name = 'Send', parameter = fromN8n, alone = fromN8n, ...options }: FakeOptions = {},
) {
	const nodeContext: Record<string, unknown> = {};
	const asked: Asked = { chunks: [], alone: [], parameters: [] };

	function chunkResult(text: string): unknown {
		const [{ count, text: json, items }] = Object.values(nodeContext) as Chunk[];
		asked.chunks.push(count);
		options.onChunk?.(json === '' ? items : (JSON.parse(json) as IDataObject[]));
		const $ = (node: string) => {
			if (node !== name) throw new Error(`There is no node ${node}`);
			return { context: nodeContext };
		};
		const code = /^\{\{(.*)\}\}$/s.exec(text)![1];
		return new Function('$', `return ${code}`)($) as unknown;
	}

	const node = {
		getNode: () => ({ name, parameters }),
		getInputData: () => jsons.map((json) => ({ json })),
		getContext: () => nodeContext,
		getNodeParameter(wanted: string, itemIndex: number) {
			asked.parameters.push([wanted, itemIndex]);
			return parameter(wanted, itemIndex);
		},
		evaluateExpression(text: string, itemIndex: number) {
			if (Object.keys(nodeContext).length > 0) {
				const values = chunkResult(text);
				return options.result ? options.result(values) : values;
			}
			asked.alone.push([text, itemIndex]);
			return alone(text, itemIndex);
		},
	};
	return { context: node as unknown as IExecuteFunctions, asked, nodeContext };
}
