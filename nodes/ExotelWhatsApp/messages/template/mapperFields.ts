import type { ResourceMapperField } from 'n8n-workflow';

import { headerLinkId } from './ids';
import type { TemplateVariable } from './variable';

/**
 * The editor shows about 20 characters of a label, so it begins with what differs from field to field,
 * and with the sample; the words around the variable come last.
 */
export function mapperLabel({ label, sample, words }: TemplateVariable): string {
	const start = sample ? `${label}, e.g. ${sample}` : label;
	return words === undefined || label.includes(words) ? start : `${start}: ${words}`;
}

/**
 * The variables of a template as fields of n8n's resource mapper; optional ones can be added. The
 * header's link is never required there: the editor may go on showing it when the media source has
 * become a file, and n8n would not run the node. The node itself asks for it.
 * @param fieldId gives the id under which the workflow saves a variable
 */
export function mapperFields(
	variables: TemplateVariable[],
	fieldId: (id: string) => string,
): ResourceMapperField[] {
	return variables.map((variable) => ({
		id: fieldId(variable.id),
		displayName: mapperLabel(variable),
		required: variable.isRequired && variable.id !== headerLinkId({}),
		removed: !variable.isRequired,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		type: 'string',
	}));
}
