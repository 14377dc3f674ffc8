import type { IExecuteFunctions } from 'n8n-workflow';

import { message } from '../messages/sendAndWait/fields';
import { parameterText, shortened, toolName } from '../messages/sendAndWait/toolCallText';
import { MAX_BODY } from '../messages/interactive';
import type { ReadParameter } from '../n8n/parameters';
import { isReview } from '../n8n/toolCall';
import { isRecord, lengthOf } from '../shared/data';

/** In a template's variable, which is one line among others. */
const MAX_IN_VARIABLE = 500;

const NAME = /\{\{\s*\$tool\.name\s*\}\}/g;
const PARAMETERS = /\{\{\s*\$tool\.parameters\s*\}\}/g;

/** Stand for both while n8n resolves the rest of a text; characters of the private use area. */
const NAME_MARK = '\uE000';
const PARAMETERS_MARK = '\uE001';

/** The tool call that a review is about. */
interface ToolCall {
	name: unknown;
	parameters: unknown;
}

const asLines = (text: string, { parameters }: ToolCall): string => {
	const rest = text.replaceAll(PARAMETERS_MARK, '');
	const room = MAX_BODY - lengthOf(rest);
	return shortened(
		text.replaceAll(PARAMETERS_MARK, () => parameterText(parameters, Math.max(room, 0))),
		MAX_BODY,
	);
};

const asOneLine = (text: string, { parameters }: ToolCall): string =>
	text.replaceAll(PARAMETERS_MARK, () => parameterText(parameters, MAX_IN_VARIABLE, '; '));

/**
 * Reads the parameters of a human review. n8n writes a tool call into a text as JSON; here
 * `{{ $tool.name }}` and `{{ $tool.parameters }}` become what a person can read on a phone. All other
 * expressions are n8n's.
 */
export function reviewReader(context: IExecuteFunctions, read: ReadParameter): ReadParameter {
	const node = context.getNode();
	if (!isReview(node)) return read;
	const call = (context.evaluateExpression('{{ $tool }}', 0) ?? {}) as unknown as ToolCall;

	function resolved(given: unknown, itemIndex: number, fill: typeof asLines): unknown {
		if (Array.isArray(given)) return given.map((one) => resolved(one, itemIndex, fill));
		if (isRecord(given)) {
			const entries = Object.entries(given);
			return Object.fromEntries(
				entries.map(([key, value]) => [key, resolved(value, itemIndex, fill)]),
			);
		}
		if (typeof given !== 'string' || !given.startsWith('=')) return given;
		const marked = given.slice(1).replace(NAME, NAME_MARK).replace(PARAMETERS, PARAMETERS_MARK);
		const value = context.evaluateExpression(marked, itemIndex);
		if (typeof value !== 'string') return value;
		return fill(
			value.replaceAll(NAME_MARK, () => toolName(call.name)),
			call,
		);
	}

	return (name, itemIndex) => {
		const given = node.parameters[name];
		if (name === message.name) return resolved(given, itemIndex, asLines);
		const isOfTool = JSON.stringify(given ?? null).includes('$tool');
		return isOfTool ? resolved(given, itemIndex, asOneLine) : read(name, itemIndex);
	};
}
