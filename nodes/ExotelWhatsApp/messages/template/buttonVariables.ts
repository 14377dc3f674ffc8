import type { TemplateButton } from '../../api/templateDefinition';
import { kindOfButton } from './buttons';
import { buttonId, labelIn, type Scope } from './ids';
import type { TemplateVariable } from './variable';

/** The variables of a button. */
export function buttonVariables(
	button: TemplateButton,
	index: number,
	scope: Scope,
): TemplateVariable[] {
	const { variable } = kindOfButton(button) ?? {};
	if (!variable) return [];
	const { what, label, form, isRequired, fallback, subType, baseOf } = variable;
	const base = baseOf?.(button);
	if (baseOf && base === undefined) return [];
	const context = [button.text, base === undefined ? undefined : `${base}…`]
		.filter(Boolean)
		.join(' → ');
	return [
		{
			id: buttonId(scope, index, what),
			label: labelIn(scope, `Button ${index + 1} ${label}${context && `: ${context}`}`),
			form,
			isRequired,
			fallback,
			sample: [button.example].flat()[0],
			base,
			places: [{ type: 'button', sub_type: subType, index: String(index), ...scope }],
		},
	];
}
