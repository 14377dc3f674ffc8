import type { Editor, WorkflowJson } from './editor.mts';
import { example, filledIn, type CredentialReference } from './examples.mts';
import { withTryIt } from './notes.mts';

/** The workflows of the demo: examples with all filled in, and with notes that say so. */

/** Where the demo's user looks. */
export interface Places {
	/** Origin of n8n. */
	n8n: string;
	/** The sandbox's page. */
	phone: string;
}

interface Step {
	/** File of the example. */
	example: string;
	/** Name in n8n's list, which the demo numbers. */
	name: string;
	/** What to do there and what to see, in Markdown. */
	tryIt: string;
	isPublished?: boolean;
	parameters?: Record<string, object>;
}

const FROM = '+91 80000 00000';
const ARRIVES = '+91 90000 00000';

/** Of the trigger in `examples/start-on-failure.json`. */
const FAILURES = '/webhook/exotel-whatsapp-failures/exotel-whatsapp';

/** What the sandbox does with each is told by the end of the number (`sandbox/reports.mts`). */
const FIVE_CUSTOMERS = [
	{ name: 'Asha', order: '4711', phone: ARRIVES },
	{ name: 'Ravi', order: '4712', phone: '+91 90000 00001' },
	{ name: 'Mei', order: '4713', phone: '+91 90000 00400' },
	{ name: 'John', order: '4714', phone: '+91 90000 30012' },
	{ name: 'Priya', order: '4715', phone: '+91 90000 30002' },
];

const inLines = (rows: object[]) => rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');

export const steps: Step[] = [
	{
		example: 'send-each-kind',
		name: 'Send each kind of message',
		tryIt: 'Press **Execute workflow**: 16 messages arrive on the phone.',
	},
	{
		example: 'order-updates-to-many',
		name: 'Order updates to five customers',
		tryIt:
			"Press **Execute workflow**. Mei's number is refused at once and leaves by **Error**. John's message is accepted, and fails a second later: that starts workflow 3.",
		parameters: {
			Customers: { jsonOutput: `{\n  "customers": [\n${inLines(FIVE_CUSTOMERS)}\n  ]\n}` },
		},
	},
	{
		example: 'start-on-failure',
		name: 'Start when a message fails',
		tryIt: 'Nothing to press: it is published. Run workflow 2, then look at **Executions** here.',
		isPublished: true,
	},
	{
		example: 'order-update-with-delivery-check',
		name: 'Order update, and did it arrive?',
		tryIt:
			'Press **Execute workflow**: it goes on once the message is on the phone. Let `to` in **Your Numbers** end in 30012, and it fails.',
	},
	{
		example: 'ask-and-branch',
		name: 'Ask, and branch on the answer',
		tryIt: 'Press **Execute workflow**, and tap a button on the phone.',
	},
	{
		example: 'approve-in-a-workflow',
		name: 'Approve a step of a workflow',
		tryIt: 'Press **Execute workflow**, and approve on the phone, or write something.',
	},
];

/** What to do in a step, for a terminal. */
export const plainWords = ({ tryIt }: Step): string => tryIt.replace(/\*\*|`/g, '');

/** The name of a step in n8n. */
export const nameOf = (step: Step): string => `${steps.indexOf(step) + 1}. ${step.name}`;

async function workflowOf(
	step: Step,
	credential: CredentialReference,
	{ n8n, phone }: Places,
): Promise<WorkflowJson> {
	const workflow = filledIn(
		await example(step.example),
		{ exotelWhatsAppApi: credential },
		{ from: FROM, to: ARRIVES, statusCallback: n8n + FAILURES },
	);
	for (const node of workflow.nodes) {
		node.parameters = { ...(node.parameters as object), ...step.parameters?.[node.name] };
	}
	const words = `All is filled in. ${step.tryIt} The phone: [${phone}](${phone})`;
	return { ...withTryIt(workflow, words), name: nameOf(step) };
}

/** Makes all workflows; the last one first, as n8n's list begins with the newest. */
export async function makeWorkflows(
	editor: Editor,
	credential: CredentialReference,
	places: Places,
): Promise<void> {
	for (const step of [...steps].reverse()) {
		const saved = await editor.createWorkflow(await workflowOf(step, credential, places));
		if (step.isPublished) await editor.activate(saved);
	}
}
