import type { INodeProperties } from 'n8n-workflow';

import { countBetween, type Field, type Values } from '../shared/values';
import { listEntries, type ListInput } from '../shared/listInput';

/**
 * Of lists they are Exotel's own (API reference, section 2.2.11); of product lists they are WhatsApp's,
 * which are told and left to it (2.2.14 [docs], [Meta]).
 */
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
	entries: INodeProperties;
	/** Key and label of one entry. */
	entry: Field;
	/** The most entries in all sections together. */
	max: number;
	/** Whether the limits are Exotel's own, so that a message beyond them is refused here. */
	isLimited: boolean;
	/** An example of the sections as data. */
	example: string;
	/** What an entry has, for people who give them as data. */
	dataDescription: string;
}

/** The parameters of a message's sections. */
export function sectionInput(content: SectionContent): ListInput {
	const { name, entries, max, isLimited, example, dataDescription } = content;
	const plural = entries.displayName.toLowerCase();
	return {
		fields: {
			displayName: 'Sections',
			name,
			type: 'fixedCollection',
			typeOptions: {
				multipleValues: true,
				multipleValueButtonText: 'Add Section',
				sortable: true,
				...(isLimited && { maxAllowedFields: MAX_SECTIONS }),
			},
			default: { section: [{ title: '' }] },
			placeholder: 'Add Section',
			description: `1 to ${MAX_SECTIONS} groups of ${plural}, with up to ${max} ${plural} in all`,
			options: [{ displayName: 'Section', name: 'section', values: [title, entries] }],
		},
		entry: { displayName: 'Section', name: 'section' },
		example,
		dataDescription: `An array of 1 to ${MAX_SECTIONS} objects with title and ${plural}; ${dataDescription}. Up to ${max} ${plural} in all.`,
	};
}

/**
 * A message's sections: each with its title and its entries, still to be read.
 * @throws Problem for what is missing, and for what goes beyond Exotel's own limits
 */
export function readSections(
	content: SectionContent,
	values: Values,
): Array<{ title: string | undefined; entries: Values[] }> {
	const { entries: field, entry, isLimited } = content;
	const upTo = (limit: number) => (isLimited ? limit : Infinity);
	const input = sectionInput(content);
	const sections = listEntries(input, values);
	countBetween(sections.length, 1, upTo(MAX_SECTIONS), input.fields.displayName);
	const held = sections.map((section) => section.list(field, entry));
	countBetween(held.flat().length, 1, upTo(content.max), `${field.displayName} of all sections`);
	return sections.map((section, index) => {
		countBetween(held[index].length, 1, upTo(content.max), section.label(field));
		const isNeeded = isLimited && sections.length > 1;
		const maxTitle = upTo(MAX_TITLE);
		return {
			title: isNeeded ? section.text(title, maxTitle) : section.optionalText(title, maxTitle),
			entries: held[index],
		};
	});
}
