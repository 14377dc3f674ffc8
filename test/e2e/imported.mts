import { randomUUID } from 'node:crypto';

import type { Execution, WorkflowJson } from '../../harness/editor.mts';
import { example, filledIn, type CredentialReference } from '../../harness/examples.mts';
import { FROM, TO } from './questions.mts';
import { editor, post, postWhenThere, state, until } from './support.mts';

/** n8n looks once a minute which waits will be over soon. */
const PATIENCE_MS = 120_000;

/** What a test fills in otherwise than the example's note says. */
export interface Changes {
	/** Values by the fields of "Your Numbers". */
	numbers?: Record<string, string>;
	/** Parameters by the names of nodes. */
	parameters?: Record<string, object>;
	/** The credential of the model. */
	model?: CredentialReference;
	/** The trigger of this workflow whose address is the `statusCallback` of "Your Numbers". */
	callbackTo?: string;
}

/** Addresses of their own for the triggers, as the editor gives them to what is imported. */
function withOwnAddresses(workflow: WorkflowJson): Map<string, string> {
	const triggers = workflow.nodes.filter(({ webhookId }) => webhookId !== undefined);
	return new Map(
		triggers.map((node) => {
			node.webhookId = randomUUID();
			return [node.name, node.webhookId as string];
		}),
	);
}

const isOver = ({ status }: { status: string }) => ['success', 'error'].includes(status);

/** Imports an example, and fills it in as its note says. */
export async function imported(name: string, changes: Changes = {}) {
	const workflow = await example(name);
	const addresses = withOwnAddresses(workflow);
	const callbackOf = (trigger: string) =>
		`${state.n8nUrl}/webhook/${addresses.get(trigger)}/exotel-whatsapp`;
	const { numbers = {}, parameters = {}, model, callbackTo } = changes;
	filledIn(
		workflow,
		{
			exotelWhatsAppApi: { id: state.credentialId, name: 'Sandbox' },
			...(model && { openAiApi: model }),
		},
		{
			from: FROM,
			to: TO,
			...(callbackTo && { statusCallback: callbackOf(callbackTo) }),
			...numbers,
		},
	);
	for (const node of workflow.nodes) {
		node.parameters = { ...(node.parameters as object), ...parameters[node.name] };
	}
	const saved = await editor.createWorkflow(workflow);

	/** Executions in which a node ran, oldest first, once so many are over. */
	const executionsOf = (node: string, count = 1): Promise<Execution[]> =>
		until(
			async () => {
				const list = await editor.executions(saved.id);
				if (list.filter(isOver).length < count) return undefined;
				const all = await Promise.all(
					list.filter(isOver).map(async ({ id }) => await editor.execution(id)),
				);
				const found = all.filter(({ data }) => node in data.resultData.runData);
				return found.length >= count ? found.reverse() : undefined;
			},
			`${count} executions of ${node} in ${name}`,
			PATIENCE_MS,
		);

	return {
		id: saved.id,
		callbackOf,
		/** Publishes the workflow; its triggers are there when this is over. */
		async publish(...triggers: string[]) {
			await editor.activate(saved);
			for (const trigger of triggers) await postWhenThere(callbackOf(trigger), { probe: true });
		},
		/** "Execute workflow", from the trigger that is named. */
		run: async (trigger = 'When Clicked') => await editor.run(saved, trigger),
		executionsOf,
		/** Sends in the form of a form trigger, with a CSV file as its second field. */
		async submit(form: string, text: string, csv: string) {
			const data = new FormData();
			data.append('field-0', text);
			data.append('field-1', new Blob([csv], { type: 'text/csv' }), 'sheet.csv');
			const answer = await post(`${state.n8nUrl}/form/${addresses.get(form)}`, data);
			expect(answer.status).toBe(200);
		},
		/** The newest execution, once it has this status. */
		reaches: async (status: string) =>
			await until(
				async () => {
					const [newest] = await editor.executions(saved.id);
					return newest?.status === status ? newest : undefined;
				},
				`an execution of ${name} that is ${status}`,
				PATIENCE_MS,
			),
		/** The last execution, once it is over, which it must be without an error. */
		async over(): Promise<Execution> {
			const { id } = await until(
				async () => {
					const [newest] = await editor.executions(saved.id);
					return newest && isOver(newest) ? newest : undefined;
				},
				`the end of ${name}`,
				PATIENCE_MS,
			);
			const execution = await editor.execution(id);
			expect(execution.data.resultData.error?.message).toBeUndefined();
			return execution;
		},
	};
}

/** Whether a node ran. */
export const ran = ({ data }: Execution, node: string): boolean => node in data.resultData.runData;

/** Items that left the last run of a node, by any of its outputs. */
export const leftOf = ({ data }: Execution, node: string) =>
	(data.resultData.runData[node]?.at(-1)?.data?.main ?? [])
		.flatMap((items) => items ?? [])
		.map(({ json }) => json);

/**
 * A customer writes to a number of ours, without answering a message.
 * @param sid of the message; one of its own unless it is given
 */
export async function customerWrites(
	url: string,
	text: string,
	from = TO,
	sid: string = randomUUID(),
): Promise<void> {
	const message = {
		callback_type: 'incoming_message',
		sid,
		from,
		to: FROM,
		profile_name: 'Asha',
		timestamp: '2026-03-01T10:15:30.000+05:30',
		content: { type: 'text', text: { body: text } },
	};
	expect((await post(url, { whatsapp: { messages: [message] } })).status).toBe(200);
}
