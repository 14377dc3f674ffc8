import type { TemplateButton } from '../../api/templateDefinition';
import { kindOfButton } from './buttons';
import { buttonId, labelIn, type Scope } from './ids';
import type { TemplateVariable } from './variable';

/** WhatsApp lists the whole link as the example of its end. */
function sampleOf({ example }: TemplateButton, base = ''): string | undefined {
	const [sample] = [example].flat();
	return sample?.startsWith(base) ? sample.slice(base.length) : sample;
}

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
	return [
		{
			id: buttonId(scope, index, what),
			label: labelIn(scope, label(button.text || `Button ${index + 1}`)),
			words: base === undefined ? button.text || undefined : `${base}…`,
			form,
			isRequired,
			fallback,
			sample: sampleOf(button, base),
			base,
			places: [{ type: 'button', sub_type: subType, index: String(index), ...scope }],
		},
	];
}
