import type { TemplateButton } from '../../api/templateDefinition';
import { buttonId, labelIn, type Scope } from './ids';
import type { Place, TemplateVariable } from './variable';

interface ButtonNeed extends Pick<TemplateVariable, 'isRequired' | 'kind' | 'label'> {
	/** End of the variable's id. */
	what: string;
	subType: Place['sub_type'];
}

/** What a kind of button needs; a kind that is not here needs nothing. */
const BUTTONS: Record<string, ButtonNeed> = {
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

/** The variables of a button. */
export function buttonVariables(
	button: TemplateButton,
	index: number,
	scope: Scope,
): TemplateVariable[] {
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
