import type { IExecuteFunctions, INode } from 'n8n-workflow';

import {
	canPause,
	isReview,
	isToolCall,
	stopsOnProblem,
} from '../../../nodes/ExotelWhatsApp/n8n/toolCall';

const ACTION = 'n8n-nodes-exotel-whatsapp.exotelWhatsApp';
const node = (type: string, name = 'Send') => ({ type, name }) as INode;

/** n8n, running a node while an entry of its stack is at work. */
const context = (type: string, { entry = 'Send', executionId = '7', continues = false } = {}) =>
	({
		getNode: () => node(type),
		getExecutionId: () => executionId,
		getExecuteData: () => ({ node: node(type, entry) }),
		continueOnFail: () => continues,
	}) as unknown as IExecuteFunctions;

it.each([
	[ACTION, false, false],
	[`${ACTION}Tool`, true, false],
	[`${ACTION}HitlTool`, true, true],
	[`${ACTION}Trigger`, false, false],
])('%s is told by its name', (type, isTool, isOfReview) => {
	expect([isToolCall(node(type)), isReview(node(type))]).toEqual([isTool, isOfReview]);
});

it('a tool never stops on a problem, and a node does unless it continues', () => {
	expect(stopsOnProblem(context(ACTION))).toBe(true);
	expect(stopsOnProblem(context(ACTION, { continues: true }))).toBe(false);
	expect(stopsOnProblem(context(`${ACTION}Tool`))).toBe(false);
	expect(stopsOnProblem(context(`${ACTION}HitlTool`))).toBe(false);
});

it('n8n can pause where the node is at work itself, within an execution', () => {
	expect(canPause(context(`${ACTION}Tool`))).toBe(true);
	expect(canPause(context(`${ACTION}Tool`, { entry: 'Agent' }))).toBe(false);
	expect(canPause(context(`${ACTION}Tool`, { executionId: '' }))).toBe(false);
});
