import type { INodePropertyOptions } from 'n8n-workflow';

import { statusTable } from '../callbacks/statuses';
import { alphabetical } from '../shared/alphabetical';

/**
 * Exotel's reasons as people look for them: in words, with the number that Exotel's pages and support
 * have. Reports that are no failures have a reason too, and workflows may have saved it.
 */
export const reasonOptions: INodePropertyOptions[] = statusTable
	.map(({ code, name, label, meaning }) => ({
		name: code === null ? label : `${label} (${code})`,
		value: name,
		description: `${meaning} (${name})`,
	}))
	.sort((a, b) => alphabetical(a.name, b.name));

/** A reason as it stood in the list before, such as "EX_NUMBER_ERROR (30005)". */
const WITH_CODE = /^(EX_[A-Z_]+) \(\d+\)$/;

/** The reason itself, where an expression gives it in that form. */
export const withoutCode = (reason: string): string => reason.replace(WITH_CODE, '$1');
