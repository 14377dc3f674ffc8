import type { INodeProperties } from 'n8n-workflow';

import { headerType, mediaHeader, mediaHeaderFields, type HeaderType } from './mediaHeader';
import type { Content } from '../api/sendRequest';
import { shownWith } from '../shared/displayConditions';
import { compact } from '../shared/data';
import { type Values } from '../shared/values';

/**
 * Exotel's own limits; API reference, section 2.2.9. WhatsApp itself allows longer bodies in lists,
 * Exotel does not (10.16).
 */
const MAX_HEADER = 60;
export const MAX_BODY = 1024;
const MAX_FOOTER = 60;

export const ALL_HEADERS: HeaderType[] = ['none', 'text', 'image', 'video', 'document'];

/** A kind of interactive message: what stands around its action. */
export interface InteractiveKind {
	/** The API's interactive type, such as `button`. */
	type: string;
	/**
	 * Headers that it can have; empty: none. With `text` alone there is no choice, and whether a header
	 * must be is left to WhatsApp.
	 */
	headers: HeaderType[];
	/** Whether it may go without a text. */
	isBodyOptional?: boolean;
	/** The field of its text, where that has a name of its own. */
	body?: INodeProperties;
}

const headerText: INodeProperties = {
	displayName: 'Header Text',
	name: 'headerText',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Delivery',
	description: `Bold line above the text, up to ${MAX_HEADER} characters; emoji are fine, *bold* and the like are not`,
};

const bodyText: INodeProperties = {
	displayName: 'Body Text',
	name: 'bodyText',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	required: true,
	placeholder: 'e.g. Is tomorrow fine?',
	description: `Text of the message, up to ${MAX_BODY} characters`,
};

const footerText: INodeProperties = {
	displayName: 'Footer Text',
	name: 'footerText',
	type: 'string',
	default: '',
	placeholder: 'e.g. Reply any time',
	description: `Small grey line below the text, up to ${MAX_FOOTER} characters`,
};

/** The choice of a header, for a kind that can have these. */
export function headerTypeField(types: HeaderType[]): INodeProperties {
	const { options = [] } = headerType;
	const isTaken = (one: object) => 'value' in one && types.includes(one.value as HeaderType);
	return { ...headerType, options: options.filter(isTaken) };
}

function headerFields(headers: HeaderType[]): INodeProperties[] {
	if (headers.length === 0) return [];
	if (!headers.includes('none')) return [{ ...headerText, required: false }];
	const hasMedia = headers.includes('image');
	return [
		headerTypeField(headers),
		shownWith(headerText, { headerType: ['text'] }),
		...(hasMedia ? mediaHeaderFields : []),
	];
}

/** The parameters around the action of an interactive message. */
export function interactiveFields({ headers, isBodyOptional }: InteractiveKind): INodeProperties[] {
	return [...headerFields(headers), { ...bodyText, required: !isBodyOptional }, footerText];
}

function headerTypeOf(values: Values, headers: HeaderType[]): HeaderType {
	if (headers.length === 0) return 'none';
	if (!headers.includes('none')) return 'text';
	return values.option<HeaderType>(headerTypeField(headers));
}

function header(values: Values, headers: HeaderType[]): Record<string, unknown> | undefined {
	const type = headerTypeOf(values, headers);
	if (type === 'none') return undefined;
	if (type !== 'text') return mediaHeader(type, values);
	const isChosen = headers.includes('none');
	const text = isChosen
		? values.text(headerText, MAX_HEADER)
		: values.optionalText(headerText, MAX_HEADER);
	return text === undefined ? undefined : { type, text };
}

const block = (text: string | undefined) => (text === undefined ? undefined : { text });

/**
 * The `content` of an interactive message.
 * @param action what the customer can do, in the API's form
 */
export function interactiveContent(
	{ type, headers, isBodyOptional, body: field = bodyText }: InteractiveKind,
	values: Values,
	action: Record<string, unknown>,
): Content {
	const body = isBodyOptional ? values.optionalText(field, MAX_BODY) : values.text(field, MAX_BODY);
	return {
		type: 'interactive',
		interactive: compact({
			type,
			header: header(values, headers),
			body: block(body),
			footer: block(values.optionalText(footerText, MAX_FOOTER)),
			action,
		}),
	};
}
