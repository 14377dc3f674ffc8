import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';

/** What a model has been asked, as far as tests look at it. */
export interface ModelRequest {
	messages: Array<{ role: string; content: unknown; tool_call_id?: string }>;
	tools?: Array<{
		function: { name: string; description: string; parameters: { properties: object } };
	}>;
}

/** One tool that the model calls. */
export interface ToolCall {
	/** A part of the tool's name. */
	tool: string;
	args: object;
}

/** What the model answers: a text, or calls of tools, which it may make from what it has read. */
export type Turn = string | ToolCall[] | ((request: ModelRequest) => string | ToolCall[]);

/** A model for n8n's agents that says what it was told to, in the form of OpenAI's API. */
export interface Model {
	/** For a credential of n8n's "OpenAI". */
	url: string;
	/** All that was asked since the last script, oldest first. */
	requests: ModelRequest[];
	/** What it answers next, turn by turn; behind the last turn it says "Done". */
	follows(...turns: Turn[]): void;
	stop(): Promise<void>;
}

function messageOf(answer: string | ToolCall[], request: ModelRequest, number: number) {
	if (typeof answer === 'string') return { role: 'assistant', content: answer };
	const names = (request.tools ?? []).map(({ function: { name } }) => name);
	const toolCalls = answer.map(({ tool, args }, index) => ({
		id: `call_${number}_${index}`,
		type: 'function',
		function: {
			name: names.find((name) => name.includes(tool)) ?? tool,
			arguments: JSON.stringify(args),
		},
	}));
	return { role: 'assistant', content: null, tool_calls: toolCalls };
}

/** Starts a model on loopback. */
export async function startModel(port = 0): Promise<Model> {
	const script: Turn[] = [];
	const requests: ModelRequest[] = [];
	const app = express();
	app.use(express.json({ limit: '10mb' }));
	app.post('/v1/chat/completions', (request, response) => {
		const asked = request.body as ModelRequest & { model: string };
		requests.push(asked);
		const turn = script.shift() ?? 'Done';
		const answer = typeof turn === 'function' ? turn(asked) : turn;
		response.json({
			id: `chatcmpl-${requests.length}`,
			object: 'chat.completion',
			created: 0,
			model: asked.model,
			choices: [
				{
					index: 0,
					message: messageOf(answer, asked, requests.length),
					finish_reason: typeof answer === 'string' ? 'stop' : 'tool_calls',
				},
			],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		});
	});
	app.get('/v1/models', (_request, response) => {
		response.json({ object: 'list', data: [{ id: 'scripted', object: 'model' }] });
	});
	const server = createServer(app);
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const { port: actualPort } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${actualPort}/v1`,
		requests,
		follows(...turns) {
			script.splice(0, script.length, ...turns);
			requests.length = 0;
		},
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
