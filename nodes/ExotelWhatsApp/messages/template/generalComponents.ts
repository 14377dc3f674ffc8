import type { INodeProperties } from 'n8n-workflow';

import { Values } from '../../shared/values';
import { headerFilename, headerLink } from '../mediaHeader';
import { componentsOf, fieldOf, type Component } from './components';
import {
	bodyParameters,
	BUTTON_KINDS,
	buttonParameters,
	headerText,
	headerType,
	MAX_BUTTONS,
	number,
	subType,
	text,
	value,
} from './generalFields';
import { bodyId, buttonId, headerFilenameId, headerLinkId, headerTextId } from './ids';
import type { TemplateVariable, VariableKind } from './variable';

/** A variable with its value. */
interface Given extends TemplateVariable {
	given: unknown;
}

function headerOf(values: Values): Given[] {
	const type = (values.raw(headerType) ?? 'none') as string;
	const made = (id: string, field: INodeProperties, kind: VariableKind, isRequired = true) => ({
		id,
		label: values.label(field),
		kind,
		isRequired,
		places: [{ type: 'header' as const }],
		given: values.raw(field),
	});
	if (type === 'text') return [made(headerTextId({}), headerText, 'text')];
	if (type === 'none') return [];
	const link = made(headerLinkId({}), headerLink, type as VariableKind);
	if (type !== 'document') return [link];
	return [link, made(headerFilenameId({}), headerFilename, 'filename', false)];
}

function bodyOf(values: Values): Given[] {
	const entries = values.list(bodyParameters, { name: 'parameter', displayName: 'Body Variable' });
	return entries.map((entry, index) => ({
		id: bodyId({}, String(index + 1)),
		label: entry.label(text),
		kind: 'text',
		isRequired: true,
		places: [{ type: 'body' }],
		given: entry.raw(text),
	}));
}

function buttonsOf(values: Values): Given[] {
	const entries = values.list(buttonParameters, { name: 'button', displayName: 'Button Variable' });
	Values.distinct(entries, number);
	return entries.map((entry) => {
		const index = entry.number(number as typeof number & { default: unknown }, 1, MAX_BUTTONS) - 1;
		const chosen = entry.raw(subType) ?? subType.default;
		const { value: sub_type, kind } =
			BUTTON_KINDS.find((one) => one.value === chosen) ?? BUTTON_KINDS[0];
		return {
			id: buttonId({}, index, sub_type),
			label: entry.label(value),
			kind,
			isRequired: true,
			places: [{ type: 'button', sub_type, index: String(index) }],
			given: entry.raw(value),
		};
	});
}

/**
 * The components that the general fields make.
 * @throws Problem when a value is missing, or could not be sent
 */
export function generalComponents(values: Values): Component[] {
	const all = [...headerOf(values), ...bodyOf(values), ...buttonsOf(values)];
	const given = all.map((variable) => [fieldOf(variable).name, variable.given]);
	return componentsOf(all, values.within(Object.fromEntries(given)));
}
