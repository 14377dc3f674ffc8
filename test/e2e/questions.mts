import { editor, output, sandbox, sendWorkflow, until } from './support.mts';

/** Workflows that ask a person, and what the tests do as that person. */

export const FROM = '+918000000000';
export const TO = '+919000000000';
export const ELSE = '+919000000001';

/** Delivered and no more; the window is over; refused at once. */
export const NEVER_SEEN = '+919000030002';
export const UNREACHABLE = '+919000030018';
export const REFUSED = '+919000000400';

/** n8n looks once a minute which waits will be over soon. */
export const PATIENCE_MS = 90_000;

/** What the sandbox keeps of a message, as far as the tests look at it. */
export interface Sent {
	sid: string;
	message: {
		to: string;
		status_callback?: string;
		content: {
			type: string;
			text?: { body: string };
			interactive?: {
				body: { text: string };
				action: {
					buttons?: Array<{ reply: { id: string; title: string } }>;
					sections?: Array<{ rows: Array<{ id: string; title: string }> }>;
				};
			};
			template?: {
				components?: Array<{ sub_type?: string; parameters: Array<{ payload?: string }> }>;
			};
		};
	};
}

/** The messages that the sandbox has, once there are so many, in the order in which they came. */
export const sent = (count = 1): Promise<Sent[]> =>
	until(async () => {
		const { messages } = await sandbox.seen();
		return messages.length >= count ? (messages as unknown as Sent[]) : undefined;
	}, `${count} messages`);

export const textOf = ({ message: { content } }: Sent) =>
	content.text?.body ?? content.interactive?.body.text;

/** IDs of what can be tapped in a message, by their titles. */
function tapsOf({ message: { content } }: Sent): Map<string, string> {
	const { buttons = [], sections = [] } = content.interactive?.action ?? {};
	const taps = [...buttons.map(({ reply }) => reply), ...sections.flatMap(({ rows }) => rows)];
	return new Map(taps.map(({ id, title }) => [title, id]));
}

/** Taps on the button or row with this title. */
export async function tap(message: Sent, title: string): Promise<number> {
	const id = tapsOf(message).get(title);
	if (id === undefined) throw new Error(`There is no "${title}" to tap on`);
	return await sandbox.reply({ sid: message.sid, id });
}

/** The newest execution of a workflow, once it has one of these statuses. */
export const execution = (workflowId: string, ...statuses: string[]) =>
	until(
		async () => {
			const [newest] = await editor.executions(workflowId);
			return statuses.includes(newest?.status) ? newest : undefined;
		},
		`an execution that is ${statuses.join(' or ')}`,
		PATIENCE_MS,
	);

export type Asked = Awaited<ReturnType<typeof ask>>;

/** Starts a workflow that asks one person, and waits until it waits, or is over. */
export async function ask(
	parameters: Record<string, unknown>,
	to = TO,
	onError: Parameters<typeof sendWorkflow>[1] = 'stopWorkflow',
) {
	const workflow = await sendWorkflow(
		{ operation: 'sendAndWait', from: FROM, to, message: 'Refund 4,500 rupees?', ...parameters },
		onError,
	);
	await workflow.start([{ order: 4711 }]);
	const { id } = await execution(workflow.id, 'waiting', 'success', 'error');
	return {
		message: async () => (await sent())[0],
		status: async () => (await editor.executions(workflow.id))[0].status,
		/** The only item that left, by the normal output. */
		async answered() {
			await execution(workflow.id, 'success', 'error');
			const items = output(await editor.execution(id), 'Sent');
			expect(items).toHaveLength(1);
			return items[0].json as { data: Record<string, unknown> } & Record<string, unknown>;
		},
	};
}
