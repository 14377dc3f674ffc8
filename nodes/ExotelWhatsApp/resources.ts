import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { mediaResource } from './media/resource';
import { operationError } from './n8n/nodeErrors';
import type { Resource } from './n8n/operation';
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
