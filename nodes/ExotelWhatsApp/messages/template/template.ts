import { mediaSource } from '../../attachments/fields';
import { withFile, type FilePlace } from '../../attachments/place';
import { compact, isRecord, shown } from '../../shared/data';
import { Problem } from '../../shared/problem';
import { parsedJson, Values } from '../../shared/values';
import { componentsOf, fieldOf, refuseUnknown, type Component } from './components';
import type { Template } from '../../api/templateDefinition';
import { TemplatesApi } from '../../api/templates';
import { template } from '../../templatePicker/field';
import {
	components,
	componentsSource,
	languageOfName,
	templateFile,
	templateVariables,
} from './fields';
import { generalComponents } from './generalComponents';
import { generalFields } from './generalFields';
import { refuseLongTexts } from './lengths';
import { previewOf } from './preview';
import { quickRepliesOf } from './quickReplies';
import {
	templateAmong,
	templateReference,
	wholeReference,
	type TemplateReference,
} from './reference';
import type { TemplateVariable } from './variable';
import { headerFilenameId } from './ids';
import { headerFileAmong, variablesOf } from './variables';
import { headerFilePlace } from '../mediaHeader';
import type { MessageType } from '../messageType';
import { allTemplates } from './allTemplates';

/** Components that the user wrote, which pass as they are. */
function givenComponents(values: Values): Component[] {
	const given = parsedJson(values.raw(components) || [], values.label(components));
	const isList = Array.isArray(given);
	const bad = isList ? given.find((one) => !isRecord(one) || typeof one.type !== 'string') : given;
	if (isList && bad === undefined) return given as Component[];
	throw new Problem(
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

function content({ name, language }: Required<TemplateReference>, filled: Component[]) {
	return {
		type: 'template',
		// One of Exotel's pages calls the policy a must, others leave it out; section 10.14.
		template: compact({
			name,
			language: { code: language, policy: 'deterministic' },
			components: filled.length > 0 ? filled : undefined,
		}),
	};
}

/** The place for a file in the header of a template that is looked up. */
function filePlaceInTemplate(
	values: Values,
	variables: TemplateVariable[],
	name: string,
): FilePlace {
	const link = headerFileAmong(variables);
	if (!link?.file) {
		throw new Problem(
			`The template ${shown(name)} has no file in its header, and ${values.label(mediaSource)} is Binary File`,
			`Set ${mediaSource.displayName} to Link, or pick a template with a file in its header.`,
		);
	}
	const filename = variables.find(({ id }) => id === headerFilenameId({}));
	return {
		kind: link.file,
		filled(url, fileName) {
			const given = values.within(mapped(values));
			const value = withFile(given, fieldOf(link), filename && fieldOf(filename), url, fileName);
			return { ...values.all(), [templateVariables.name]: { value } };
		},
	};
}

/** What needs no look-up, by the choice in "Variables From". */
const WITHOUT_LOOK_UP = new Map<unknown, (values: Values) => Component[]>([
	['data', givenComponents],
	['fields', generalComponents],
]);

const described = {
	operation: 'sendTemplate',
	name: 'Send Template',
	action: 'Send a template message',
	description: 'Send an approved template, to any customer at any time',
	contentType: 'template',
	fields: [
		template,
		languageOfName,
		componentsSource,
		...templateFile,
		templateVariables,
		...generalFields,
		components,
	],
};

/** The kind for an account of which all templates are known. */
function lookedUp(all: Template[]): MessageType {
	const templateOf = (values: Values) => templateAmong(all, templateReference(values));
	const known = new Map<Template, TemplateVariable[]>();
	function variablesFor(found: Template): TemplateVariable[] {
		const variables = known.get(found) ?? variablesOf(found);
		known.set(found, variables);
		return variables;
	}
	return {
		...described,
		filePlace(values) {
			const found = templateOf(values);
			return filePlaceInTemplate(values, variablesFor(found), found.name);
		},
		toContent(values) {
			const found = templateOf(values);
			const variables = variablesFor(found);
			const given = values.within(mapped(values));
			refuseUnknown(variables, given.all(), found.name);
			const filled = componentsOf(variables, given);
			refuseLongTexts(found.components, given);
			return content(found, filled);
		},
		quickReplies: (values) => quickRepliesOf(templateOf(values)),
		preview: (values) => previewOf(templateOf(values), values.within(mapped(values))),
	};
}

/** API reference, section 2.3. */
export const templateMessage: MessageType = {
	...described,
	async prepare({ read, account, call }) {
		const isExplicit = WITHOUT_LOOK_UP.has(read(componentsSource.name));
		if (isExplicit) return templateMessage;
		return lookedUp(await allTemplates(new TemplatesApi(call, account)));
	},
	filePlace: (values) =>
		values.raw(componentsSource) === 'data' ? undefined : headerFilePlace(values),
	toContent(values) {
		const chosen = values.raw(componentsSource);
		const componentsFor = WITHOUT_LOOK_UP.get(chosen) ?? generalComponents;
		return content(wholeReference(values), componentsFor(values));
	},
	preview: () => null,
};
