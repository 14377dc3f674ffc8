import type { INodeProperties } from 'n8n-workflow';

import { namedFile } from '../attachments/binaryField';
import { binaryPropertyName as inputBinaryField } from '../attachments/fields';
import type { Action } from '../n8n/eachItem';
import type { TemplateRun } from './run';
import { sampleType } from './sampleFile';

const binaryPropertyName: INodeProperties = {
	...inputBinaryField,
	hint: 'The name of the input binary field containing the file to be uploaded',
	description: 'Name of the binary field with the file. Exotel takes PDF, JPEG, PNG and MP4.',
};

export const uploadSample: Action<TemplateRun> = {
	operation: 'uploadSample',
	name: 'Upload Sample',
	action: 'Upload a sample file for a template',
	description:
		'Upload a file with which WhatsApp reviews a template. Its handle goes into the header of Create; messages cannot use it.',
	fields: [binaryPropertyName],
	async run({ n8n, values, item, itemIndex, prepared: { api } }) {
		const { name, file: given } = namedFile(values, binaryPropertyName, item.binary);
		const bytes = await n8n.helpers.getBinaryDataBuffer(itemIndex, name);
		const { fileName } = given;
		const size = bytes.length;
		const mimeType = sampleType({ fileName, mimeType: given.mimeType, size });
		const handle = await api.uploadSample(bytes, mimeType);
		return [{ json: { handle, fileName: fileName ?? null, mimeType, size } }];
	},
};
