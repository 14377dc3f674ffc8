import type { Model } from '../../harness/model.mts';
import { editor, node, noOp, sender, workflowOf, type SendWorkflow } from './support.mts';

/** Workflows with an AI agent, whose model is a scripted one. */

const LANGCHAIN = '@n8n/n8n-nodes-langchain';
const ACTION = 'n8n-nodes-exotel-whatsapp.exotelWhatsApp';

/** A node of this package as a tool, or as a human review of tools. */
export const toolNode = (
	name: string,
	kind: 'HitlTool' | 'Tool',
	parameters: object,
	more = {},
) => ({ ...sender(name, parameters, more), type: `${ACTION}${kind}` });

/** What a model is to fill in. */
export const fromAi = (key: string, description = '') =>
	`={{ $fromAI('${key}', '${description}') }}`;

/** A tool that runs code on the texts that the model gives it, as `query`. */
export const codeTool = (name: string, keys: string[], jsCode: string) =>
	node(name, `${LANGCHAIN}.toolCode`, 1.3, {
		description: name,
		jsCode,
		specifyInputSchema: true,
		schemaType: 'manual',
		inputSchema: JSON.stringify({
			type: 'object',
			properties: Object.fromEntries(keys.map((key) => [key, { type: 'string' }])),
			required: keys,
		}),
	});

const toolOf = (target: string) => ({ ai_tool: [[{ node: target, type: 'ai_tool', index: 0 }]] });

export interface AgentSetup {
	model: Model;
	version: number;
	tools: Array<ReturnType<typeof node>>;
	/** The reviews in front of tools, by the tools' names. */
	reviews?: Record<string, string>;
	options?: object;
}

/** A workflow in which an agent gets the item's `ask` as its prompt. */
export async function agentWorkflow({
	model,
	version,
	tools,
	reviews = {},
	options = {},
}: AgentSetup): Promise<SendWorkflow> {
	const credential = await editor.createCredential('Model', 'openAiApi', {
		apiKey: 'key',
		url: model.url,
	});
	const links = tools.map(({ name }) => [name, toolOf(reviews[name] ?? 'Agent')]);
	return workflowOf(
		[
			node('Agent', `${LANGCHAIN}.agent`, version, {
				promptType: 'define',
				text: '={{ $json.ask }}',
				options,
			}),
			node(
				'Model',
				`${LANGCHAIN}.lmChatOpenAi`,
				1.2,
				{ model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
				{ credentials: { openAiApi: { id: credential, name: 'Model' } } },
			),
			...tools,
			noOp('Sent'),
		],
		{ Split: ['Agent'], Agent: ['Sent'] },
		60_000,
		{
			Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
			...Object.fromEntries(links),
		},
	);
}
