import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { visible } from './pasted';

/** Upper and lower case, blanks, hyphens and underscores do not tell choices apart. */
const folded = (text: string) =>
	visible(text)
		.toLowerCase()
		.replace(/[\s_-]+/g, '');

/** What the user can choose in a field. */
function choicesOf({ options = [] }: INodeProperties): INodePropertyOptions[] {
	return options.filter((one) => 'value' in one);
}

/**
 * The choice that a text means: by its value, or by the name that the user sees. Undefined when it means
 * none, or could mean several.
 */
export function choiceOf(field: INodeProperties, given: string): string | undefined {
	const choices = choicesOf(field);
	if (choices.some(({ value }) => value === given)) return given;
	const wanted = folded(given);
	const byValue = choices.filter(({ value }) => folded(String(value)) === wanted);
	const byName = choices.filter(({ name }) => folded(name) === wanted);
	const [found, ...others] = byValue.length > 0 ? byValue : byName;
	return found && others.length === 0 ? String(found.value) : undefined;
}

/** The choices for a sentence, as the user sees them. */
export function choiceNames(field: INodeProperties): string {
	return choicesOf(field)
		.map(({ name }) => name)
		.join(', ');
}

/** How spreadsheets and databases write a switch. */
const SWITCHES = new Map([
	['true', true],
	['yes', true],
	['1', true],
	['false', false],
	['no', false],
	['0', false],
]);

/** What a value says as a switch; undefined when it is none. */
export function switchOf(given: unknown): boolean | undefined {
	return typeof given === 'object' ? undefined : SWITCHES.get(folded(String(given)));
}
