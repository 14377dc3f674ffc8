import type { ResourceMapperField } from 'n8n-workflow';

import type { TemplateVariable } from './variable';

/** The variables of a template as fields of n8n's resource mapper; optional ones can be added. */
export function mapperFields(variables: TemplateVariable[]): ResourceMapperField[] {
	return variables.map(({ id, label, isRequired, sample }) => ({
		id,
		displayName: sample ? `${label} (e.g. ${sample})` : label,
		required: isRequired,
		removed: !isRequired,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		type: 'string',
	}));
}
