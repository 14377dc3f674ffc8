import type { NodeHint } from 'n8n-workflow';

import { BETWEEN, template } from '../../templatePicker/field';
import { componentsSource, templateVariables } from './fields';

const raw = (name: string) => `$rawParameter.${name}`;

/**
 * Whether a field is of another template than the one that is picked. Fields of older workflows name
 * none, and a template that data choose is known by its items only.
 */
const IS_STALE = [
	`(${raw('operation')} === "sendTemplate" || ${raw('operation')} === "sendAndWait" && ${raw('sendAs')} === "template")`,
	`(${raw(componentsSource.name)} || "${componentsSource.default}") === "variables"`,
	`!String(${raw(template.name)}).startsWith("=")`,
	`(${raw(templateVariables.name)}?.schema || []).some((field) => field.id.includes("${BETWEEN}") && !field.id.startsWith(${raw(template.name)} + "${BETWEEN}"))`,
].join(' && ');

/**
 * n8n's editor keeps the fields of the template before where an expression of the node cannot be
 * resolved yet. This stands above the output until they are refreshed.
 */
export const staleVariables: NodeHint = {
	type: 'warning',
	message:
		"The variables are still those of another template. Choose 'Refresh Variable List' in their menu (⋮), and fill them in.",
	displayCondition: `={{ Boolean(${IS_STALE}) }}`,
	whenToDisplay: 'always',
	location: 'outputPane',
};
