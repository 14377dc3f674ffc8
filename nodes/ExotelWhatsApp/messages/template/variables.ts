import { Problem } from '../../shared/problem';
import type { Template, TemplateComponent } from '../../api/templateDefinition';
import type { MediaHeader } from '../mediaHeader';
import { buttonVariables } from './buttonVariables';
import {
	bodyId,
	headerFilenameId,
	headerLinkId,
	headerTextId,
	labelIn,
	OFFER_ID,
	type Scope,
} from './ids';
import { placeholdersOf } from '../../shared/placeholders';
import { expiryForm, fileForms, filenameForm, textForm } from './forms';
import { contextOf } from './placeholderContext';
import type { Place, TemplateVariable } from './variable';

const MEDIA: Record<string, MediaHeader> = { DOCUMENT: 'document', IMAGE: 'image', VIDEO: 'video' };

function undescribable(what: string): Problem {
	return new Problem(
		`The template has ${what}, for which this node has no field`,
		"Set 'Variables From' to 'Components as JSON', and give the components as the API takes them.",
	);
}

/** Variables of a text. Exotel takes them by number only. */
function textNames(text: string | undefined): string[] {
	const names = placeholdersOf(text);
	const named = names.find((name) => !/^\d+$/.test(name));
	if (named !== undefined) throw undescribable(`a variable with a name, {{${named}}}`);
	return names;
}

function headerVariables(header: TemplateComponent, scope: Scope): TemplateVariable[] {
	const { format = 'TEXT', text = '', example } = header;
	const places: Place[] = [{ type: 'header', ...scope }];
	const common = { isRequired: true, places };
	if (format === 'TEXT') {
		return textNames(text).map((name) => ({
			...common,
			id: headerTextId(scope),
			label: labelIn(scope, 'Header', 'header'),
			words: contextOf(text, name),
			form: textForm,
			sample: example?.header_text?.[0],
		}));
	}
	const kind = MEDIA[format];
	if (!kind) throw undescribable(`a header of the kind ${format}`);
	const label = labelIn(scope, `Header ${kind} link`, `${kind} link`);
	const link: TemplateVariable = {
		...common,
		id: headerLinkId(scope),
		label,
		form: fileForms[kind],
		file: kind,
	};
	if (kind !== 'document') return [link];
	const filename: TemplateVariable = {
		id: headerFilenameId(scope),
		label: labelIn(scope, 'Header file name', 'file name'),
		form: filenameForm,
		isRequired: false,
		places,
	};
	return [link, filename];
}

function bodyVariables({ text = '', example }: TemplateComponent, scope: Scope) {
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
}

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

/** What each type of component brings; a type that is not here is the same in each message. */
const COMPONENTS: Record<
	string,
	(component: TemplateComponent, scope: Scope) => TemplateVariable[]
> = {
	HEADER: headerVariables,
	BODY: bodyVariables,
	BUTTONS: ({ buttons = [] }, scope) =>
		buttons.flatMap((button, index) => buttonVariables(button, index, scope)),
	CAROUSEL: ({ cards = [] }) =>
		cards.flatMap(({ components }, card) => componentVariables(components, { card })),
	LIMITED_TIME_OFFER: offerVariables,
};

function componentVariables(components: TemplateComponent[], scope: Scope): TemplateVariable[] {
	return components.flatMap((one) => COMPONENTS[one.type]?.(one, scope) ?? []);
}

/**
 * All that a message of a template has to fill in, in the order of the template; API reference,
 * sections 2.3 and 6.2.
 * @throws Problem for a template of a kind that Exotel does not describe
 */
export function variablesOf(template: Template): TemplateVariable[] {
	return isOfCode(template) ? [CODE] : componentVariables(template.components, {});
}
