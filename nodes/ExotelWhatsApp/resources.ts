import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import { mediaResource } from './media/resource';
import { operationError } from './n8n/nodeErrors';
import type { Resource } from './n8n/operation';
import { wordsFor } from './n8n/words';
import { Problem } from './shared/problem';
import { messageResource } from './send/resource';
import { templateResource } from './templates/resource';

/** All that the action node can do. A new resource is a folder and a line here. */
const resources: Resource[] = [mediaResource, messageResource, templateResource];

const resource: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: resources.map(({ name, value }) => ({ name, value })),
	default: 'message',
};

/** Operations of a resource by their names; those of messages say by themselves what they are about. */
function operationNames({ value, name, properties: own }: Resource): Array<[string, string]> {
	const [operation] = own.filter((field) => field.name === 'operation');
	return (operation.options as INodePropertyOptions[]).map((one) => [
		`${value}.${one.value}`,
		value === resource.default ? one.name : `${one.name}: ${name}`,
	]);
}

/** What the canvas shows below the node's name: the operation as the user has picked it. */
export const subtitle = `={{ ${wordsFor(
	Object.fromEntries(resources.flatMap(operationNames)),
	`$parameter["${resource.name}"] + "." + $parameter["operation"]`,
)} }}`;

export const properties: INodeProperties[] = [
	resource,
	...resources.flatMap(({ properties: own }) => own),
];

/** Runs the resource that the user has picked. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const picked = this.getNodeParameter(resource.name, 0) as string;
	const found = resources.find(({ value }) => value === picked);
	if (found) return await found.execute.call(this);
	throw operationError(
		this.getNode(),
		new Problem(
			`There is no resource "${picked}"`,
			'Pick a resource from the list, or update the package if the workflow is newer.',
		),
	);
}
