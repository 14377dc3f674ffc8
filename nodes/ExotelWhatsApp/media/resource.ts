import { runEachItem } from '../n8n/eachItem';
import { operationProperties, type Resource } from '../n8n/operation';
import { download } from './download';

const actions = [download];

/** Files that customers have sent. */
export const mediaResource: Resource = {
	value: 'media',
	name: 'Media',
	properties: operationProperties('media', actions, download.operation),
	async execute() {
		return await runEachItem(this, actions, () => undefined);
	},
};
