import type { TemplateButton } from '../../api/templateDefinition';
import { filled } from '../../shared/placeholders';
import { couponForm, flowTokenForm, payloadForm, urlEndForm } from './forms';
import type { TemplateVariable } from './variable';

/** What a send fills in of a button. */
interface ButtonVariable extends Pick<TemplateVariable, 'fallback' | 'form' | 'isRequired'> {
	/** The API's name for the button inside a message; the general fields save it as their type. */
	subType: string;
	/** End of the variable's id. */
	what: string;
	/** The variable's label, for a button with this text. */
	label(text: string): string;
	/** Among the types of the general fields. */
	name: string;
	description: string;
	/** Of a link: what comes before its variable; undefined when it has none, and so needs no value. */
	baseOf?(button: TemplateButton): string | undefined;
}

/** A kind of button, as far as a send has to do with it. */
interface ButtonKind {
	/** In the template's definition. */
	type: string;
	/** Left out for a button that is the same in each message. */
	variable?: ButtonVariable;
	/** What the preview has beside the button's text. */
	extra?(button: TemplateButton, value: string): string;
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
		type: 'COPY_CODE',
		variable: {
			subType: 'copy_code',
			what: 'coupon',
			label: () => 'Coupon code',
			name: 'Coupon Code',
			description: 'The code that a tap copies',
			isRequired: true,
			form: couponForm,
		},
		extra: (_, code) => code,
	},
	{
		type: 'FLOW',
		variable: {
			subType: 'flow',
			what: 'token',
			label: (text) => `${text} flow token`,
			name: 'Flow Token',
			description: "A text of your own that comes back with the flow's answers",
			isRequired: false,
			fallback: NO_TOKEN,
			form: flowTokenForm,
		},
	},
	{
		type: 'URL',
		variable: {
			subType: 'url',
			what: 'url',
			label: (text) => `${text} link`,
			name: 'Link End',
			description: "What goes into the variable at the end of the button's link",
			isRequired: true,
			form: urlEndForm,
			baseOf: baseOfUrl,
		},
		extra: ({ url = '' }, end) => filled(url, () => end),
	},
	{
		type: 'PHONE_NUMBER',
		extra: ({ phone_number: phoneNumber = '' }) => phoneNumber,
	},
	{
		type: 'QUICK_REPLY',
		variable: {
			subType: 'quick_reply',
			what: 'payload',
			label: (text) => `${text} payload`,
			name: 'Quick Reply Payload',
			description: 'What comes back when the customer taps the button',
			isRequired: false,
			form: payloadForm,
		},
	},
];

/** The kind of a button in a template; undefined for one that is not in the table. */
export const kindOfButton = ({ type }: TemplateButton): ButtonKind | undefined =>
	KINDS.find((kind) => kind.type === type);

/** What can be filled in of buttons, whatever the template. */
export const buttonVariableKinds: ButtonVariable[] = KINDS.flatMap(
	({ variable }) => variable ?? [],
);
