import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import { refusalOf } from '../../n8n/refused';
import { InvalidInput } from '../../shared/problem';
import { templatesApi } from '../../api/templatesClient';
import type { Template } from '../../api/templateDefinition';

/** Reads all templates of the account, which takes a request for every few hundred of them. */
export type TemplateSource = () => Promise<Template[]>;

type Context = IExecuteFunctions | ILoadOptionsFunctions;

const OTHER_WAY =
	"With 'Variables From' set to 'General Fields' or 'Components as JSON', the template is sent without being looked up.";

async function allOrWhyNot(context: Context): Promise<InvalidInput | Template[]> {
	try {
		const api = await templatesApi(context);
		return await api.list();
	} catch (error) {
		const { message, description } = refusalOf(error);
		return new InvalidInput(message, `${description} ${OTHER_WAY}`);
	}
}

/**
 * The templates of the account that the node has a credential of. The promise rejects with
 * InvalidInput when they cannot be read.
 */
export function templateSource(context: Context): TemplateSource {
	return async () => {
		const ended = await allOrWhyNot(context);
		if (Array.isArray(ended)) return ended;
		throw ended;
	};
}
