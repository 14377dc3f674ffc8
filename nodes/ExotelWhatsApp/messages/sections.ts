import type { INodeProperties } from 'n8n-workflow';

import { countBetween, type Field, type Values } from '../shared/values';
import { listEntries, type ListInput } from '../shared/listInput';

/** API reference, sections 2.2.11 and 2.2.14. */
const MAX_SECTIONS = 10;
const MAX_TITLE = 24;

const title: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Morning',
	description: `Heading of the section, up to ${MAX_TITLE} characters; required when there is more than one section`,
};

/** What the sections of a message hold. */
export interface SectionContent {
	/** Parameter of the sections. */
	name: string;
	/** What one section holds, as a fixed collection. */
	things: INodeProperties;
	/** Key and label of one of these. */
	thing: Field;
	/** The most of them in all sections together. */
	max: number;
	/** An example of the sections as data. */
	example: string;
	/** What one of these has, for people who give them as data. */
	dataDescription: string;
}

/** The parameters of a message's sections. */
export function sectionInput(content: SectionContent): ListInput {
	const { name, things, max, example, dataDescription } = content;
	const plural = things.displayName.toLowerCase();
	return {
		fields: {
			displayName: 'Sections',
			name,
			type: 'fixedCollection',
			typeOptions: {
				multipleValues: true,
				multipleValueButtonText: 'Add Section',
				sortable: true,
				maxAllowedFields: MAX_SECTIONS,
			},
			default: { section: [{ title: '' }] },
			placeholder: 'Add Section',
			description: `1 to ${MAX_SECTIONS} groups of ${plural}, with up to ${max} ${plural} in all`,
			options: [{ displayName: 'Section', name: 'section', values: [title, things] }],
		},
		entry: { displayName: 'Section', name: 'section' },
		example,
		dataDescription: `An array of 1 to ${MAX_SECTIONS} objects with title and ${plural}; ${dataDescription}. Up to ${max} ${plural} in all.`,
	};
}

/** A message's sections: each with its title and what it holds, still to be read. */
export function readSections(
	content: SectionContent,
	values: Values,
): Array<{ title: string | undefined; things: Values[] }> {
	const { things, thing, max } = content;
	const input = sectionInput(content);
	const entries = listEntries(input, values);
	countBetween(entries.length, 1, MAX_SECTIONS, input.fields.displayName);
	const held = entries.map((entry) => entry.list(things, thing));
	countBetween(held.flat().length, 1, max, `${things.displayName} of all sections`);
	return entries.map((entry, index) => {
		countBetween(held[index].length, 1, max, entry.label(things));
		const isNeeded = entries.length > 1;
		return {
			title: isNeeded ? entry.text(title, MAX_TITLE) : entry.optionalText(title, MAX_TITLE),
			things: held[index],
		};
	});
}
