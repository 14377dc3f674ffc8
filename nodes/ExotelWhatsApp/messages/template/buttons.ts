import type { TemplateButton } from '../../api/templateDefinition';
import { filled } from '../../shared/placeholders';
import { couponForm, flowTokenForm, payloadForm, urlEndForm } from './forms';
import { productsForm, thumbnailForm } from './products';
import type { TemplateVariable } from './variable';

/** A value that a send fills in of a button. */
export interface ButtonVariable extends Pick<TemplateVariable, 'fallback' | 'form' | 'isRequired'> {
	/** End of the variable's id. */
	what: string;
	/** The variable's label, for a button with this text. */
	label(text: string): string;
}

/** What a send fills in of a kind of button. */
export interface FilledButton {
	/** The API's name for the button inside a message; the general fields save it as their type. */
	subType: string;
	/** Among the types of the general fields, which take the first of the variables. */
	name: string;
	description: string;
	variables: ButtonVariable[];
	/** Of a link: what comes before its variable; undefined when it has none, and so needs no value. */
	baseOf?(button: TemplateButton): string | undefined;
}

/** A kind of button, as far as a send has to do with it. */
interface ButtonKind {
	/** In the template's definition. */
	type: string;
	/** Left out for a button that is the same in each message. */
	filled?: FilledButton;
	/** Format of the header that has what the button opens, and without which it cannot be sent. */
	header?: string;
	/**
	 * What the preview has beside the button's text.
	 * @param valueOf gives the value of the first variable, for those that are texts
	 */
	extra?(button: TemplateButton, valueOf: () => string): string;
}

/** What Exotel's samples send with a flow button for which there is no token. */
const NO_TOKEN = '0000';

function baseOfUrl({ url = '' }: TemplateButton): string | undefined {
	const [base, ...rest] = url.split(/\{\{[^{}]*\}\}/);
	return rest.length > 0 ? base : undefined;
}

/** All that a send knows of buttons, a row for each kind; API reference, sections 2.3 and 6.2. */
const KINDS: ButtonKind[] = [
	{
		type: 'CATALOG',
		filled: {
			subType: 'catalog',
			name: 'Catalog Thumbnail',
			description: 'ID of the product whose picture is shown',
			variables: [
				{
					what: 'thumbnail',
					label: () => 'Thumbnail product ID',
					isRequired: false,
					form: thumbnailForm,
				},
			],
		},
	},
	{
		type: 'COPY_CODE',
		filled: {
			subType: 'copy_code',
			name: 'Coupon Code',
			description: 'The code that a tap copies',
			variables: [
				{ what: 'coupon', label: () => 'Coupon code', isRequired: true, form: couponForm },
			],
		},
		extra: (_, code) => code(),
	},
	{
		type: 'FLOW',
		filled: {
			subType: 'flow',
			name: 'Flow Token',
			description: "A text of your own that comes back with the flow's answers",
			variables: [
				{
					what: 'token',
					label: (text) => `${text} flow token`,
					isRequired: false,
					fallback: NO_TOKEN,
					form: flowTokenForm,
				},
			],
		},
	},
	{
		type: 'MPM',
		filled: {
			subType: 'mpm',
			name: 'Products',
			description:
				'IDs of up to 30 products with commas between them, or a list of up to 10 sections, each with title and products',
			variables: [
				{ what: 'products', label: () => 'Product IDs', isRequired: true, form: productsForm },
				{
					what: 'thumbnail',
					label: () => 'Thumbnail product ID',
					isRequired: false,
					form: thumbnailForm,
				},
			],
		},
	},
	{
		type: 'PHONE_NUMBER',
		extra: ({ phone_number: phoneNumber = '' }) => phoneNumber,
	},
	{
		type: 'QUICK_REPLY',
		filled: {
			subType: 'quick_reply',
			name: 'Quick Reply Payload',
			description: 'What comes back when the customer taps the button',
			variables: [
				{
					what: 'payload',
					label: (text) => `${text} payload`,
					isRequired: false,
					form: payloadForm,
				},
			],
		},
	},
	{ type: 'SPM', header: 'PRODUCT' },
	{
		type: 'URL',
		filled: {
			subType: 'url',
			name: 'Link End',
			description: "What goes into the variable at the end of the button's link",
			variables: [
				{ what: 'url', label: (text) => `${text} link`, isRequired: true, form: urlEndForm },
			],
			baseOf: baseOfUrl,
		},
		extra: ({ url = '' }, end) => filled(url, end),
	},
	{ type: 'VOICE_CALL' },
];

/** The kind of a button in a template; undefined for one that is not in the table. */
export const kindOfButton = ({ type }: TemplateButton): ButtonKind | undefined =>
	KINDS.find((kind) => kind.type === type);

/** What can be filled in of buttons, whatever the template. */
export const filledButtons: FilledButton[] = KINDS.flatMap((kind) => kind.filled ?? []);
