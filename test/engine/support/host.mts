import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ExecutionLifecycleHooks } from 'n8n-core';
import {
	ICredentialsHelper,
	isExpression,
	NodeConnectionTypes,
	NodeHelpers,
	type IAuthenticateGeneric,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INode,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
} from 'n8n-workflow';

import './keys.mts';

/**
 * n8n-core writes the settings of an instance to the user's home unless told where else, prints the
 * errors of nodes, and sends requests by the proxy of the machine.
 */
const home = mkdtempSync(path.join(tmpdir(), 'exotel-engine-'));
Object.assign(process.env, {
	N8N_USER_FOLDER: home,
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
	N8N_LOG_LEVEL: 'silent',
	NO_PROXY: '127.0.0.1',
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** n8n-core starts a timer that ends with the process only, which would keep jest from ending. */
const { setInterval: every } = globalThis;
globalThis.setInterval = ((...given: Parameters<typeof every>) =>
	every(...given).unref()) as typeof every;

interface Package {
	ExotelWhatsApp: new () => INodeType;
	ExotelWhatsAppTrigger: new () => INodeType;
	ExotelWhatsAppApi: new () => ICredentialType & { authenticate: IAuthenticateGeneric };
}

/** The package as it is published: its `main`, which loads what was built. */
const built = jest.requireActual<Package>('../../../index.js');

const credentialType = new built.ExotelWhatsAppApi();

export const ACTION = 'n8n-nodes-exotel-whatsapp.exotelWhatsApp';
export const TRIGGER = 'n8n-nodes-exotel-whatsapp.exotelWhatsAppTrigger';
export const PASS = 'test.pass';

/** Lets its items through. A `note` takes the place of their data, once for each item. */
const pass: INodeType = {
	description: {
		displayName: 'Pass',
		name: 'pass',
		group: ['transform'],
		version: 1,
		description: 'Lets items through',
		defaults: { name: 'Pass' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Note', name: 'note', type: 'string', default: '' }],
	},
	async execute(this: IExecuteFunctions) {
		const items = this.getInputData().map(({ json }, item) => {
			const note = this.getNodeParameter('note', item) as string;
			return { json: note === '' ? json : { note }, pairedItem: { item } };
		});
		return [items];
	},
};

const types = new Map<string, INodeType>([
	[ACTION, new built.ExotelWhatsApp()],
	[TRIGGER, new built.ExotelWhatsAppTrigger()],
	[PASS, pass],
]);

/** The trigger as another process of n8n has it: a copy that shares nothing with it in memory. */
export function triggerOfAnotherProcess(): INodeType {
	let type: INodeType | undefined;
	jest.isolateModules(() => {
		const copy = jest.requireActual<Package>('../../../index.js');
		type = new copy.ExotelWhatsAppTrigger();
	});
	return type as unknown as INodeType;
}

export function typeNamed(name: string): INodeType {
	const type = types.get(name);
	if (!type) throw new Error(`The host has no node type ${name}`);
	return type;
}

export const nodeTypes: INodeTypes = {
	getByName: typeNamed,
	getByNameAndVersion: typeNamed,
	getKnownTypes: () => ({}),
};

function notHere(): never {
	throw new Error('The nodes use a part of n8n that this host does not have');
}

/**
 * The host's part of credentials: n8n-core asks for it, and the server of n8n brings it. It is done
 * here as the server does it (`credentials-helper.ts` in n8n 1.123 and 2.41), without a database.
 */
class CredentialsHost extends ICredentialsHelper {
	constructor(private readonly data: ICredentialDataDecryptedObject) {
		super();
	}

	getParentTypes = () => [];

	getCredentialsProperties = () => credentialType.properties;

	getCredentials = async (): Promise<ICredentials> => notHere();

	updateCredentials = async () => notHere();

	updateCredentialsOauthTokenData = async () => notHere();

	preAuthentication = async () => undefined;

	/** The saved data with its defaults, and without the fields that the editor hides. */
	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		const saved = this.data as INodeParameters;
		const shown = NodeHelpers.getNodeParameters(
			credentialType.properties,
			saved,
			true,
			false,
			null,
			null,
		);
		return shown as ICredentialDataDecryptedObject;
	}

	/** Writes each property of the type's `authenticate` into the request, expressions resolved. */
	async authenticate(
		$credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		options: IHttpRequestOptions,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const resolve = (value: string) =>
			isExpression(value)
				? workflow.expression.getSimpleParameterValue(node, value, 'internal', { $credentials })
				: value;
		options.headers ??= {};
		const request = options as unknown as Record<string, Record<string, unknown>>;
		for (const [place, values] of Object.entries(credentialType.authenticate.properties)) {
			request[place] ??= {};
			for (const [key, value] of Object.entries(values as Record<string, string>)) {
				request[place][String(resolve(key))] = String(resolve(value) ?? '');
			}
		}
		return options;
	}
}

/** Where n8n's own interface is; a test that serves a part of it says where. */
export const host = { restApiUrl: 'http://n8n.test/rest' };

let executions = 0;

/** What a workflow's run needs of its host; whatever the nodes should not use throws. */
export function additionalDataFor(
	workflow: Workflow,
	credential: object,
): IWorkflowExecuteAdditionalData {
	const data: Omit<IWorkflowExecuteAdditionalData, 'externalSecretsProxy'> = {
		credentialsHelper: new CredentialsHost(credential as ICredentialDataDecryptedObject),
		hooks: new ExecutionLifecycleHooks('trigger', '1', {
			id: workflow.id,
			nodes: Object.values(workflow.nodes),
			connections: workflow.connectionsBySourceNode,
		} as IWorkflowBase),
		executionId: String((executions += 1)),
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: host.restApiUrl,
		instanceBaseUrl: 'http://n8n.test',
		formWaitingBaseUrl: 'http://n8n.test/form-waiting',
		webhookBaseUrl: 'http://n8n.test/webhook',
		webhookWaitingBaseUrl: 'http://n8n.test/webhook-waiting',
		webhookTestBaseUrl: 'http://n8n.test/webhook-test',
		executeWorkflow: notHere,
		getRunExecutionData: notHere,
		logAiEvent: notHere,
		startRunnerTask: notHere,
	};
	return data as IWorkflowExecuteAdditionalData;
}
