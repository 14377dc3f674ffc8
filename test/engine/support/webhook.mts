import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import express, { type Request, type Response } from 'express';
import { parseIncomingMessage, WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IWebhookFunctions,
	IWebhookResponseData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { credentials, execute, node, passNode, workflowOf } from './engine.mts';
import { additionalDataFor, TRIGGER, typeNamed } from './host.mts';

/** A trigger that can be called by HTTP. */
export interface Webhook {
	url: string;
	/** What the trigger returned for each call. */
	returned: IWebhookResponseData[];
	/** For each execution that a call started, what left its trigger. */
	started: INodeExecutionData[][];
	/** Lets this many of the next calls end without an execution, as when n8n's database is away. */
	failNext(calls: number): void;
	stop(): Promise<void>;
}

/** Where and how a trigger is called. */
export interface Place {
	/** The workflow as n8n's database has it. */
	row: { id: string; staticData?: string };
	/** Other than the trigger of this process. */
	type?: INodeType;
	/** `manual` for a test event. */
	mode?: WorkflowExecuteMode;
}

let workflows = 0;

/** A new workflow in n8n's database. */
export function newRow(): Place['row'] {
	workflows += 1;
	return { id: `hooked${workflows}` };
}

/** How n8n reads a body by its content type; it leaves all others to the node. */
const parsers: Partial<Record<string, (text: string) => unknown>> = {
	'application/json': (text) => JSON.parse(text) as unknown,
	'application/x-www-form-urlencoded': (text) => parse(text),
	'text/plain': (text) => text,
};

/** What n8n's server does with a request before a node sees it (`body-parser.ts` in n8n). */
function prepare(request: Request): void {
	const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
	parseIncomingMessage(request);
	const readRawBody = async () => {
		request.rawBody = rawBody;
	};
	const parser = parsers[request.contentType ?? ''];
	const body = parser && rawBody.length > 0 ? parser(rawBody.toString('utf8')) : undefined;
	Object.assign(request, { body, rawBody: parser && rawBody, readRawBody });
}

/**
 * Serves a workflow of trigger and one more node as n8n's server does, which is the host's part: the
 * call goes to the trigger's `webhook` in n8n-core's context, its data to an execution, and its answer
 * to the caller. Static data is read, marked and saved in the order of n8n 2.41 (`live-webhooks.ts`,
 * `webhook-helpers.ts`, `workflow-runner.ts`).
 * @param credential data of the node's credential; without it the node has none
 */
export async function listen(
	parameters: INodeParameters,
	credential?: object,
	{ row, type = typeNamed(TRIGGER), mode = 'webhook' }: Place = { row: newRow() },
): Promise<Webhook> {
	const trigger = node('Trigger', TRIGGER, {
		parameters,
		webhookId: 'hook',
		...(credential && { credentials }),
	});
	const loaded = (staticData?: IDataObject) =>
		workflowOf([trigger, passNode('After')], { Trigger: ['After'] }, { id: row.id, staticData });
	const [webhookDescription] = type.description.webhooks ?? [];
	const returned: IWebhookResponseData[] = [];
	const started: INodeExecutionData[][] = [];
	let failing = 0;

	async function call(httpRequest: Request, httpResponse: Response): Promise<void> {
		prepare(httpRequest);
		const staticData = row.staticData ? (JSON.parse(row.staticData) as IDataObject) : undefined;
		const workflow = loaded(staticData);
		const additionalData = {
			...additionalDataFor(workflow, credential ?? {}),
			httpRequest,
			httpResponse,
		};
		const webhookData = {
			httpMethod: 'POST' as const,
			node: trigger.name,
			path: webhookDescription.path,
			webhookDescription,
			workflowId: workflow.id,
			workflowExecuteAdditionalData: additionalData,
		};
		const context: IWebhookFunctions = new WebhookContext(
			workflow,
			workflow.nodes[trigger.name],
			additionalData,
			mode,
			webhookData,
			[],
			null,
		);
		const result = await type.webhook!.call(context);
		returned.push(result);
		if (result.workflowData) {
			// Checks before the run take the same object, which takes its mark away.
			loaded(staticData);
			failing -= 1;
			if (failing >= 0) {
				httpResponse.status(500).json({ message: 'There was a problem executing the workflow' });
				return;
			}
			const execution = await execute(
				loaded(),
				trigger.name,
				result.workflowData,
				credential ?? {},
			);
			started.push(execution.output('After'));
		}
		const answer = result.noWebhookResponse ? undefined : result.webhookResponse;
		const isChanged = (workflow.staticData as { __dataChanged?: boolean }).__dataChanged === true;
		if (isChanged && mode !== 'manual') row.staticData = JSON.stringify(workflow.staticData);
		if (!result.noWebhookResponse) httpResponse.json(answer);
	}

	const app = express();
	const everything = express.raw({ type: () => true });
	app.post(`/webhook/hook/${webhookDescription.path}`, everything, call);
	const server = createServer(app).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/webhook/hook/${webhookDescription.path}`,
		returned,
		started,
		failNext(calls) {
			failing = calls;
		},
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
