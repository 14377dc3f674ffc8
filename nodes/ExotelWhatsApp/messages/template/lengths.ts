import { lengthOf } from '../../shared/data';
import { Problem } from '../../shared/problem';
import { counted } from '../../shared/sentences';
import type { Values } from '../../shared/values';
import type { TemplateComponent } from '../../api/templateDefinition';
import { bodyId, headerTextId, type Scope } from './ids';
import { filled } from '../../shared/placeholders';

/** A text of a template that values fill in. */
interface LimitedText {
	label: string;
	/** In code points. */
	max: number;
	/** In the cards of a carousel. */
	maxInCard: number;
	/** Id of the variable with this name. */
	idOf(scope: Scope, name: string): string;
}

/**
 * Exotel itself fails what has become too long, with 30025, once it is accepted (API reference, section
 * 4.3). The numbers are those in which its pages and Meta agree; sections 6.2 and 9.2.
 */
const TEXTS: Record<string, LimitedText> = {
	BODY: { label: 'Body', max: 1024, maxInCard: 160, idOf: bodyId },
	HEADER: { label: 'Header', max: 60, maxInCard: 60, idOf: headerTextId },
};

/**
 * Refuses texts that have become too long by what fills them.
 * @param values by the ids of the variables
 */
export function refuseLongTexts(
	components: TemplateComponent[],
	values: Values,
	scope: Scope = {},
): void {
	const { card } = scope;
	for (const { type, text = '', cards = [] } of components) {
		cards.forEach((one, index) => refuseLongTexts(one.components, values, { card: index }));
		if (!Object.hasOwn(TEXTS, type)) continue;
		const { label, max: maxOutside, maxInCard, idOf } = TEXTS[type];
		const place = card === undefined ? label : `Card ${card + 1} › ${label}`;
		const max = card === undefined ? maxOutside : maxInCard;
		const whole = filled(text, (name) =>
			String(values.raw({ name: idOf(scope, name), displayName: place }) ?? ''),
		);
		const length = lengthOf(whole);
		if (length <= max) continue;
		throw new Problem(
			`${place} is ${length} characters long once it is filled in, and the limit is ${max}`,
			`Shorten what goes into it by ${counted(length - max, 'character')} or more.`,
		);
	}
}
