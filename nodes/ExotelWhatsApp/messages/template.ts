import { compact, isRecord, shown } from '../shared/data';
import { InvalidInput } from '../shared/invalidInput';
import { parsedJson, Values } from '../shared/values';
import { componentsOf, refuseUnknown, type Component } from '../templates/message/components';
import type { Template } from '../templates/definition';
import {
	components,
	componentsSource,
	language,
	template,
	templateVariables,
} from '../templates/message/fields';
import { generalComponents, generalFields } from '../templates/message/generalFields';
import { previewOf } from '../templates/message/preview';
import { templateAmong, templateReference } from '../templates/message/reference';
import { titleOf, variablesOf } from '../templates/message/variables';
import type { MessageType } from './messageType';

/** Components that the user wrote, which pass as they are. */
function givenComponents(values: Values): Component[] {
	const given = parsedJson(values.raw(components) || [], values.label(components));
	const isList = Array.isArray(given);
	const bad = isList ? given.find((one) => !isRecord(one) || typeof one.type !== 'string') : given;
	if (isList && bad === undefined) return given as Component[];
	throw new InvalidInput(
		`${values.label(components)} must be an array of objects with a "type", and was given ${shown(bad)}`,
		'Give the components alone: [{ "type": "body", "parameters": [{ "type": "text", "text": "Asha" }] }].',
	);
}

/** What the resource mapper holds for an item, by the ids of the variables. */
function mapped(values: Values): Record<string, unknown> {
	const given = values.raw(templateVariables);
	const value = isRecord(given) ? given.value : undefined;
	return isRecord(value) ? value : {};
}

/** Which components an item's parameters make. */
type ComponentsOf = (values: Values) => Component[];

function content(values: Values, componentsFor: ComponentsOf) {
	const { name, language: code } = templateReference(values);
	const filled = componentsFor(values);
	return {
		type: 'template',
		// One of Exotel's pages calls the policy a must, others leave it out; section 10.14.
		template: compact({
			name,
			language: { code, policy: 'deterministic' },
			components: filled.length > 0 ? filled : undefined,
		}),
	};
}

/** What needs no look-up, by the choice in "Variables From". */
const WITHOUT_LOOK_UP = new Map<unknown, ComponentsOf>([
	['data', givenComponents],
	['fields', generalComponents],
]);

const described = {
	operation: 'sendTemplate',
	name: 'Send Template',
	action: 'Send a template message',
	description: 'Send an approved template, to any customer at any time',
	contentType: 'template',
	fields: [template, language, componentsSource, templateVariables, ...generalFields, components],
};

/** The kind for an account of which all templates are known. */
function knowing(all: Template[]): MessageType {
	const templateOf = (values: Values) => templateAmong(all, templateReference(values));
	return {
		...described,
		toContent: (values) =>
			content(values, () => {
				const found = templateOf(values);
				const variables = variablesOf(found);
				const given = mapped(values);
				refuseUnknown(variables, given, titleOf(found));
				return componentsOf(variables, new Values(given));
			}),
		preview: (values) => previewOf(templateOf(values), new Values(mapped(values))),
	};
}

/** API reference, section 2.3. */
export const templateMessage: MessageType = {
	...described,
	async prepare(read, templates) {
		const isExplicit = WITHOUT_LOOK_UP.has(read(componentsSource.name));
		return isExplicit ? templateMessage : knowing(await templates());
	},
	toContent(values) {
		const chosen = values.raw(componentsSource);
		return content(values, WITHOUT_LOOK_UP.get(chosen) ?? generalComponents);
	},
	preview: () => null,
};
