import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { mediaSource } from '../../attachments/fields';
import type { Template } from '../../api/templateDefinition';
import { Problem } from '../../shared/problem';
import { Values } from '../../shared/values';
import { templatesApi } from '../../api/templatesClient';
import { template, templateLanguage } from '../../templatePicker/field';
import { templateVariables as mapper } from './fields';
import { mappedId } from './mappedValues';
import { mapperFields } from './mapperFields';
import { isOlderFormOf } from './olderFields';
import { previewOf } from './preview';
import { isNamed, templateAmong, templateReference } from './reference';
import { allTemplates } from './allTemplates';
import { headerFileAmong, variablesOf } from './variables';

const notice = (text: string): ResourceMapperFields => ({ fields: [], emptyFieldsNotice: text });

/** The editor shows a notice as HTML. */
const asHtml = (text: string) =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>');

function fieldsOf(found: Template, values: Values): ResourceMapperFields {
	const variables = variablesOf(found);
	const file = values.option(mediaSource) === 'binary' ? headerFileAmong(variables) : undefined;
	const shown = variables.filter((one) => one !== file);
	if (shown.length > 0) {
		// n8n drops the values of fields whose ids it does not get again.
		const isOlder = isOlderFormOf(variables, values.raw(mapper));
		return { fields: mapperFields(shown, (id) => (isOlder ? id : mappedId(found, id))) };
	}
	if (file) return notice('This template has no variables beside the file in its header.');
	return notice(
		`This template has no variables: every customer gets the same text.<br><br>${asHtml(previewOf(found, new Values({})))}`,
	);
}

/** Gives the editor a field for each variable of the template that is picked, or says why it cannot. */
export async function templateVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const given = [template, templateLanguage, mediaSource, mapper].map(({ name }) => [
		name,
		this.getCurrentNodeParameter(name),
	]);
	const values = new Values(Object.fromEntries(given));
	if (!isNamed(values))
		return notice('Pick a template, and a field for each of its variables appears here.');
	try {
		const wanted = templateReference(values);
		const all = await allTemplates(await templatesApi(this));
		return fieldsOf(templateAmong(all, wanted), values);
	} catch (error) {
		const { message, advice } = Problem.from(error);
		return notice(asHtml(`${message}. ${advice}`));
	}
}
