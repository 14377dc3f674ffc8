import type { INodeProperties } from 'n8n-workflow';

import type { Template } from '../api/templateDefinition';
import { template } from './field';

/** What a template in the list can be besides one with a file in its header. */
const WITHOUT_FILE = ['carousel', 'location', 'product', 'text'];

/** What the customer sees first: a file, a place, a product, cards to swipe, or text alone. */
function kindOf({ components }: Template): string {
	const format = components.find(({ type }) => type === 'HEADER')?.format?.toLowerCase();
	if (format !== undefined && format !== 'text') return format;
	return components.some(({ type }) => type === 'CAROUSEL') ? 'carousel' : 'text';
}

/** A template as the list names it; n8n saves that with the workflow, as the name of what was picked. */
export const listedName = (one: Template): string =>
	`${one.name} (${one.language}, ${one.category}, ${kindOf(one)})`;

/**
 * A field, hidden while the picked template is known to have no file in its header. Nothing is known of
 * one that was given by its name or by an expression, nor of those that older workflows have saved.
 *
 * n8n leaves out hidden parameters when it runs a node, so the condition must not hide what is in use.
 */
export const unlessWithoutFile = (field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: {
		...field.displayOptions,
		hide: {
			...field.displayOptions?.hide,
			[`/${template.name}.cachedResultName`]: [
				{ _cnd: { regex: String.raw`, (${WITHOUT_FILE.join('|')})\)$` } },
			],
		},
	},
});
