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
	variablesNotice,
} from './fields';
import { generalComponents } from './generalComponents';
import { generalFields } from './generalFields';
import { refuseLongTexts } from './lengths';
import { mappedId, mappedValues, type Described } from './mappedValues';
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
import type { LookUp, MessageType } from '../messageType';
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

/**
 * The place for a file in the header of a template that is looked up.
 * @param given what the mapper holds for it
 */
function filePlaceInTemplate(
	values: Values,
	{ template: { name, language }, variables }: Described,
	given: Values,
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
			const fields = [fieldOf(link), filename && fieldOf(filename)] as const;
			const value = Object.entries(withFile(given, ...fields, url, fileName)).map(([id, one]) => [
				mappedId({ name, language }, id),
				one,
			]);
			return { ...values.all(), [templateVariables.name]: { value: Object.fromEntries(value) } };
		},
	};
}

/** What needs no look-up, by the choice in "Variables From". */
const WITHOUT_LOOK_UP = new Map<unknown, (values: Values) => Component[]>([
	['data', givenComponents],
	['fields', generalComponents],
]);

const description = {
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
		variablesNotice,
		templateVariables,
		...generalFields,
		components,
	],
};

/**
 * The message type for an account of which all templates are known.
 * @param isByData whether data choose the template or its language
 */
function lookedUp(all: Template[], isByData: boolean): MessageType {
	const known = new Map<Template, TemplateVariable[]>();
	function described(one: Template): Described {
		const variables = known.get(one) ?? variablesOf(one);
		known.set(one, variables);
		return { template: one, variables };
	}
	/** No fields were ever made for what has none. */
	function ofName(wanted: string): Described[] {
		return all
			.filter(({ name }) => name === wanted)
			.flatMap((one) => {
				try {
					return [described(one)];
				} catch {
					return [];
				}
			});
	}
	const sentBy = (values: Values) => described(templateAmong(all, templateReference(values)));
	function given(values: Values, sent: Described): Values {
		const translations = () => ofName(sent.template.name);
		const mapper = values.raw(templateVariables);
		return values.within(mappedValues(mapper, sent, { isByData, translations }));
	}
	return {
		...description,
		filePlace(values) {
			const sent = sentBy(values);
			return filePlaceInTemplate(values, sent, given(values, sent));
		},
		toContent(values) {
			const sent = sentBy(values);
			const { template: found, variables } = sent;
			const held = given(values, sent);
			refuseUnknown(variables, held.all(), found.name);
			const filled = componentsOf(variables, held);
			refuseLongTexts(found.components, held);
			return content(found, filled);
		},
		quickReplies: (values) => quickRepliesOf(sentBy(values).template),
		preview(values) {
			const sent = sentBy(values);
			return previewOf(sent.template, given(values, sent));
		},
	};
}

/** Whether items may differ in their template. A language stands beside a name only. */
function isChosenByData({ read, isByData }: LookUp): boolean {
	const picked = read(template.name);
	const isNamed = isRecord(picked) && picked.mode === 'name';
	return isByData(template.name) || (isNamed && isByData(languageOfName.name));
}

/** API reference, section 2.3. */
export const templateMessage: MessageType = {
	...description,
	async prepare(lookUp) {
		const { read, account, call } = lookUp;
		const isExplicit = WITHOUT_LOOK_UP.has(read(componentsSource.name));
		if (isExplicit) return templateMessage;
		const all = await allTemplates(new TemplatesApi(call, account));
		return lookedUp(all, isChosenByData(lookUp));
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
