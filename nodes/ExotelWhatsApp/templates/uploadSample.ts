import type { INodeProperties } from 'n8n-workflow';

import type { Action } from '../runner/eachItem';
import { InvalidInput } from '../shared/invalidInput';
import { templatesApi } from './client';
import { sampleType } from './sampleFile';

const binaryPropertyName: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the input binary field containing the file to be uploaded',
	description: 'Name of the binary field with the PDF, JPEG, PNG or MP4 file',
};

export const uploadSample: Action = {
	operation: 'uploadSample',
	name: 'Upload Sample',
	action: 'Upload a sample file for a template',
	description:
		'Upload a file with which WhatsApp reviews a template. Its handle goes into the header of Create; messages cannot use it.',
	fields: [binaryPropertyName],
	async run({ n8n, values, item, itemIndex }) {
		const field = values.text(binaryPropertyName).trim();
		const given = item.binary?.[field];
		if (!given) {
			throw new InvalidInput(
				`${values.label(binaryPropertyName)} names "${field}", and the item has no such file`,
				`Its files are: ${Object.keys(item.binary ?? {}).join(', ') || 'none'}.`,
			);
		}
		const bytes = await n8n.helpers.getBinaryDataBuffer(itemIndex, field);
		const { fileName } = given;
		const size = bytes.length;
		const mimeType = sampleType({ fileName, mimeType: given.mimeType, size });
		const api = await templatesApi(n8n);
		const handle = await api.uploadSample(bytes, mimeType);
		return [{ json: { handle, fileName: fileName ?? null, mimeType, size } }];
	},
};
