import { lengthOf } from '../../shared/data';
import { Problem } from '../../shared/problem';
import type { Values } from '../../shared/values';
import type { TemplateComponent } from '../../api/templateDefinition';
import { bodyId, type Scope } from './ids';
import { filled } from '../../shared/placeholders';

/** Of a filled text, in code points; API reference, section 9.2. */
const MAX_BODY = 1024;
const MAX_CARD_BODY = 160;

/**
 * Refuses texts that have become too long by what fills them.
 * @param values by the ids of the variables
 */
export function refuseLongTexts(
	components: TemplateComponent[],
	values: Values,
	scope: Scope = {},
): void {
	const max = scope.card === undefined ? MAX_BODY : MAX_CARD_BODY;
	const place = scope.card === undefined ? 'Body' : `Card ${scope.card + 1} › Body`;
	for (const { type, text = '', cards = [] } of components) {
		cards.forEach((one, card) => refuseLongTexts(one.components, values, { card }));
		if (type !== 'BODY') continue;
		const whole = filled(text, (name) =>
			String(values.raw({ name: bodyId(scope, name), displayName: place }) ?? ''),
		);
		const length = lengthOf(whole);
		if (length <= max) continue;
		throw new Problem(
			`${place} is ${length} characters long once it is filled in, and the limit is ${max}`,
			`Shorten what goes into it by ${length - max} characters or more.`,
		);
	}
}
