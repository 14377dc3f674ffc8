import type { INodeProperties } from 'n8n-workflow';

import { Problem } from '../shared/problem';
import {
	ALL_HEADERS,
	interactiveContent,
	interactiveFields,
	type InteractiveKind,
} from './interactive';
import { listEntries, listFields } from '../shared/listInput';
import { headerFilePlace } from './mediaHeader';
import type { MessageType } from './messageType';
import { tapIds } from './tapIds';
import { shown } from '../shared/data';
import { countBetween, Values } from '../shared/values';

/** Exotel's own limits; API reference, section 2.2.10. It says nothing of IDs that are the same. */
const MAX_BUTTONS = 3;
const MAX_ID = 256;
export const MAX_TITLE = 20;
const KIND: InteractiveKind = { type: 'button', headers: ALL_HEADERS };

const id: INodeProperties = {
	displayName: 'Button ID',
	name: 'id',
	type: 'string',
	default: '',
	placeholder: 'e.g. yes-please',
	description: `What comes back as replyId when the customer taps the button, up to ${MAX_ID} characters, different on each. Empty: made of the title, such as yes-please.`,
};

const title: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Yes, please',
	description: `Text on the button, up to ${MAX_TITLE} characters, different on each`,
};

const buttonList = {
	fields: {
		displayName: 'Buttons',
		name: 'buttons',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			multipleValueButtonText: 'Add Button',
			sortable: true,
			maxAllowedFields: MAX_BUTTONS,
		},
		default: { button: [{ title: '', id: '' }] },
		placeholder: 'Add Button',
		description: `1 to ${MAX_BUTTONS} buttons below the text`,
		options: [{ displayName: 'Button', name: 'button', values: [title, id] }],
	} satisfies INodeProperties,
	entry: { displayName: 'Button', name: 'button' },
	example: '[{ "title": "Yes", "id": "yes" }, { "title": "No", "id": "no" }]',
	dataDescription: `An array of 1 to ${MAX_BUTTONS} objects with title (up to ${MAX_TITLE} characters) and, if wanted, ID (up to ${MAX_ID} characters)`,
};

/** An ID as WhatsApp takes it; undefined when none is given. */
function givenId(button: Values): string | undefined {
	const given = button.optionalText(id, MAX_ID);
	if (given !== given?.trim()) {
		throw new Problem(
			`${button.label(id)} has a space at its beginning or end: ${shown(given)}`,
			'Remove the space.',
		);
	}
	return given;
}

/** The action of a message with these reply buttons. */
export function replyButtons(entries: Values[]) {
	countBetween(entries.length, 1, MAX_BUTTONS, buttonList.fields.displayName);
	const ids = tapIds(entries, 'button', title, givenId);
	const replies = entries.map((button) => ({
		type: 'reply',
		reply: { id: ids.get(button), title: button.text(title, MAX_TITLE) },
	}));
	Values.distinct(entries, title);
	return { buttons: replies };
}

export const buttons: MessageType = {
	operation: 'sendButtons',
	name: 'Send Buttons',
	action: 'Send a message with reply buttons',
	description: 'Ask something that the customer answers with a tap on one of up to three buttons',
	contentType: 'interactive',
	fields: [...interactiveFields(KIND), ...listFields(buttonList)],
	filePlace: headerFilePlace,
	toContent(values) {
		return interactiveContent(KIND, values, replyButtons(listEntries(buttonList, values)));
	},
};
