import type { IExecuteFunctions, INode } from 'n8n-workflow';

/** n8n makes two more node types of this one, and names them by these ends: a tool, and a human review. */
const TOOL = /Tool$/;
const REVIEW = /HitlTool$/;

/** Whether an AI agent calls the node, as a tool or as the review of another tool. */
export const isToolCall = ({ type }: INode): boolean => TOOL.test(type);

/** Whether the node asks a person before a tool of an AI agent may run. */
export const isReview = ({ type }: INode): boolean => REVIEW.test(type);

/**
 * Whether the node ends with an error when something cannot be done. Never as a tool: n8n hands the
 * model no more than an error's message, without the advice, and n8n 1 ends the whole run of the agent.
 */
export const stopsOnProblem = (context: IExecuteFunctions): boolean =>
	!context.continueOnFail() && !isToolCall(context.getNode());

/**
 * Whether n8n can pause the execution at this node. It cannot where an agent runs the tool inside
 * itself, as an AI Agent before version 3 and an agent that is a tool do: n8n's stack then has the
 * agent on top. Nor where there is no execution, as in the agents that n8n 2 has outside of workflows.
 */
export const canPause = (context: IExecuteFunctions): boolean =>
	Boolean(context.getExecutionId()) &&
	context.getExecuteData().node.name === context.getNode().name;
