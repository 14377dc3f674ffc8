import type { ResourceMapperField } from 'n8n-workflow';

import { headerLinkId } from './ids';
import type { TemplateVariable } from './variable';

/**
 * The variables of a template as fields of n8n's resource mapper; optional ones can be added. The
 * header's link is never required there: the editor may go on showing it when the media source has
 * become a file, and n8n would not run the node. The node itself asks for it.
 */
export function mapperFields(variables: TemplateVariable[]): ResourceMapperField[] {
	return variables.map(({ id, label, isRequired, sample }) => ({
		id,
		displayName: sample ? `${label} (e.g. ${sample})` : label,
		required: isRequired && id !== headerLinkId({}),
		removed: !isRequired,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		type: 'string',
	}));
}
