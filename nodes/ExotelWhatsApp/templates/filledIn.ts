import type { INodeProperties } from 'n8n-workflow';

import { Problem } from '../shared/problem';

/** `{{1}}` inside an expression is the number 1 to n8n. */
function isFilledInByN8n(value: unknown): boolean {
	if (typeof value === 'string') return /^=.*\{\{\s*\d+\s*\}\}/s.test(value);
	return typeof value === 'object' && value !== null && Object.values(value).some(isFilledInByN8n);
}

/**
 * Refuses expressions in which n8n would fill in WhatsApp's variables, so that "Hi {{1}}" became
 * "Hi 1". The editor makes a field an expression by itself when such a text is pasted into it.
 * @param parameters as the workflow has them, before n8n evaluates them
 */
export function refuseFilledIn(parameters: object, fields: INodeProperties[]): void {
	const given = new Map<string, unknown>(Object.entries(parameters));
	const found = fields.find(({ name }) => isFilledInByN8n(given.get(name)));
	if (!found) return;
	throw new Problem(
		`${found.displayName} is an expression, in which n8n itself would fill in {{1}}`,
		'Switch the field from Expression to Fixed, or take the whole text from an earlier node.',
	);
}
