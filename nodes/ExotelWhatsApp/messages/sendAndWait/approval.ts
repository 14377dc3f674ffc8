import type { INodeProperties } from 'n8n-workflow';

import type { Content } from '../../api/sendRequest';
import { isRecord } from '../../shared/data';
import type { Values } from '../../shared/values';
import { MAX_TITLE, replyButtons } from '../buttons';
import { interactiveContent } from '../interactive';
import { message } from './fields';

const approvalType: INodeProperties = {
	displayName: 'Type of Approval',
	name: 'approvalType',
	type: 'options',
	options: [
		{ name: 'Approve and Decline', value: 'double' },
		{ name: 'Approve Only', value: 'single' },
	],
	default: 'double',
	description: 'Which buttons the message has',
};

const approveLabel: INodeProperties = {
	displayName: 'Approve Button Label',
	name: 'approveLabel',
	type: 'string',
	default: 'Approve',
	placeholder: 'e.g. Approve',
	description: `Text on the button that approves, up to ${MAX_TITLE} characters`,
};

const disapproveLabel: INodeProperties = {
	displayName: 'Decline Button Label',
	name: 'disapproveLabel',
	type: 'string',
	default: 'Decline',
	placeholder: 'e.g. Decline',
	description: `Text on the button that declines, up to ${MAX_TITLE} characters`,
	displayOptions: { show: { approvalType: ['double'] } },
};

/** In the form of n8n's own nodes, whose human review keeps this field. */
export const approvalOptions: INodeProperties = {
	displayName: 'Approval Options',
	name: 'approvalOptions',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add option',
	description: 'Which buttons the message has. Without it: Approve and Decline.',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [approvalType, approveLabel, disapproveLabel],
		},
	],
};

/** A button of the message, with the label that it has in the editor for its name in a sentence. */
function button(id: string, field: INodeProperties, options: Values): Values {
	const title = options.optionalText(field) ?? field.default;
	return options.within({ id, title }, field.displayName);
}

/** A question with one button that approves, and one that declines if that is wanted. */
export function approvalContent(values: Values): Content {
	const given = values.raw(approvalOptions);
	const options = values.within(isRecord(given) && isRecord(given.values) ? given.values : {});
	const approve = button('approve', approveLabel, options);
	const isSingle = options.option(approvalType) === 'single';
	const all = isSingle ? [approve] : [approve, button('decline', disapproveLabel, options)];
	return interactiveContent(
		{ type: 'button', headers: [], body: message },
		values,
		replyButtons(all),
	);
}
