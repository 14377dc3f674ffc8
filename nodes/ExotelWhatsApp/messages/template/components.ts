import { isRecord, shown } from '../../shared/data';
import { Problem } from '../../shared/problem';
import type { Field, Values } from '../../shared/values';
import type { Parameter, Place, TemplateVariable } from './variable';

/** A part of a template message, as the API takes it; API reference, section 2.3. */
export type Component = { type: string } & Record<string, unknown>;

/**
 * Puts a parameter to those of its component. Values that make one parameter together, such as the link
 * and the name of a document, join; only texts come one after another.
 */
function add(parameters: Parameter[], given: Parameter): void {
	const { type } = given;
	const held = parameters.find((one) => one.type === type)?.[type];
	const more = given[type];
	if (isRecord(held) && isRecord(more)) Object.assign(held, more);
	else parameters.push(given);
}

/** A value's name and label, as `Values` wants them. */
export const fieldOf = ({ id, label, words }: TemplateVariable): Field => ({
	name: id,
	displayName: words === undefined || label.includes(words) ? label : `${label} (${words})`,
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
		const { form, isRequired, fallback, places } = variable;
		const field = fieldOf(variable);
		const isLeftOut = !isRequired && fallback === undefined && !values.optionalText(field);
		if (isLeftOut) continue;
		for (const place of places) add(parts.at(place), form(values, field, variable));
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
