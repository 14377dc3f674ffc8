import { randomUUID } from 'node:crypto';

import { defaultAccount } from '../../sandbox/server.mts';
import { goesOn, text } from '../e2e/campaigns.mts';
import {
	connections,
	editor,
	node,
	noOp,
	postWhenThere,
	sender,
	state,
	triggerWorkflow,
	workflowOf,
	type SendWorkflow,
} from '../e2e/support.mts';

/** A node that sends and a node that takes the reports, to be put through the same faults. */
export interface Subject {
	/** Names of the two nodes, for the table. */
	sendNode: string;
	reportNode: string;
	sends: SendWorkflow;
	/** The workflow that the reports start. */
	reportsId: string;
}

/** Requests of an execution follow each other, so that faults strike in the middle of it. */
const MESSAGES_PER_REQUEST = 20;

/** A run of all customers takes its time. */
const RUN_MS = 300_000;

const LINKS = { Split: ['Send'], Send: ['After'] };

const KEY = 'the campaign';

/** This package's nodes, with Send Once. */
export async function ownNodes(): Promise<Subject> {
	const trigger = await triggerWorkflow({ events: ['deliveryReport'] });
	const options = {
		sendOnceKey: KEY,
		statusCallback: trigger.url,
		messagesPerRequest: MESSAGES_PER_REQUEST,
		requestsInParallel: 1,
		sendUncertainAgain: '={{ $json.again ?? false }}',
	};
	const send = sender('Send', text(options), goesOn);
	return {
		sendNode: 'Exotel WhatsApp',
		reportNode: 'Exotel WhatsApp Trigger',
		sends: await workflowOf([send, noOp('After')], LINKS, RUN_MS),
		reportsId: trigger.id,
	};
}

async function webhookWorkflow(): Promise<{ id: string; url: string }> {
	const path = randomUUID();
	const parameters = { path, httpMethod: 'POST', responseMode: 'onReceived', options: {} };
	const saved = await editor.createWorkflow({
		name: `webhook ${path}`,
		nodes: [
			node('In', 'n8n-nodes-base.webhook', 2, parameters, { webhookId: path }),
			noOp('After'),
		],
		connections: connections({ In: ['After'] }),
	});
	await editor.activate(saved);
	const url = `${state.n8nUrl}/webhook/${path}`;
	await postWhenThere(url, {});
	return { id: saved.id, url };
}

/** n8n's own nodes, as a user would take them for the same. */
export async function nodesOfN8n(): Promise<Subject> {
	const reports = await webhookWorkflow();
	const { apiKey, apiToken, accountSid } = defaultAccount;
	const message = `{ from: '+918000000000', to: $json.to, content: { recipient_type: 'individual', type: 'text', text: { body: 'Hello ' + $json.to } }, status_callback: '${reports.url}' }`;
	const parameters = {
		method: 'POST',
		url: `${state.sandboxUrl}/v2/accounts/${accountSid}/messages`,
		sendHeaders: true,
		headerParameters: {
			parameters: [
				{
					name: 'Authorization',
					value: `Basic ${Buffer.from(`${apiKey}:${apiToken}`).toString('base64')}`,
				},
			],
		},
		sendBody: true,
		specifyBody: 'json',
		jsonBody: `={{ JSON.stringify({ whatsapp: { messages: [${message}] } }) }}`,
		options: { batching: { batch: { batchSize: MESSAGES_PER_REQUEST, batchInterval: 1000 } } },
	};
	const send = node('Send', 'n8n-nodes-base.httpRequest', 4.2, parameters, goesOn);
	return {
		sendNode: 'HTTP Request',
		reportNode: 'Webhook',
		sends: await workflowOf([send, noOp('After')], LINKS, RUN_MS),
		reportsId: reports.id,
	};
}
