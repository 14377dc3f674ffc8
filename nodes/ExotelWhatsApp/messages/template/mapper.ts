import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { mediaSource } from '../../attachments/fields';
import { Problem } from '../../shared/problem';
import { Values } from '../../shared/values';
import { templatesApi } from '../../api/templatesClient';
import { template, templateLanguage } from '../../templatePicker/field';
import { mapperFields } from './mapperFields';
import { isNamed, templateAmong, templateReference } from './reference';
import { allTemplates } from './allTemplates';
import { headerFileAmong, variablesOf } from './variables';

const notice = (text: string): ResourceMapperFields => ({ fields: [], emptyFieldsNotice: text });

/** Gives the editor a field for each variable of the template that is picked, or says why it cannot. */
export async function templateVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const given = [template, templateLanguage, mediaSource].map(({ name }) => [
		name,
		this.getCurrentNodeParameter(name),
	]);
	const values = new Values(Object.fromEntries(given));
	if (!isNamed(values))
		return notice('Pick a template, and a field for each of its variables appears here.');
	try {
		const wanted = templateReference(values);
		const variables = variablesOf(
			templateAmong(await allTemplates(await templatesApi(this)), wanted),
		);
		const file = values.raw(mediaSource) === 'binary' ? headerFileAmong(variables) : undefined;
		const shown = variables.filter((one) => one !== file);
		if (shown.length > 0) return { fields: mapperFields(shown) };
		if (file) return notice('This template has no variables beside the file in its header.');
		return notice('This template has no variables: every customer gets the same text.');
	} catch (error) {
		const { message, advice } = Problem.from(error);
		return notice(`${message}. ${advice}`);
	}
}
