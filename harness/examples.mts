import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { WorkflowJson } from './editor.mts';

/** The workflows in `examples/`, and what their users do before they run them. */

const folder = path.resolve(import.meta.dirname, '..', 'examples');

/** An example as it is imported. */
export async function example(name: string): Promise<WorkflowJson> {
	return JSON.parse(await readFile(path.join(folder, `${name}.json`), 'utf8')) as WorkflowJson;
}

/** A credential as a node of a workflow names it. */
export interface CredentialReference {
	id: string;
	name: string;
}

/** The type of the credential that a node asks for, by the node's type. */
const CREDENTIALS = [
	{ nodes: /\.exotelWhatsApp(Trigger|Tool|HitlTool)?$/, type: 'exotelWhatsAppApi' },
	{ nodes: /\.lmChatOpenAi$/, type: 'openAiApi' },
];

/**
 * Picks credentials, and fills in "Your Numbers".
 * @param credentials by their types
 * @param numbers values by the fields of "Your Numbers"; fields that are not named stay empty
 */
export function filledIn(
	workflow: WorkflowJson,
	credentials: Record<string, CredentialReference>,
	numbers: Record<string, string>,
): WorkflowJson {
	for (const node of workflow.nodes) {
		const asked = CREDENTIALS.find(({ nodes }) => nodes.test(node.type));
		if (asked) node.credentials = { [asked.type]: credentials[asked.type] };
		if (node.name !== 'Your Numbers') continue;
		const { assignments } = node.parameters as {
			assignments: { assignments: Array<{ name: string; value: string }> };
		};
		for (const field of assignments.assignments) field.value = numbers[field.name] ?? '';
	}
	return workflow;
}
