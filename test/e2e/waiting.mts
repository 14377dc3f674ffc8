import { editor, output, sandbox, sendWorkflow, until, type OnError } from './support.mts';

/** n8n looks once a minute which waits will be over soon. */
const PATIENCE_MS = 90_000;

/** One execution, from when it waits. */
export interface Waiting {
	/** Of the message that it waits for. */
	sid: string;
	to: string;
	/** Where its reports and replies go. */
	url: string;
	status(): Promise<string | undefined>;
	ended(): ReturnType<typeof editor.execution>;
}

/**
 * Starts a workflow once for each recipient, so that all its executions wait at the same time.
 * @returns the executions, in the order of the recipients
 */
export async function severalWaiting(
	parameters: Record<string, unknown>,
	recipients: string[],
	onError: OnError = 'stopWorkflow',
): Promise<Waiting[]> {
	const workflow = await sendWorkflow(parameters, onError);
	for (const to of recipients) await workflow.start([{ to, order: 4711 }]);
	const sent = await until(async () => {
		const { messages } = await sandbox.seen();
		return messages.length === recipients.length ? messages : undefined;
	}, `${recipients.length} messages`);
	const left = sent.map(({ sid, message }) => {
		const { status_callback: url, to } = message as { status_callback: string; to: string };
		return { sid: sid as string, to, url };
	});
	const statusOf = async (id: string) =>
		(await editor.executions(workflow.id)).find((one) => one.id === id)?.status;
	const reaches = (id: string, ...statuses: string[]) =>
		until(
			async () => (statuses.includes((await statusOf(id)) ?? '') ? id : undefined),
			`an execution that is ${statuses.join(' or ')}`,
			PATIENCE_MS,
		);
	return await Promise.all(
		recipients.map(async (recipient) => {
			const [own] = left.splice(
				left.findIndex(({ to }) => to === recipient),
				1,
			);
			// n8n's address of a waiting execution ends in its ID.
			const id = new URL(own.url).pathname.split('/').at(-1) as string;
			await reaches(id, 'waiting', 'success', 'error');
			return {
				...own,
				status: () => statusOf(id),
				async ended() {
					await reaches(id, 'success', 'error');
					return await editor.execution(id);
				},
			};
		}),
	);
}

/** Starts a workflow that sends one message, and waits until it waits. */
export async function waiting(
	parameters: Record<string, unknown>,
	to: string,
	onError?: OnError,
): Promise<Waiting> {
	const [wait] = await severalWaiting(parameters, [to], onError);
	return wait;
}

/** The only item that left, by the normal output. */
export async function itemOf(wait: Waiting) {
	const execution = await wait.ended();
	const items = output(execution, 'Sent');
	expect(items).toHaveLength(1);
	return items[0];
}
