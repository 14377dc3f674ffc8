import type { Template } from '../../api/templateDefinition';
import type { TemplatesApi } from '../../api/templates';
import { orProblem, Problem } from '../../shared/problem';

const OTHER_WAY =
	"With 'Variables From' set to 'General Fields' or 'Components as JSON', the template is sent without being looked up.";

/**
 * All templates of the account, which takes a request for every few hundred of them.
 * @throws Problem when they cannot be read
 */
export async function allTemplates(api: TemplatesApi): Promise<Template[]> {
	const all = await orProblem(() => api.list());
	if (!(all instanceof Problem)) return all;
	throw new Problem(all.message, `${all.advice} ${OTHER_WAY}`, all.code);
}
