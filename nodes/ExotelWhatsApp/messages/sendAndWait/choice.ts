import type { INodeProperties } from 'n8n-workflow';

import type { Content } from '../../api/sendRequest';
import { listEntries, listFields } from '../../shared/listInput';
import { countBetween, Values } from '../../shared/values';
import { SEAL_LENGTH } from '../../wait/seal';
import { interactiveContent } from '../interactive';
import {
	buttonText,
	MAX_BUTTON_TEXT,
	MAX_ROW_ID,
	MAX_ROWS,
	rowDescription,
	rowId,
	rowOf,
	rowTitle,
} from '../list';
import { message } from './fields';

/** A row's ID goes out with a seal behind it. */
const MAX_ID = MAX_ROW_ID - SEAL_LENGTH;

const choiceId: INodeProperties = {
	...rowId,
	displayName: 'Choice ID',
	placeholder: 'e.g. slot-0900',
	description: `What comes back as choice when the person picks the row, up to ${MAX_ID} characters, different in each row. Empty: its title.`,
};

const choices = {
	fields: {
		displayName: 'Choices',
		name: 'choices',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			multipleValueButtonText: 'Add Choice',
			sortable: true,
			maxAllowedFields: MAX_ROWS,
		},
		default: { choice: [{ title: '', id: '', description: '' }] },
		placeholder: 'Add Choice',
		description: `1 to ${MAX_ROWS} rows to pick one from`,
		options: [
			{ displayName: 'Choice', name: 'choice', values: [rowTitle, choiceId, rowDescription] },
		],
	} satisfies INodeProperties,
	entry: { displayName: 'Choice', name: 'choice' },
	example: '[{ "title": "09:00 to 11:00" }, { "title": "18:00 to 20:00", "id": "evening" }]',
	dataDescription: `An array of 1 to ${MAX_ROWS} objects with title and, if wanted, ID and description`,
};

export const choiceFields: INodeProperties[] = [
	...listFields(choices),
	{ ...buttonText, default: 'Choose' },
];

/** One without an ID has its title for it, so that a person or a model reads in words what was chosen. */
const idOf = (choice: Values) => choice.optionalText(choiceId, MAX_ID) ?? choice.text(rowTitle);

/** A question with a list to pick the answer from. */
export function choiceContent(values: Values): Content {
	const entries = listEntries(choices, values);
	countBetween(entries.length, 1, MAX_ROWS, choices.fields.displayName);
	const rows = entries.map((choice) =>
		choice.within({ ...choice.all(), [choiceId.name]: idOf(choice) }),
	);
	const sections = [{ rows: rows.map((row) => rowOf(row, row.text(choiceId))) }];
	Values.distinct(rows, choiceId);
	return interactiveContent({ type: 'list', headers: [], body: message }, values, {
		button: values.text(buttonText, MAX_BUTTON_TEXT),
		sections,
	});
}
