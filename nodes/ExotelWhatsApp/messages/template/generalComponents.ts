import type { INodeProperties } from 'n8n-workflow';

import { Values } from '../../shared/values';
import { headerFilename, headerLink, type MediaHeader } from '../mediaHeader';
import { catalogId, productRetailerId } from '../catalog';
import { filledButtons } from './buttons';
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
	type GeneralHeader,
} from './generalFields';
import {
	bodyId,
	buttonId,
	headerCatalogId,
	headerFilenameId,
	headerLinkId,
	headerProductId,
	headerTextId,
} from './ids';
import { catalogForm, productForm } from './products';
import type { TemplateVariable } from './variable';

/** A variable with its value. */
interface Given extends TemplateVariable {
	given: unknown;
}

/** A field of the header, and the variable that it fills in. */
interface HeaderField extends Pick<TemplateVariable, 'form' | 'id' | 'isRequired'> {
	field: INodeProperties;
}

const linkTo = (file: MediaHeader): HeaderField => ({
	id: headerLinkId({}),
	field: headerLink,
	form: fileForms[file],
	isRequired: true,
});

/** The fields of each header. */
const HEADERS: Record<GeneralHeader, HeaderField[]> = {
	document: [
		linkTo('document'),
		{ id: headerFilenameId({}), field: headerFilename, form: filenameForm, isRequired: false },
	],
	image: [linkTo('image')],
	none: [],
	product: [
		{ id: headerProductId({}), field: productRetailerId, form: productForm, isRequired: true },
		{ id: headerCatalogId({}), field: catalogId, form: catalogForm, isRequired: true },
	],
	text: [{ id: headerTextId({}), field: headerText, form: textForm, isRequired: true }],
	video: [linkTo('video')],
};

function headerOf(values: Values): Given[] {
	return HEADERS[values.option<GeneralHeader>(headerType)].map(({ field, ...variable }) => ({
		...variable,
		label: values.label(field),
		places: [{ type: 'header' }],
		given: values.raw(field),
	}));
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

const variablesOfType = (type: string) =>
	filledButtons.flatMap(({ subType: own, variables }) => (own === type ? variables : []));

function buttonsOf(values: Values): Given[] {
	const entries = values.list(buttonParameters, { name: 'button', displayName: 'Button Variable' });
	Values.distinct(entries, number);
	return entries.map((entry) => {
		const index = entry.number(number as typeof number & { default: unknown }, 1, MAX_BUTTONS) - 1;
		const sub_type = entry.option(subType);
		const [{ form, fallback }] = variablesOfType(sub_type);
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
