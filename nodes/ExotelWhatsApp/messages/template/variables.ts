import type { Template, TemplateComponent } from '../../api/templateDefinition';
import type { MediaHeader } from '../mediaHeader';
import { buttonVariables } from './buttonVariables';
import {
	bodyId,
	headerCatalogId,
	headerFilenameId,
	headerLinkId,
	headerProductId,
	headerTextId,
	labelIn,
	OFFER_ID,
	type Scope,
} from './ids';
import { placeholdersOf } from '../../shared/placeholders';
import { expiryForm, fileForms, filenameForm, textForm } from './forms';
import { kindName, noField } from './noField';
import { contextOf } from './placeholderContext';
import { catalogForm, productForm } from './products';
import type { Place, TemplateVariable } from './variable';

/** Variables of a text. Exotel takes them by number only. */
function textNames(text: string | undefined): string[] {
	const names = placeholdersOf(text);
	const named = names.find((name) => !/^\d+$/.test(name));
	if (named !== undefined) throw noField(`a variable with a name, {{${named}}}`);
	return names;
}

type Describe = (component: TemplateComponent, scope: Scope) => TemplateVariable[];

const inHeader = (scope: Scope): Pick<TemplateVariable, 'isRequired' | 'places'> => ({
	isRequired: true,
	places: [{ type: 'header', ...scope }],
});

const textHeader: Describe = ({ text = '', example }, scope) =>
	textNames(text).map((name) => ({
		...inHeader(scope),
		id: headerTextId(scope),
		label: labelIn(scope, 'Header', 'header'),
		words: contextOf(text, name),
		form: textForm,
		sample: example?.header_text?.[0],
	}));

const fileHeader =
	(file: MediaHeader): Describe =>
	(_, scope) => [
		{
			...inHeader(scope),
			id: headerLinkId(scope),
			label: labelIn(scope, `Header ${file} link`, `${file} link`),
			form: fileForms[file],
			file,
		},
	];

const documentHeader: Describe = (header, scope) => [
	...fileHeader('document')(header, scope),
	{
		...inHeader(scope),
		id: headerFilenameId(scope),
		label: labelIn(scope, 'Header file name', 'file name'),
		form: filenameForm,
		isRequired: false,
	},
];

const productHeader: Describe = (_, scope) => [
	{
		...inHeader(scope),
		id: headerProductId(scope),
		label: labelIn(scope, 'Product ID', 'product ID'),
		form: productForm,
	},
	{
		...inHeader(scope),
		id: headerCatalogId(scope),
		label: labelIn(scope, 'Catalog ID', 'catalog ID'),
		form: catalogForm,
	},
];

/** What each format of a header brings. */
const HEADERS: Record<string, Describe> = {
	DOCUMENT: documentHeader,
	IMAGE: fileHeader('image'),
	PRODUCT: productHeader,
	TEXT: textHeader,
	VIDEO: fileHeader('video'),
};

const headerVariables: Describe = (header, scope) => {
	const { format = 'TEXT' } = header;
	if (Object.hasOwn(HEADERS, format)) return HEADERS[format](header, scope);
	throw noField(`a header of the kind ${kindName(format)}`);
};

const bodyVariables: Describe = ({ text = '', example }, scope) => {
	const names = textNames(text);
	return names.map(
		(name, position): TemplateVariable => ({
			id: bodyId(scope, name),
			label: labelIn(scope, `Body ${name}`, names.length > 1 ? `text ${name}` : 'text'),
			words: contextOf(text, name),
			form: textForm,
			isRequired: true,
			sample: example?.body_text?.[0]?.[position],
			places: [{ type: 'body', ...scope }],
		}),
	);
};

/**
 * Whether the template passes a code on: WhatsApp writes its text, and the one value goes both into
 * the body and into the button.
 */
export function isOfCode({ category, components }: Template): boolean {
	const buttons = components.flatMap((component) => component.buttons ?? []);
	return (
		buttons.some(({ type }) => type === 'OTP') ||
		(category === 'AUTHENTICATION' && buttons.length > 0)
	);
}

/** The variable for the link of the file in the header, if the template has one. */
export function headerFileAmong(variables: TemplateVariable[]): TemplateVariable | undefined {
	return variables.find(({ id }) => id === headerLinkId({}));
}

const CODE: TemplateVariable = {
	id: bodyId({}, '1'),
	label: 'Code',
	words: 'Code',
	form: textForm,
	isRequired: true,
	places: [{ type: 'body' }, { type: 'button', sub_type: 'url', index: '0' }],
};

function offerVariables({ limited_time_offer: offer }: TemplateComponent): TemplateVariable[] {
	if (offer?.has_expiration === false) return [];
	const label = 'Offer ends at';
	const words = offer?.text || undefined;
	const places: Place[] = [{ type: 'limited_time_offer' }];
	const isRequired = offer?.has_expiration === true;
	return [{ id: OFFER_ID, label, words, form: expiryForm, isRequired, places }];
}

const footerVariables: Describe = ({ text }) => {
	if (placeholdersOf(text).length === 0) return [];
	throw noField('a variable in its footer');
};

const isTheSame: Describe = () => [];

/** What each type of component brings, but buttons, which depend on the header. */
const COMPONENTS: Record<string, Describe> = {
	BODY: bodyVariables,
	CALL_PERMISSION_REQUEST: isTheSame,
	CAROUSEL: ({ cards = [] }) =>
		cards.flatMap(({ components }, card) => componentVariables(components, { card })),
	FOOTER: footerVariables,
	HEADER: headerVariables,
	LIMITED_TIME_OFFER: offerVariables,
};

function componentVariables(components: TemplateComponent[], scope: Scope): TemplateVariable[] {
	const header = components.find(({ type }) => type === 'HEADER')?.format;
	return components.flatMap((one) => {
		const { type, buttons = [] } = one;
		if (type === 'BUTTONS') {
			return buttons.flatMap((button, index) => buttonVariables(button, index, scope, header));
		}
		if (Object.hasOwn(COMPONENTS, type)) return COMPONENTS[type](one, scope);
		throw noField(`a component of the kind ${kindName(type)}`);
	});
}

/** What a template that passes a code on may have; WhatsApp lists its button as a link, too. */
const OF_CODE = { components: ['BODY', 'BUTTONS', 'FOOTER'], buttons: ['OTP', 'URL'] };

function codeVariables(components: TemplateComponent[]): TemplateVariable[] {
	const other = components.find(({ type }) => !OF_CODE.components.includes(type));
	if (other) throw noField(`a component of the kind ${kindName(other.type)} beside a code`);
	const button = components
		.flatMap(({ buttons = [] }) => buttons)
		.find(({ type }) => !OF_CODE.buttons.includes(type));
	if (button) throw noField(`a button of the kind ${kindName(button.type)} beside a code`);
	return [CODE];
}

/**
 * All that a message of a template has to fill in, in the order of the template; API reference,
 * sections 2.3 and 6.2.
 * @throws Problem for a template with a part that is not known, or that takes no field
 */
export function variablesOf(template: Template): TemplateVariable[] {
	const { components } = template;
	return isOfCode(template) ? codeVariables(components) : componentVariables(components, {});
}
