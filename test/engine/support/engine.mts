import { ExecuteContext, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IRun,
	type IRunExecutionData,
} from 'n8n-workflow';

import { clear } from '../../../sandbox/control.mts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/server.mts';
import { ACTION, additionalDataFor, nodeTypes, PASS } from './host.mts';

export function node(name: string, type: string, more: Partial<INode> = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...more };
}

export const passNode = (name: string, note = '') => node(name, PASS, { parameters: { note } });

/** A credential as a node refers to it. */
export const credentials = { exotelWhatsAppApi: { id: '1', name: 'Exotel' } };

/**
 * A workflow in which each output of a node leads to the nodes that are named for it.
 * @param more what else n8n knows of it
 */
export function workflowOf(
	nodes: INode[],
	links: Record<string, string[]>,
	more: { id?: string; staticData?: IDataObject } = {},
): Workflow {
	const connections = Object.fromEntries(
		Object.entries(links).map(([from, targets]) => {
			const main = targets.map((to) => [{ node: to, type: NodeConnectionTypes.Main, index: 0 }]);
			return [from, { main }];
		}),
	);
	const settings = { executionOrder: 'v1' as const };
	return new Workflow({ id: 'w1', nodes, connections, active: true, nodeTypes, settings, ...more });
}

/** A finished run of a workflow. */
export interface Execution {
	workflow: Workflow;
	run: IRun;
	error: IRunExecutionData['resultData']['error'];
	/** What left a node by one of its outputs. */
	output(name: string, index?: number): INodeExecutionData[];
}

/**
 * Runs a workflow in n8n-core's engine, from its first node with these items.
 * @param cancelled when the user cancels
 */
export async function execute(
	workflow: Workflow,
	start: string,
	items: INodeExecutionData[][],
	credential: object,
	cancelled?: Promise<void>,
): Promise<Execution> {
	const stack = [{ node: workflow.nodes[start], data: { main: items }, source: null }];
	const data = createRunExecutionData({ executionData: { nodeExecutionStack: stack } });
	const additionalData = additionalDataFor(workflow, credential);
	const engine = new WorkflowExecute(additionalData, 'trigger', data);
	const running = engine.processRunExecutionData(workflow);
	void cancelled?.then(() => running.cancel());
	const run = await running;
	const { error, runData } = run.data.resultData;
	return {
		workflow,
		run,
		error,
		output: (name, index = 0) => runData[name]?.[0]?.data?.main[index] ?? [],
	};
}

/** n8n-core's context of a node at work, whose items came from a node "Start" before it. */
export function contextOf(
	name: string,
	parameters: INodeParameters,
	items: INodeExecutionData[],
): ExecuteContext {
	const workflow = workflowOf([passNode('Start'), node(name, PASS, { parameters })], {
		Start: [name],
	});
	const main = [items.map((item, index) => ({ ...item, pairedItem: { item: index } }))];
	const source = { main: [{ previousNode: 'Start' }] };
	const data = createRunExecutionData({
		resultData: {
			runData: {
				Start: [
					{
						startTime: 0,
						executionTime: 0,
						executionIndex: 0,
						source: [],
						data: { main: [items] },
					},
				],
			},
		},
	});
	return new ExecuteContext(
		workflow,
		workflow.nodes[name],
		additionalDataFor(workflow, {}),
		'trigger',
		data,
		0,
		main[0],
		{ main },
		{ node: workflow.nodes[name], data: { main }, source },
		[],
	);
}

/** What a send is made of, beside its items. */
export interface Setup {
	credential: object;
	parameters: INodeParameters;
	/** Settings of the node, such as `onError`. */
	settings?: Partial<INode>;
}

/**
 * Sends items with the action node: Start → Send → Sent, or Failed for its error output. Both find
 * the `id` of their item at the start, by n8n's paired items.
 */
export function send(setup: Setup, items: IDataObject[]): Promise<Execution> {
	const { credential, settings } = setup;
	const parameters = { resource: 'message', ...setup.parameters };
	const origin = "={{ $('Start').item.json.id }}";
	const workflow = workflowOf(
		[
			passNode('Start'),
			node('Send', ACTION, { parameters, credentials, ...settings }),
			passNode('Sent', origin),
			passNode('Failed', origin),
		],
		{ Start: ['Send'], Send: ['Sent', 'Failed'] },
	);
	return execute(workflow, 'Start', [items.map((json) => ({ json }))], credential);
}

/** A text to the recipient that each item names. */
export const TEXT = {
	operation: 'sendText',
	from: '+918000000000',
	to: '={{ $json.to }}',
	body: 'Hello',
};

/** So many items, each with a recipient of its own. */
export const recipients = (count: number) =>
	Array.from({ length: count }, (_, id) => ({ id, to: `+9190000${10000 + id}` }));

/** A sandbox for all tests of a file, emptied before each. It can be used once tests run. */
export function useSandbox(options: SandboxOptions = {}): Sandbox {
	const sandbox = {} as Sandbox;
	beforeAll(async () => {
		Object.assign(sandbox, await startSandbox({ reportDelayMs: 5, ...options }));
	});
	beforeEach(() => clear(sandbox.state));
	afterAll(() => sandbox.stop());
	return sandbox;
}

/** The data of a credential for a host of its own, such as a sandbox. */
export const credentialFor = ({ url, account }: Pick<Sandbox, 'url' | 'account'>) => ({
	...account,
	subdomain: 'custom',
	customSubdomain: url,
});
