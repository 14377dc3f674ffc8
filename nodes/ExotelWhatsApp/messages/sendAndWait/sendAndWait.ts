import type { INodeProperties } from 'n8n-workflow';

import type { Content } from '../../api/sendRequest';
import { shownWith } from '../../shared/displayConditions';
import { Values } from '../../shared/values';
import { questionLimit } from '../../wait/fields';
import type { ResponseType } from '../../wait/question';
import type { MessageType } from '../messageType';
import { templateMessage } from '../template/template';
import { MAX_BODY } from '../text';
import { approvalContent, approvalOptions } from './approval';
import { choiceContent, choiceFields } from './choice';
import { AS_MESSAGE, AS_TEMPLATE, message, responseType, sendAs } from './fields';
import { refuseWithoutQuickReply, withQuickReplies } from './quickReplies';
import { thanksOf } from './thanks';

/** How a question of a text of one's own is sent, by the answer that it asks for. */
const MESSAGES: Record<ResponseType, (values: Values) => Content> = {
	approval: approvalContent,
	choice: choiceContent,
	freeText: (values) => ({
		type: 'text',
		text: { body: values.text(message, MAX_BODY), preview_url: false },
	}),
};

/** Where n8n has put its own field in the place of the message, this says that it is not sent. */
const templateNotice: INodeProperties = {
	displayName:
		'The template is sent in place of the message above. In a human review, put <code>{{ $tool.name }}</code> and <code>{{ $tool.parameters }}</code> into its variables. The first quick reply approves, all others decline.',
	name: 'templateNotice',
	type: 'notice',
	default: '',
};

const ofMessage: INodeProperties[] = [
	shownWith(approvalOptions, { responseType: ['approval'] }),
	...choiceFields.map((field) => shownWith(field, { responseType: ['choice'] })),
].map((field) => shownWith(field, AS_MESSAGE));

const ofTemplate: INodeProperties[] = [
	shownWith(templateNotice, { responseType: ['approval'] }),
	...templateMessage.fields,
].map((field) => shownWith(field, AS_TEMPLATE));

const responseTypeOf = (values: Values) => values.option<ResponseType>(responseType);

const isTemplate = (values: Values) => values.option(sendAs) === 'template';

/** Some parameters of the first item, to be read like those of any item. */
const reading = (read: (name: string) => unknown, ...names: string[]) =>
	new Values(Object.fromEntries(names.map((name) => [name, read(name)])));

const described = {
	operation: 'sendAndWait',
	name: 'Send and Wait for Response',
	action: 'Send a message and wait for response',
	description: 'Ask a person for an approval, a choice or an answer in words, and wait for it',
	contentType: null,
	fields: [sendAs, message, responseType, ...ofMessage, ...ofTemplate, ...questionLimit],
	question: (read: (name: string) => unknown) => ({
		responseType: responseTypeOf(reading(read, responseType.name)),
		thanks: thanksOf(new Values((read('options') ?? {}) as Record<string, unknown>)),
	}),
};

/** @param template the kind "template", for an account of which all templates are known if need be */
function asking(template: MessageType): MessageType {
	function templateContent(values: Values): Content {
		const known = template.quickReplies?.(values) ?? [];
		const content = withQuickReplies(template.toContent(values), known);
		if (responseTypeOf(values) === 'approval') refuseWithoutQuickReply(content);
		return content;
	}
	return {
		...described,
		filePlace: (values) => (isTemplate(values) ? template.filePlace?.(values) : undefined),
		toContent: (values) =>
			isTemplate(values) ? templateContent(values) : MESSAGES[responseTypeOf(values)](values),
		preview: (values) =>
			(isTemplate(values) ? template.preview?.(values) : values.optionalText(message)) ?? null,
	};
}

/** A question that waits for its answer, in the form of n8n's own Send and Wait. */
export const sendAndWait: MessageType = {
	...asking(templateMessage),
	async prepare(lookUp) {
		if (!isTemplate(reading(lookUp.read, sendAs.name))) return sendAndWait;
		return asking((await templateMessage.prepare?.(lookUp)) ?? templateMessage);
	},
};
