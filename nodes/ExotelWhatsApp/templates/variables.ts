import { placeholdersIn } from '../shared/placeholders';
import { shown } from '../shared/data';
import { Problem } from '../shared/problem';
import { counted } from '../shared/sentences';

/**
 * How many variables a text has; one that stands twice counts once.
 * @param label the field for the sentence
 * @throws Problem unless they are numbered 1, 2, 3 and so on
 */
export function variableCount(text: string, label: string): number {
	const names = [...new Set(placeholdersIn(text))];
	const strange = names.find((name) => !/^[1-9]\d*$/.test(name));
	if (strange !== undefined) {
		throw new Problem(
			`${label} has a variable that is not a number: ${shown(`{{${strange}}}`)}`,
			'Number variables in their order: {{1}}, {{2}} and so on.',
		);
	}
	const missing = names.findIndex((_, index) => !names.includes(String(index + 1)));
	if (missing >= 0) {
		throw new Problem(
			`${label} has ${names.length === 1 ? 'a variable' : `${names.length} variables`}, but no {{${missing + 1}}}`,
			'Number variables without leaving one out: {{1}}, {{2}} and so on.',
		);
	}
	return names.length;
}

/**
 * Refuses variables where WhatsApp takes fewer.
 * @param max the most that it takes
 */
export function variablesUpTo(max: number, text: string, label: string): number {
	const count = variableCount(text, label);
	if (count <= max) return count;
	const limit = max === 0 ? 'no variables' : `${max} variable at most`;
	throw new Problem(
		`${label} takes ${limit}, and has ${count}: ${shown(text)}`,
		'Write the text out, or move it into the body.',
	);
}

/** Refuses a text that begins or ends with a variable, as WhatsApp does. */
export function refuseVariableAtEnds(text: string, label: string): void {
	const [end] = /^\{\{|\}\}$/.exec(text.trim()) ?? [];
	if (end === undefined) return;
	throw new Problem(
		`${label} ${end === '{{' ? 'begins' : 'ends'} with a variable: ${shown(text)}`,
		'Put words before its first variable and after its last one.',
	);
}

/** Refuses samples that are not as many as the variables. */
export function samplesFor(count: number, samples: string[], label: string): void {
	if (samples.length === count) return;
	const several = (number: number, what: string) =>
		number === 0 ? `no ${what}s` : counted(number, what);
	const were = samples.length === 1 ? 'was' : 'were';
	throw new Problem(
		`${label}: the text has ${several(count, 'variable')}, and ${several(samples.length, 'sample')} ${were} given`,
		'Give one sample for each variable, in the order of their numbers. WhatsApp reviews the text with them.',
	);
}
