import { isRecord, listOf, recordOf } from '../../shared/data';
import { mapperLabel } from './mapperFields';
import type { TemplateVariable } from './variable';

/**
 * Fields of the mapper as older workflows have them, whose ids name no template. What they were made for
 * is told by their labels, which n8n saves too, with the words around each variable.
 */

/** A label of such a workflow without its sample, as in `Body {{1}}: Hi {{1}}, … (e.g. Asha)`. */
const withoutSample = (label: string) => label.replace(/ \(e\.g\. .*\)$/, '');

function tells(label: string, variable: TemplateVariable): boolean {
	if (label === mapperLabel(variable)) return true;
	const older = withoutSample(label);
	const { words } = variable;
	return older === words || older.endsWith(`: ${words}`) || older.endsWith(`→ ${words}`);
}

/**
 * Whether the fields that the mapper has saved are those of a template, in the older form. A variable
 * without words, such as the link to a picture, looks the same in every template and proves nothing.
 */
export function isOlderFormOf(variables: TemplateVariable[], mapper: unknown): boolean {
	const schema = listOf(recordOf(mapper).schema);
	const told = schema.filter(isRecord).flatMap(({ id, displayName }) => {
		const variable = variables.find((one) => one.id === id);
		if (!variable) return false;
		return variable.words === undefined ? [] : tells(String(displayName), variable);
	});
	return told.length > 0 && told.every((one) => one);
}
