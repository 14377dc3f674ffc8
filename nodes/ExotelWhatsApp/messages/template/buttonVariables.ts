import type { TemplateButton } from '../../api/templateDefinition';
import { kindOfButton } from './buttons';
import { buttonId, labelIn, type Scope } from './ids';
import { kindName, noField } from './noField';
import type { TemplateVariable } from './variable';

/** WhatsApp lists the whole link as the example of its end. */
function sampleOf({ example }: TemplateButton, base = ''): string | undefined {
	const [sample] = [example].flat();
	return sample?.startsWith(base) ? sample.slice(base.length) : sample;
}

/**
 * The variables of a button.
 * @param header format of the header above it
 * @throws Problem for a button that is not known, or that needs another header
 */
export function buttonVariables(
	button: TemplateButton,
	index: number,
	scope: Scope,
	header: string | undefined,
): TemplateVariable[] {
	const kind = kindOfButton(button);
	const name = `a button of the kind ${kindName(button.type)}`;
	if (!kind) throw noField(name);
	if (kind.header !== undefined && kind.header !== header) {
		throw noField(`${name} without a header of the kind ${kind.header}`);
	}
	if (!kind.filled) return [];
	const { subType, variables, baseOf } = kind.filled;
	const base = baseOf?.(button);
	if (baseOf && base === undefined) return [];
	return variables.map(({ what, label, form, isRequired, fallback }) => ({
		id: buttonId(scope, index, what),
		label: labelIn(scope, label(button.text || `Button ${index + 1}`)),
		words: base === undefined ? button.text || undefined : `${base}…`,
		form,
		isRequired,
		fallback,
		sample: sampleOf(button, base),
		base,
		places: [{ type: 'button', sub_type: subType, index: String(index), ...scope }],
	}));
}
