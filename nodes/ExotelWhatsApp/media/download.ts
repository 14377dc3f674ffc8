import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { Values } from '../shared/values';
import type { Action } from '../n8n/eachItem';
import { isToolCall } from '../n8n/toolCall';
import { fetchFile, type FileAnswer, type Get } from './fetchFile';
import {
	binaryPropertyName,
	downloadOptions,
	fileName,
	maxSize,
	timeout,
	url as urlField,
} from './fields';
import { fileFacts, lacksLink } from './fileFacts';
import { withoutLink } from './problems';

const MB = 1024 * 1024;

/** Asks by n8n's own helpers, so that the instance's proxy, TLS and SSRF settings hold. */
function getter(n8n: IExecuteFunctions, timeoutMs: number): Get {
	return async (url, withCredential) => {
		const request: IHttpRequestOptions = {
			method: 'GET',
			url: url.href,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: withCredential,
			timeout: timeoutMs,
			abortSignal: n8n.getExecutionCancelSignal(),
		};
		const { httpRequest, httpRequestWithAuthentication } = n8n.helpers;
		try {
			return (await (withCredential
				? httpRequestWithAuthentication.call(n8n, 'exotelWhatsAppApi', request)
				: httpRequest(request))) as FileAnswer;
		} catch {
			return undefined;
		}
	};
}

const FOR_MODELS =
	'The model gets the name, the type and the size of the file, and cannot read what is in it.';

export const download: Action = {
	operation: 'download',
	name: 'Download',
	action: 'Download a media file',
	description: 'Fetch the file of an incoming message, so that later nodes can use it',
	asTool: { guidance: FOR_MODELS },
	fields: [urlField, binaryPropertyName, downloadOptions],
	async run({ n8n, values, item }) {
		const options = new Values(values.raw(downloadOptions) as Record<string, unknown>);
		if (values.optionalText(urlField) === undefined && lacksLink(item.json)) throw withoutLink();
		const url = new URL(values.link(urlField));
		const maxBytes = options.number(maxSize, 1) * MB;
		const timeoutMs = options.number(timeout, 1) * 1000;
		const field = values.identifier(binaryPropertyName);
		const { bytes, headers } = await fetchFile(getter(n8n, timeoutMs), url, maxBytes);
		const facts = fileFacts(url, headers, item.json);
		const name = options.optionalIdentifier(fileName) ?? facts.fileName;
		const file = await n8n.helpers.prepareBinaryData(bytes, name, facts.mimeType);
		file.fileName ??= file.fileExtension ? `media.${file.fileExtension}` : 'media';
		const { fileName: named, mimeType } = file;
		const told = isToolCall(n8n.getNode()) && {
			file: { fileName: named, mimeType, bytes: bytes.length },
			note: FOR_MODELS,
		};
		return [{ json: { ...item.json, ...told }, binary: { ...item.binary, [field]: file } }];
	},
};
