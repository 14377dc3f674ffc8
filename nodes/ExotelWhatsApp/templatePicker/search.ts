import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Refusal } from '../api/reply';
import { apiError, operationError } from '../n8n/nodeErrors';
import { refusalOf } from '../n8n/refused';
import { sentences } from '../shared/sentences';
import { templatesApi } from '../api/templatesClient';
import type { Template } from '../api/templateDefinition';
import { listedValue } from './field';

/** In the message itself, which is all that some places of the editor show. */
const BY_NAME = "Pick 'By Name' to type the name instead: that needs no list.";

/** The approved templates whose name or language has the text, in the order of their names. */
function matching(templates: Template[], filter: string): Template[] {
	const wanted = filter.trim().toLowerCase();
	return templates
		.filter(({ name, language }) => `${name} ${language}`.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name) || a.language.localeCompare(b.language));
}

async function approved(context: ILoadOptionsFunctions): Promise<Template[] | Refusal> {
	try {
		const api = await templatesApi(context);
		return await api.list({ fits: ({ status }) => status === 'APPROVED' });
	} catch (error) {
		return refusalOf(error);
	}
}

/**
 * The approved templates, for the list of a `template` field. Values are `name|language`.
 * @param filter what the user has typed
 */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const found = await approved(this);
	if (Array.isArray(found)) {
		return {
			results: matching(found, filter).map(({ name, language, category }) => ({
				name: `${name} (${language}, ${category})`,
				value: listedValue(name, language),
			})),
		};
	}
	const { code, description } = found;
	const text = { message: sentences(found.message, BY_NAME), description };
	if (code === null) throw operationError(this.getNode(), text);
	throw apiError(this.getNode(), text, Number(code), {});
}
