import type { INodeProperties } from 'n8n-workflow';

import { Values } from '../../shared/values';
import { headerFilename, headerLink, type MediaHeader } from '../mediaHeader';
import { buttonVariableKinds } from './buttons';
import { componentsOf, fieldOf, type Component } from './components';
import { fileForms, filenameForm, textForm } from './forms';
import {
	bodyParameters,
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
import type { Form, TemplateVariable } from './variable';

/** A variable with its value. */
interface Given extends TemplateVariable {
	given: unknown;
}

function headerOf(values: Values): Given[] {
	const type = (values.raw(headerType) ?? 'none') as MediaHeader | 'none' | 'text';
	const made = (id: string, field: INodeProperties, form: Form, isRequired = true) => ({
		id,
		label: values.label(field),
		form,
		isRequired,
		places: [{ type: 'header' as const }],
		given: values.raw(field),
	});
	if (type === 'text') return [made(headerTextId({}), headerText, textForm)];
	if (type === 'none') return [];
	const link = made(headerLinkId({}), headerLink, fileForms[type]);
	if (type !== 'document') return [link];
	return [link, made(headerFilenameId({}), headerFilename, filenameForm, false)];
}

function bodyOf(values: Values): Given[] {
	const entries = values.list(bodyParameters, { name: 'parameter', displayName: 'Body Variable' });
	return entries.map((entry, index) => ({
		id: bodyId({}, String(index + 1)),
		label: entry.label(text),
		form: textForm,
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
		const {
			subType: sub_type,
			form,
			fallback,
		} = buttonVariableKinds.find((one) => one.subType === chosen) ?? buttonVariableKinds[0];
		return {
			id: buttonId({}, index, sub_type),
			label: entry.label(value),
			form,
			isRequired: true,
			fallback,
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
