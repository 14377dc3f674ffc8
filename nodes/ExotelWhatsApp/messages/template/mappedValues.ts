import type { Template } from '../../api/templateDefinition';
import { recordOf, shown } from '../../shared/data';
import { Problem } from '../../shared/problem';
import { BETWEEN, listedValue } from '../../templatePicker/field';
import { isOlderFormOf } from './olderFields';
import type { TemplateVariable } from './variable';

/**
 * What the resource mapper holds. n8n keeps its values by the ids of its fields, whatever the template,
 * and so the ids name the template for which the fields were made: `order_update|en|body.1`. Workflows
 * that are older than this have `body.1` alone; see `olderFields.ts`.
 */

type Named = Pick<Template, 'language' | 'name'>;

/** A template with its variables. */
export interface Described {
	template: Template;
	variables: TemplateVariable[];
}

/** The id of a variable as a field of the mapper. */
export const mappedId = ({ name, language }: Named, id: string) =>
	[listedValue(name, language), id].join(BETWEEN);

/** The template that a field's id names, if it does, and the id of the variable. */
function partsOf(fieldId: string): { owner?: Named; id: string } {
	const [name, language, id] = fieldId.split(BETWEEN);
	return id === undefined ? { id: fieldId } : { owner: { name, language }, id };
}

const isSame = (a: Named, b: Named) => a.name === b.name && a.language === b.language;

const titled = ({ name, language }: Named) => `${shown(name)} (${language})`;

function refusal(owner: Named | undefined, sent: Named): Problem {
	return new Problem(
		owner
			? `The variables were filled in for the template ${titled(owner)}, and ${titled(sent)} is to be sent`
			: `The variables do not say for which template they were filled in, and may not fit ${titled(sent)}`,
		"Open the node, choose 'Refresh Variable List' in the menu (⋮) of the variables, and fill them in. Where data choose among templates, set 'Variables From' to 'General Fields'.",
	);
}

/** How an item comes to its template. */
export interface Choice {
	/**
	 * Whether data choose the template or its language. The fields are made for the one that the editor
	 * shows then, and fill all languages of its name: their variables mean the same by their numbers.
	 */
	isByData: boolean;
	/** All languages of the template's name. */
	translations(): Described[];
}

/**
 * The values that the mapper holds for a template, by the ids of its variables.
 * @throws Problem when they were filled in for another one, or nothing tells for which
 */
export function mappedValues(
	mapper: unknown,
	sent: Described,
	{ isByData, translations }: Choice,
): Record<string, unknown> {
	const given = Object.entries(recordOf(recordOf(mapper).value))
		.filter(([, value]) => value !== undefined && value !== null && value !== '')
		.map(([fieldId, value]) => ({ ...partsOf(fieldId), value }));
	const olderOwner = () =>
		[sent, ...(isByData ? translations() : [])].find(({ variables }) =>
			isOlderFormOf(variables, mapper),
		)?.template;
	const nameless = given.some(({ owner }) => !owner) ? olderOwner() : undefined;
	for (const { owner = nameless } of given) {
		const isOwn = owner && isSame(owner, sent.template);
		const isTranslation = isByData && owner?.name === sent.template.name;
		if (!isOwn && !isTranslation) throw refusal(owner, sent.template);
	}
	return Object.fromEntries(given.map(({ id, value }) => [id, value]));
}
