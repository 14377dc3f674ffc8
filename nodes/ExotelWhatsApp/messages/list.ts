import type { INodeProperties } from 'n8n-workflow';

import { interactiveContent, interactiveFields, type InteractiveKind } from './interactive';
import { listFields } from '../shared/listInput';
import type { MessageType } from './messageType';
import { readSections, sectionInput, type SectionContent } from './sections';
import { compact } from '../shared/data';
import type { Values } from '../shared/values';
import { tapIds } from './tapIds';

/** Exotel's own limits; API reference, section 2.2.11. That IDs differ is WhatsApp's wish [Meta]. */
export const MAX_BUTTON_TEXT = 20;
export const MAX_ROWS = 10;
const MAX_TITLE = 24;
export const MAX_ROW_ID = 200;
const MAX_ROW_DESCRIPTION = 72;
const KIND: InteractiveKind = { type: 'list', headers: ['none', 'text'] };

export const buttonText: INodeProperties = {
	displayName: 'Button Text',
	name: 'buttonText',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Pick a place',
	description: `Text on the button that opens the list, up to ${MAX_BUTTON_TEXT} characters`,
};

export const rowId: INodeProperties = {
	displayName: 'Row ID',
	name: 'id',
	type: 'string',
	default: '',
	placeholder: 'e.g. place-0900',
	description: `What comes back as replyId when the customer picks the row, up to ${MAX_ROW_ID} characters, different in each row. Empty: made of the title, such as branch-a.`,
};

export const rowTitle: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. 09:00',
	description: `Text of the row, up to ${MAX_TITLE} characters`,
};

export const rowDescription: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	placeholder: 'e.g. Branch A',
	description: `Small text below the title, up to ${MAX_ROW_DESCRIPTION} characters`,
};

const rows: INodeProperties = {
	displayName: 'Rows',
	name: 'rows',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Row', sortable: true },
	default: { row: [{ title: '', id: '', description: '' }] },
	placeholder: 'Add Row',
	description: `Rows of the section; up to ${MAX_ROWS} in all sections together`,
	options: [{ displayName: 'Row', name: 'row', values: [rowTitle, rowId, rowDescription] }],
};

const SECTIONS: SectionContent = {
	name: 'sections',
	entries: rows,
	entry: { displayName: 'Row', name: 'row' },
	max: MAX_ROWS,
	isLimited: true,
	example: '[{ "title": "Morning", "rows": [{ "title": "09:00", "id": "s1" }] }]',
	dataDescription: 'each row has title and, if wanted, ID and description',
};

/**
 * One row in the API's form.
 * @param id what a tap on it brings back
 */
export const rowOf = (row: Values, id: string | undefined) =>
	compact({
		id,
		title: row.text(rowTitle, MAX_TITLE),
		description: row.optionalText(rowDescription, MAX_ROW_DESCRIPTION),
	});

export const list: MessageType = {
	operation: 'sendList',
	name: 'Send List',
	action: 'Send a list to pick from',
	description: 'Let the customer pick one of up to ten rows from a list',
	contentType: 'interactive',
	fields: [...interactiveFields(KIND), buttonText, ...listFields(sectionInput(SECTIONS))],
	toContent(values) {
		const read = readSections(SECTIONS, values);
		const ids = tapIds(
			read.flatMap(({ entries }) => entries),
			'row',
			rowTitle,
			(row) => row.optionalText(rowId, MAX_ROW_ID),
		);
		const sections = read.map(({ title, entries }) =>
			compact({ title, rows: entries.map((row) => rowOf(row, ids.get(row))) }),
		);
		return interactiveContent(KIND, values, {
			button: values.text(buttonText, MAX_BUTTON_TEXT),
			sections,
		});
	},
};
