import axios, { type AxiosInstance } from 'axios';
import { parse } from 'flatted';

import { ownConnections } from './ownConnections.mts';

/** The owner account of demo and tests. */
export const owner = {
	email: 'owner@example.com',
	firstName: 'Demo',
	lastName: 'Owner',
	password: 'Sandbox-4010',
};

export interface WorkflowJson {
	id?: string;
	name: string;
	nodes: Array<Record<string, unknown> & { name: string; type: string }>;
	connections: Record<string, unknown>;
	pinData?: Record<string, unknown>;
	settings?: Record<string, unknown>;
}

export interface Execution {
	id: string;
	status: string;
	startedAt: string;
	stoppedAt: string;
	/** Run data as the editor shows it, by node name. */
	data: {
		resultData: {
			error?: { message: string; description?: string };
			runData: Record<string, NodeRun[]>;
		};
	};
}

/** One run of a node; times are in milliseconds, `startTime` since 1970. */
export interface NodeRun {
	startTime: number;
	executionTime: number;
	data?: { main: Array<ExecutionItem[] | null> };
	hints?: Array<{ message: string }>;
}

export interface ExecutionItem {
	json: Record<string, unknown>;
	binary?: Record<string, { mimeType: string; fileName?: string; fileSize?: string; data: string }>;
	pairedItem?: unknown;
}

interface Saved {
	id: string;
	name: string;
	active: boolean;
	versionId?: string;
}

interface DataTable {
	id: string;
	name: string;
	projectId: string;
}

/** What the editor asks a node while its parameters are filled in. */
export interface DynamicRequest {
	path: string;
	methodName: string;
	nodeTypeAndVersion: { name: string; version: number };
	currentNodeParameters: object;
	credentials: object;
}

/** n8n's REST interface, as its editor uses it. */
export class Editor {
	private readonly http: AxiosInstance;

	/** @param session cookie of an earlier login; n8n lets in only so many logins a minute */
	constructor(url: string, session?: string) {
		this.http = axios.create({ ...ownConnections, baseURL: `${url}/rest`, timeout: 60_000 });
		this.http.interceptors.response.use(undefined, (error) => {
			const { response, config } = error;
			const body = JSON.stringify(response?.data);
			throw new Error(`${config?.method} ${config?.url}: ${response?.status} ${body}`);
		});
		if (session !== undefined) this.http.defaults.headers.Cookie = session;
	}

	/** Makes the owner, or logs in where there is one; gives the session's cookie. */
	async login(): Promise<string> {
		const { data } = await this.http.get('/settings');
		const isNew = data.data.userManagement.showSetupOnFirstLoad === true;
		const { headers } = isNew
			? await this.http.post('/owner/setup', owner)
			: await this.http.post('/login', { ...owner, emailOrLdapLoginId: owner.email });
		const cookies = headers['set-cookie'] ?? [];
		const session = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
		this.http.defaults.headers.Cookie = session;
		return session;
	}

	async nodeTypeNames(): Promise<string[]> {
		const { data } = await this.http.get('/types/nodes.json', { baseURL: this.origin() });
		return (data as Array<{ name: string }>).map(({ name }) => name);
	}

	async createCredential(name: string, type: string, data: object): Promise<string> {
		const { data: answer } = await this.http.post('/credentials', { name, type, data });
		return answer.data.id as string;
	}

	/** What the "Test" button of a credential says. */
	async testCredential(id: string, name: string, type: string, data: object) {
		const { data: answer } = await this.http.post('/credentials/test', {
			credentials: { id, name, type, data },
		});
		return answer.data as { status: string; message: string };
	}

	async workflows(): Promise<Saved[]> {
		const { data } = await this.http.get('/workflows');
		return data.data as Saved[];
	}

	async createWorkflow(workflow: WorkflowJson): Promise<Saved> {
		const { data } = await this.http.post('/workflows', {
			settings: { executionOrder: 'v1' },
			// The editor reads it without a look at whether it is there.
			pinData: {},
			...workflow,
			active: false,
		});
		return data.data as Saved;
	}

	/** Activates a workflow, by the call of n8n 2, else by that of n8n 1. */
	async activate({ id, versionId }: Saved): Promise<void> {
		await this.http
			.post(`/workflows/${id}/activate`, { versionId })
			.catch(() => this.http.patch(`/workflows/${id}`, { active: true, versionId }));
	}

	/** Deactivates a workflow, by the call of n8n 2, else by that of n8n 1. */
	async deactivate({ id, versionId }: Saved): Promise<void> {
		await this.http
			.post(`/workflows/${id}/deactivate`, {})
			.catch(() => this.http.patch(`/workflows/${id}`, { active: false, versionId }));
	}

	/** What the button under a trigger does: runs the workflow from it, or listens for its test call. */
	async run(workflow: Saved, trigger: string): Promise<void> {
		await this.http.post(`/workflows/${workflow.id}/run`, {
			workflowData: workflow,
			triggerToStartFrom: { name: trigger },
		});
	}

	/** What a list of a resource locator offers. */
	async listOf(request: DynamicRequest, filter?: string) {
		const answer = await this.http.post('/dynamic-node-parameters/resource-locator-results', {
			...request,
			filter,
		});
		const { results } = answer.data.data as { results: Array<{ name: string; value: string }> };
		return results;
	}

	/** The fields that a resource mapper shows, or what it says instead. */
	async mapperOf(request: DynamicRequest) {
		const answer = await this.http.post('/dynamic-node-parameters/resource-mapper-fields', request);
		return answer.data.data as {
			fields: Array<{ id: string; displayName: string; required: boolean }>;
			emptyFieldsNotice?: string;
		};
	}

	/** The rows of the data table with this name, oldest first; none where there is no such table. */
	async rowsOf(name: string): Promise<Array<Record<string, unknown>>> {
		const { data: tables } = await this.http.get('/data-tables-global');
		const found = (tables.data.data as DataTable[]).find((table) => table.name === name);
		if (!found) return [];
		const { data: rows } = await this.http.get(
			`/projects/${found.projectId}/data-tables/${found.id}/rows`,
			{ params: { take: 100, sortBy: 'id:asc' } },
		);
		return rows.data.data as Array<Record<string, unknown>>;
	}

	/** Executions of a workflow, newest first; the last 100, as n8n gives no more at once. */
	async executions(workflowId: string): Promise<Array<{ id: string; status: string }>> {
		const { data } = await this.http.get('/executions', {
			params: { filter: JSON.stringify({ workflowId }), limit: 100 },
		});
		return data.data.results as Array<{ id: string; status: string }>;
	}

	/** "Retry with original workflow" of the executions list; gives the new execution's id. */
	async retry(executionId: string): Promise<string> {
		const { data } = await this.http.post(`/executions/${executionId}/retry`, {
			loadWorkflow: false,
		});
		return data.data.id as string;
	}

	/** Cancels a running execution. */
	async cancel(executionId: string): Promise<void> {
		await this.http.post(`/executions/${executionId}/stop`);
	}

	async execution(id: string): Promise<Execution> {
		const { data } = await this.http.get(`/executions/${id}`);
		const { data: runData, ...rest } = data.data as { data: string };
		return { ...rest, data: parse(runData) } as Execution;
	}

	private origin(): string {
		return new URL(this.http.defaults.baseURL as string).origin;
	}
}
