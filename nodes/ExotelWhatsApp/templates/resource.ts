import { runEachItem } from '../n8n/eachItem';
import { operationProperties, type Resource } from '../n8n/operation';
import { create } from './create';
import { deleteTemplate } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { templateRun } from './run';
import { update } from './update';
import { uploadSample } from './uploadSample';

const actions = [create, deleteTemplate, get, getMany, update, uploadSample];

/** The account's message templates. */
export const templateResource: Resource = {
	value: 'template',
	name: 'Template',
	properties: operationProperties('template', actions, getMany.operation),
	async execute() {
		return await runEachItem(this, actions, templateRun);
	},
};
