import { shown } from '../../shared/data';
import { Problem } from '../../shared/problem';
import type { Field, Values } from '../../shared/values';
import type { Place, TemplateVariable, VariableKind } from './variable';

/** A part of a template message, as the API takes it; API reference, section 2.3. */
export type Component = { type: string } & Record<string, unknown>;

type Parameter = { type: string } & Record<string, unknown>;

/** What Exotel's samples send with a flow button for which there is no token. */
const NO_TOKEN = '0000';

/** Milliseconds since 1970 have 13 digits; seconds have 10. */
const LEAST_MS = 1e11;

const ISO_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i;

/** What WhatsApp refuses inside a variable [Meta]. */
const REFUSED: Array<[RegExp, string]> = [
	[/[\r\n]/, 'a line break'],
	[/\t/, 'a tab'],
	[/ {5}/, 'more than four spaces in a row'],
];

function oneLine(values: Values, field: Field): string {
	const text = values.text(field);
	const found = REFUSED.find(([pattern]) => pattern.test(text));
	if (!found) return text;
	throw new Problem(
		`${values.label(field)} has ${found[1]}, which WhatsApp refuses in a variable: ${shown(text)}`,
		'Put the text on one line with single spaces. Line breaks can stand in the template itself.',
	);
}

function urlEnd(values: Values, field: Field, { base }: TemplateVariable): string {
	const end = oneLine(values, field).trim();
	if (!base || !end.toLowerCase().startsWith(base.toLowerCase())) return end;
	throw new Problem(
		`${values.label(field)} repeats what the template's link begins with: ${shown(end)}`,
		`Give only what comes after ${base}`,
	);
}

function expiryMs(values: Values, field: Field): number {
	const given = values.text(field).trim();
	const isMs = /^\d+$/.test(given) && Number(given) >= LEAST_MS;
	const ms = isMs
		? Number(given)
		: ISO_TIME.test(given)
			? Date.parse(given.replace(' ', 'T'))
			: NaN;
	if (Number.isSafeInteger(ms)) return ms;
	throw new Problem(
		`${values.label(field)} must be a date and time with its time zone, and was given ${shown(given)}`,
		'Use the form 2026-03-01T18:00:00+05:30, an expression such as {{ $now.plus({ days: 1 }) }}, or milliseconds since 1970.',
	);
}

const media = (type: string) => (values: Values, field: Field) => ({
	type,
	[type]: { link: values.link(field) },
});

/** How each kind of value is checked, and the parameter that it becomes. */
const FORMS: Record<
	Exclude<VariableKind, 'filename'>,
	(values: Values, field: Field, variable: TemplateVariable) => Parameter
> = {
	coupon: (values, field) => ({ type: 'coupon_code', coupon_code: oneLine(values, field).trim() }),
	document: media('document'),
	expiry: (values, field) => ({
		type: 'limited_time_offer',
		limited_time_offer: { expiration_time_ms: expiryMs(values, field) },
	}),
	flowToken: (values, field) => ({
		type: 'action',
		action: { flow_token: values.optionalText(field) ?? NO_TOKEN },
	}),
	image: media('image'),
	payload: (values, field) => ({ type: 'payload', payload: values.text(field) }),
	text: (values, field) => ({ type: 'text', text: oneLine(values, field) }),
	urlEnd: (values, field, variable) => ({ type: 'text', text: urlEnd(values, field, variable) }),
	video: media('video'),
};

/** A value's name and label, as `Values` wants them. */
export const fieldOf = ({ id, label }: TemplateVariable): Field => ({
	name: id,
	displayName: label,
});

/** Components in the order in which their places come up, those of cards inside a carousel. */
class Parts {
	private readonly parts = new Map<string, { place: Place; parameters: Parameter[] }>();

	/** The parameters of the component at a place, which is made when it comes up first. */
	at(place: Place): Parameter[] {
		const key = JSON.stringify(place);
		const part = this.parts.get(key) ?? { place, parameters: [] };
		this.parts.set(key, part);
		return part.parameters;
	}

	components(): Component[] {
		const all = [...this.parts.values()].map(({ place: { card, ...place }, parameters }) => ({
			card,
			component: { ...place, parameters },
		}));
		const own = all.filter(({ card }) => card === undefined).map(({ component }) => component);
		const cards = [...new Set(all.flatMap(({ card }) => card ?? []))].map((index) => ({
			card_index: index,
			components: all.filter(({ card }) => card === index).map(({ component }) => component),
		}));
		return cards.length > 0 ? [...own, { type: 'carousel', cards }] : own;
	}
}

/**
 * The components of a message, without those that are the same in each message.
 * @param values by the ids of the variables
 * @throws Problem when a value is missing, or could not be sent
 */
export function componentsOf(variables: TemplateVariable[], values: Values): Component[] {
	const parts = new Parts();
	for (const variable of variables) {
		const { kind, isRequired, places } = variable;
		const field = fieldOf(variable);
		const isLeftOut = !isRequired && kind !== 'flowToken' && !values.optionalText(field);
		if (isLeftOut) continue;
		for (const place of places) {
			const parameters = parts.at(place);
			if (kind === 'filename') {
				Object.assign(parameters[0].document as object, { filename: values.text(field) });
			} else {
				parameters.push(FORMS[kind](values, field, variable));
			}
		}
	}
	return parts.components();
}

/**
 * Refuses values that the template has no place for, since WhatsApp refuses a count that differs.
 */
export function refuseUnknown(
	variables: TemplateVariable[],
	given: Record<string, unknown>,
	name: string,
): void {
	const known = new Set(variables.map(({ id }) => id));
	const unknown = Object.entries(given).find(
		([id, value]) => !known.has(id) && value !== undefined && value !== null && value !== '',
	);
	if (!unknown) return;
	const has = variables.length === 0 ? 'no variables' : variables.map(({ id }) => id).join(', ');
	throw new Problem(
		`The template ${shown(name)} has no variable ${shown(unknown[0])}; it has ${has}`,
		'Open the node and refresh the list of variables: the template is not what it was when they were filled in.',
	);
}
