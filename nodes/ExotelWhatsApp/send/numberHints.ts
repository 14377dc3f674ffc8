import type { NodeExecutionHint } from 'n8n-workflow';

import type { Draft } from './draft';

const EXAMPLES = 3;

/**
 * Names the numbers without `+` that were taken as numbers of the Default Country, and could have a
 * country code of their own: in a sheet of several countries, they could reach strangers.
 */
export function numberHints(drafts: Draft[]): NodeExecutionHint[] {
	const doubtful = drafts.flatMap(({ itemIndex, message, couldBe }) =>
		message && couldBe ? [`${message.to}, not ${couldBe} [item ${itemIndex}]`] : [],
	);
	if (doubtful.length === 0) return [];
	const taken =
		doubtful.length === 1
			? '1 number without + was taken as one of the Default Country'
			: `${doubtful.length} numbers without + were taken as some of the Default Country`;
	const more = doubtful.length > EXAMPLES ? '; …' : '';
	return [
		{
			type: 'info',
			location: 'outputPane',
			message: `${taken}, and could have a country code already: ${doubtful.slice(0, EXAMPLES).join('; ')}${more}. Write + before those that have one.`,
		},
	];
}
