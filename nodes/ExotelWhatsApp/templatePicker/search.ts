import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { nodeError } from '../n8n/nodeErrors';
import { orProblem, Problem } from '../shared/problem';
import { sentences } from '../shared/sentences';
import { templatesApi } from '../api/templatesClient';
import type { Template } from '../api/templateDefinition';
import { listedValue } from './field';
import { listedName } from './listed';

/** In the message itself, which is all that some places of the editor show. */
const BY_NAME = "Pick 'By Name' to type the name instead: that needs no list.";

/** The templates whose name in the list has each word of the text, in the order of their names. */
function matching(templates: Template[], filter: string): Template[] {
	const words = filter.toLowerCase().split(/\s+/);
	return templates
		.filter((one) => words.every((word) => listedName(one).toLowerCase().includes(word)))
		.sort((a, b) => a.name.localeCompare(b.name) || a.language.localeCompare(b.language));
}

/**
 * The approved templates, for the list of a `template` field. Values are `name|language`.
 * @param filter what the user has typed
 */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const found = await orProblem(async () => {
		const api = await templatesApi(this);
		return await api.list({ fits: ({ status }) => status === 'APPROVED' });
	});
	if (found instanceof Problem) {
		const { message, advice, code } = found;
		throw nodeError(this.getNode(), new Problem(sentences(message, BY_NAME), advice, code));
	}
	return {
		results: matching(found, filter).map((one) => ({
			name: listedName(one),
			value: listedValue(one.name, one.language),
		})),
	};
}
