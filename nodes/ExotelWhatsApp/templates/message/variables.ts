import { InvalidInput } from '../../shared/invalidInput';
import type { Template, TemplateButton, TemplateComponent } from '../definition';
import {
	bodyId,
	buttonId,
	headerFilenameId,
	headerLinkId,
	headerTextId,
	OFFER_ID,
	type Scope,
} from './ids';
import { contextOf, placeholdersOf } from './placeholders';

/** What a value has to be, and the form in which it is sent; `components.ts` has a row for each. */
export type VariableKind =
	| 'coupon'
	| 'document'
	| 'expiry'
	| 'filename'
	| 'flowToken'
	| 'image'
	| 'payload'
	| 'text'
	| 'urlEnd'
	| 'video';

/** The component of a message in which a value is sent; API reference, section 2.3. */
export interface Place extends Scope {
	type: 'body' | 'button' | 'header' | 'limited_time_offer';
	sub_type?: 'copy_code' | 'flow' | 'quick_reply' | 'url';
	/** A string, since the API wants one. */
	index?: string;
}

/** Something that each send of a template has to fill in. */
export interface TemplateVariable {
	/** Stays the same as long as the template does; see `ids.ts`. */
	id: string;
	/** For people: where it stands, and the words around it. */
	label: string;
	kind: VariableKind;
	isRequired: boolean;
	/** What was approved as an example. */
	sample?: string;
	/** Of the end of a link: what comes before it. */
	base?: string;
	/** More than one when a value goes in more than once. */
	places: Place[];
}

type Media = 'document' | 'image' | 'video';

const MEDIA: Record<string, Media> = { DOCUMENT: 'document', IMAGE: 'image', VIDEO: 'video' };

const labelIn = ({ card }: Scope, label: string) =>
	card === undefined ? label : `Card ${card + 1} › ${label}`;

function undescribable(what: string): InvalidInput {
	return new InvalidInput(
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
			label: labelIn(scope, `Header {{${name}}}: ${contextOf(text, name)}`),
			kind: 'text',
			sample: example?.header_text?.[0],
		}));
	}
	const kind = MEDIA[format];
	if (!kind) throw undescribable(`a header of the kind ${format}`);
	const noun = `${kind[0].toUpperCase()}${kind.slice(1)}`;
	const label = labelIn(scope, `Header ${noun} Link`);
	const link: TemplateVariable = { ...common, id: headerLinkId(scope), label, kind };
	if (kind !== 'document') return [link];
	const filename: TemplateVariable = {
		id: headerFilenameId(scope),
		label: labelIn(scope, 'Header Document File Name'),
		kind: 'filename',
		isRequired: false,
		places,
	};
	return [link, filename];
}

function bodyVariables({ text = '', example }: TemplateComponent, scope: Scope) {
	return textNames(text).map(
		(name, position): TemplateVariable => ({
			id: bodyId(scope, name),
			label: labelIn(scope, `Body {{${name}}}: ${contextOf(text, name)}`),
			kind: 'text',
			isRequired: true,
			sample: example?.body_text?.[0]?.[position],
			places: [{ type: 'body', ...scope }],
		}),
	);
}

/** What a kind of button needs; a kind that is not here needs nothing. */
const BUTTONS: Record<
	string,
	{ what: string; label: string } & Pick<TemplateVariable, 'isRequired' | 'kind'> & {
			subType: Place['sub_type'];
		}
> = {
	COPY_CODE: {
		what: 'coupon',
		label: 'Coupon Code',
		kind: 'coupon',
		isRequired: true,
		subType: 'copy_code',
	},
	FLOW: {
		what: 'token',
		label: 'Flow Token',
		kind: 'flowToken',
		isRequired: false,
		subType: 'flow',
	},
	QUICK_REPLY: {
		what: 'payload',
		label: 'Payload',
		kind: 'payload',
		isRequired: false,
		subType: 'quick_reply',
	},
	URL: { what: 'url', label: 'Link End', kind: 'urlEnd', isRequired: true, subType: 'url' },
};

function buttonVariables(button: TemplateButton, index: number, scope: Scope): TemplateVariable[] {
	const needs = BUTTONS[button.type];
	if (!needs) return [];
	const isLink = button.type === 'URL';
	const [base, ...rest] = (button.url ?? '').split(/\{\{[^{}]*\}\}/);
	if (isLink && rest.length === 0) return [];
	const { what, label, kind, isRequired, subType } = needs;
	const context = [button.text, isLink ? `${base}…` : undefined].filter(Boolean).join(' → ');
	return [
		{
			id: buttonId(scope, index, what),
			label: labelIn(scope, `Button ${index + 1} ${label}${context && `: ${context}`}`),
			kind,
			isRequired,
			sample: [button.example].flat()[0],
			...(isLink && { base }),
			places: [{ type: 'button', sub_type: subType, index: String(index), ...scope }],
		},
	];
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

const CODE: TemplateVariable = {
	id: bodyId({}, '1'),
	label: 'Code',
	kind: 'text',
	isRequired: true,
	places: [{ type: 'body' }, { type: 'button', sub_type: 'url', index: '0' }],
};

function offerVariables({ limited_time_offer: offer }: TemplateComponent): TemplateVariable[] {
	if (offer?.has_expiration === false) return [];
	const label = `Offer Ends At${offer?.text ? `: ${offer.text}` : ''}`;
	const places: Place[] = [{ type: 'limited_time_offer' }];
	const isRequired = offer?.has_expiration === true;
	return [{ id: OFFER_ID, label, kind: 'expiry', isRequired, places }];
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
 * @throws InvalidInput for a template of a kind that Exotel does not describe
 */
export function variablesOf(template: Template): TemplateVariable[] {
	return isOfCode(template) ? [CODE] : componentVariables(template.components, {});
}
