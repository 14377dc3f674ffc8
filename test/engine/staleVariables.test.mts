import type { INodeParameters } from 'n8n-workflow';

import { node, workflowOf } from './support/engine.mts';
import { ACTION, typeNamed } from './support/host.mts';

/** Whether the editor shows the hint at a node, by the way in which it decides so. */
function isShown(parameters: INodeParameters): unknown {
	const own = node('Send', ACTION, { parameters: { operation: 'sendTemplate', ...parameters } });
	const workflow = workflowOf([own], {});
	const [{ displayCondition }] = typeNamed(ACTION).description.hints ?? [];
	return workflow.expression.getParameterValue(
		displayCondition!,
		null,
		0,
		0,
		own.name,
		[],
		'manual',
		{},
	);
}

const listed = (value: string) => ({ __rl: true, mode: 'list', value });
const named = (value: string) => ({ __rl: true, mode: 'name', value });
const fieldsOf = (...ids: string[]) => ({
	mappingMode: 'defineBelow',
	value: { [ids[0]]: '={{ $json.name }}' },
	schema: ids.map((id) => ({ id, displayName: id })),
});
const ORDER = fieldsOf('order_update|en|body.1', 'order_update|en|body.2');

describe('the hint that the variables are those of another template', () => {
	it.each<[string, INodeParameters]>([
		[
			'another is picked for a question',
			{ operation: 'sendAndWait', sendAs: 'template', template: listed('visit_reminder|en') },
		],
		['another is picked', { template: listed('visit_reminder|en') }],
		['another language is picked', { template: listed('order_update|hi') }],
		['another is named', { template: named('visit_reminder') }],
		[
			'the picked name only begins with it',
			{ template: listed('order_update_2|en'), componentsSource: 'variables' },
		],
	])('is shown when %s', (_, parameters) => {
		expect(isShown({ templateVariables: ORDER, to: '={{ $json.to }}', ...parameters })).toBe(true);
	});

	it.each<[string, INodeParameters]>([
		['the fields are its own', { template: listed('order_update|en') }],
		['it is named', { template: named('order_update'), language: 'en' }],
		['data choose it', { template: named('={{ $json.template }}') }],
		['the fields name none', { templateVariables: fieldsOf('body.1') }],
		['there are no fields yet', { templateVariables: { value: null, mappingMode: 'defineBelow' } }],
		['general fields are filled in', { componentsSource: 'fields' }],
		['another operation is picked', { operation: 'sendText' }],
		['a question is a text', { operation: 'sendAndWait', sendAs: 'message' }],
		['no variables were ever there', { operation: 'sendText', templateVariables: null }],
	])('is not shown when %s', (_, parameters) => {
		const stale = { template: listed('visit_reminder|en'), templateVariables: ORDER };
		expect(isShown({ ...stale, ...parameters })).toBe(false);
	});
});
