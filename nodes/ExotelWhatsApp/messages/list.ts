import type { INodeProperties } from 'n8n-workflow';

import { interactiveContent, interactiveFields, type InteractiveKind } from './interactive';
import { listEntries, listFields } from './listInput';
import type { MessageType } from './messageType';
import { compact } from '../shared/data';
import { countBetween, Values } from '../shared/values';

/** API reference, section 2.2.11. */
const MAX_BUTTON_TEXT = 20;
const MAX_SECTIONS = 10;
const MAX_ROWS = 10;
const MAX_TITLE = 24;
const MAX_ROW_ID = 200;
const MAX_ROW_DESCRIPTION = 72;
const KIND: InteractiveKind = { type: 'list', headers: ['none', 'text'] };

const buttonText: INodeProperties = {
	displayName: 'Button Text',
	name: 'buttonText',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Pick a slot',
	description: `Text on the button that opens the list, up to ${MAX_BUTTON_TEXT} characters`,
};

const sectionTitle: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Morning',
	description: `Title of the section, up to ${MAX_TITLE} characters; needed when there is more than one section`,
};

const rowId: INodeProperties = {
	displayName: 'ID',
	name: 'id',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. slot-0900',
	description: `What comes back when the customer picks the row, up to ${MAX_ROW_ID} characters, different in each row`,
};

const rowTitle: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 09:00',
	description: `Text of the row, up to ${MAX_TITLE} characters`,
};

const rowDescription: INodeProperties = {
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

const rowEntry = { displayName: 'Row', name: 'row' };

const sectionList = {
	fields: {
		displayName: 'Sections',
		name: 'sections',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			multipleValueButtonText: 'Add Section',
			sortable: true,
			maxAllowedFields: MAX_SECTIONS,
		},
		default: { section: [{ title: '' }] },
		placeholder: 'Add Section',
		description: `1 to ${MAX_SECTIONS} groups of rows, with up to ${MAX_ROWS} rows in all`,
		options: [{ displayName: 'Section', name: 'section', values: [sectionTitle, rows] }],
	} satisfies INodeProperties,
	entry: { displayName: 'Section', name: 'section' },
	example: '[{ "title": "Morning", "rows": [{ "id": "s1", "title": "09:00" }] }]',
	dataDescription: `An array of 1 to ${MAX_SECTIONS} objects with title and rows; each row has ID, title and, if wanted, description. Up to ${MAX_ROWS} rows in all.`,
};

function section(entry: Values, rowsOfIt: Values[], titleNeeded: boolean) {
	countBetween(rowsOfIt.length, 1, MAX_ROWS, entry.label(rows));
	return compact({
		title: titleNeeded
			? entry.text(sectionTitle, MAX_TITLE)
			: entry.optionalText(sectionTitle, MAX_TITLE),
		rows: rowsOfIt.map((row) =>
			compact({
				id: row.text(rowId, MAX_ROW_ID),
				title: row.text(rowTitle, MAX_TITLE),
				description: row.optionalText(rowDescription, MAX_ROW_DESCRIPTION),
			}),
		),
	});
}

export const list: MessageType = {
	operation: 'sendList',
	name: 'Send List',
	action: 'Send a message with a list',
	description: 'Let the customer pick one of up to ten rows from a list',
	contentType: 'interactive',
	fields: [...interactiveFields(KIND), buttonText, ...listFields(sectionList)],
	toContent(values) {
		const entries = listEntries(sectionList, values);
		countBetween(entries.length, 1, MAX_SECTIONS, sectionList.fields.displayName);
		const rowsByEntry = entries.map((entry) => entry.list(rows, rowEntry));
		const allRows = rowsByEntry.flat();
		countBetween(allRows.length, 1, MAX_ROWS, 'Rows of all sections');
		const sections = entries.map((entry, index) =>
			section(entry, rowsByEntry[index], entries.length > 1),
		);
		Values.distinct(allRows, rowId);
		return interactiveContent(KIND, values, {
			button: values.text(buttonText, MAX_BUTTON_TEXT),
			sections,
		});
	},
};
