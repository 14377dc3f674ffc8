import { Values } from '../shared/values';
import {
	dropRepeats,
	dropStepsBack,
	events,
	messageTypes,
	reasons,
	rememberedMessages,
	replyIds,
	splitOutputs,
	statuses,
	triggerOptions,
} from './fields';
import type { Filter } from './filter';
import { withoutCode } from './reasons';

/** What the trigger's parameters ask for. */
export interface TriggerSettings {
	filter: Filter;
	dropRepeats: boolean;
	dropStepsBack: boolean;
	rememberedMessages: number;
	splitOutputs: boolean;
}

const FIELDS = [events, statuses, reasons, messageTypes, replyIds, triggerOptions];

/** The lines that say something. */
const linesOf = (text: string) => text.split('\n').filter((line) => /[^,\s]/.test(line));

/**
 * Reads the parameters of the trigger, which may come from expressions.
 * @param read gives one of them by its name
 * @throws Problem for a value that is none of the choices
 */
export function triggerSettings(read: (name: string) => unknown): TriggerSettings {
	const values = new Values(Object.fromEntries(FIELDS.map(({ name }) => [name, read(name)])));
	const options = values.within((values.raw(triggerOptions) ?? {}) as Record<string, unknown>);
	return {
		filter: {
			events: values.options(events),
			statuses: values.options(statuses),
			reasons: values.openOptions(reasons).map(withoutCode),
			messageTypes: values.openOptions(messageTypes),
			replyIds: linesOf(String(values.raw(replyIds) ?? '')),
		},
		dropRepeats: options.boolean(dropRepeats),
		dropStepsBack: options.boolean(dropStepsBack),
		rememberedMessages: options.number(rememberedMessages, 100, 50_000),
		splitOutputs: options.boolean(splitOutputs),
	};
}
