import type { INodeProperties } from 'n8n-workflow';

import { compact, isRecord, shown } from '../shared/data';
import { Problem } from '../shared/problem';
import { textField } from '../shared/textField';
import { parsedJson, type Values } from '../shared/values';
import {
	ALL_HEADERS,
	interactiveContent,
	interactiveFields,
	type InteractiveKind,
} from './interactive';
import { headerFilePlace } from './mediaHeader';
import type { MessageType } from './messageType';

/** API reference, section 2.2.13. */
const FLOW_MESSAGE_VERSION = '3';

/** What Meta advises; Exotel's newer pages say 20. Neither is a limit of Exotel, so it is only told. */
const ADVISED_CTA = 30;

const KIND: InteractiveKind = { type: 'flow', headers: ALL_HEADERS };

const flowId: INodeProperties = {
	displayName: 'Flow ID',
	name: 'flowId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 1234567890',
	description: 'ID of the flow, as WhatsApp Manager shows it under Flows',
};

const flowCta: INodeProperties = {
	displayName: 'Button Text',
	name: 'flowCta',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Book a visit',
	description: `Text on the button that opens the flow. WhatsApp advises up to ${ADVISED_CTA} characters, without emoji.`,
};

/**
 * In plain, although n8n's lint would mask whatever is called a token: it opens nothing, each answer
 * brings it back for all to read, and people have to see what they write.
 */
const flowToken = textField(
	'Flow Token',
	'flowToken',
	'e.g. booking-4711',
	'A text of your own that comes back with what the customer fills in, to tell whose answer it is. Empty: WhatsApp puts one in that is the same in all messages.',
);

const flowAction: INodeProperties = {
	displayName: 'Flow Action',
	name: 'flowAction',
	type: 'options',
	options: [
		{
			name: 'Data Exchange',
			value: 'data_exchange',
			description: "The flow's own endpoint says which screen comes first, and what is on it",
		},
		{
			name: 'Navigate',
			value: 'navigate',
			description: 'The flow opens at the screen below',
		},
	],
	default: 'navigate',
	description: 'Where the first screen of the flow comes from',
};

const screen: INodeProperties = {
	displayName: 'Screen',
	name: 'screen',
	type: 'string',
	default: '',
	placeholder: 'e.g. START',
	description: 'ID of the screen that opens first. Empty: the first screen of the flow.',
	displayOptions: { show: { flowAction: ['navigate'] } },
};

const flowData: INodeProperties = {
	displayName: 'Flow Data',
	name: 'flowData',
	type: 'json',
	default: '{}',
	hint: 'e.g. { "city": "Pune" }',
	description: 'What the first screen is filled with, as an object. Empty: nothing.',
	displayOptions: { show: { flowAction: ['navigate'] } },
};

const mode: INodeProperties = {
	displayName: 'Mode',
	name: 'mode',
	type: 'options',
	options: [
		{
			name: 'Draft',
			value: 'draft',
			description: 'The flow is still being tried out, and is not published',
		},
		{ name: 'Published', value: 'published', description: 'The flow is open to customers' },
	],
	default: 'published',
	description: 'Which state of the flow opens',
};

/** What fills the first screen. WhatsApp refuses an empty object, so that one is left out. */
function dataOf(values: Values): Record<string, unknown> | undefined {
	const given = values.raw(flowData);
	if (given === undefined || given === null || given === '') return undefined;
	const data = parsedJson(given, values.label(flowData));
	if (!isRecord(data)) {
		throw new Problem(
			`${values.label(flowData)} must be an object, and was given ${shown(data)}`,
			'Give a name and a value for each field of the screen: { "city": "Pune" }.',
		);
	}
	return Object.keys(data).length > 0 ? data : undefined;
}

function firstScreen(values: Values): Record<string, unknown> {
	if (values.option(flowAction) === 'data_exchange') return { flow_action: 'data_exchange' };
	const payload = compact({ screen: values.optionalIdentifier(screen), data: dataOf(values) });
	return {
		flow_action: 'navigate',
		flow_action_payload: Object.keys(payload).length > 0 ? payload : undefined,
	};
}

export const flow: MessageType = {
	operation: 'sendFlow',
	name: 'Send Flow',
	action: 'Send a form with WhatsApp Flows',
	description: 'Send a text with a button that opens a form made with WhatsApp Flows',
	contentType: 'interactive',
	fields: [
		...interactiveFields(KIND),
		flowId,
		flowCta,
		flowToken,
		flowAction,
		screen,
		flowData,
		mode,
	],
	filePlace: headerFilePlace,
	toContent(values) {
		return interactiveContent(KIND, values, {
			name: 'flow',
			parameters: compact({
				flow_message_version: FLOW_MESSAGE_VERSION,
				flow_token: values.optionalText(flowToken),
				flow_id: values.identifier(flowId),
				flow_cta: values.text(flowCta),
				...firstScreen(values),
				mode: values.option(mode) === 'draft' ? 'draft' : undefined,
			}),
		});
	},
};
