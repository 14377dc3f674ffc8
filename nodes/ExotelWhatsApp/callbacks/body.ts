import type { IWebhookFunctions } from 'n8n-workflow';

import { jsonInForm } from './form';

const FORM = /^application\/x-www-form-urlencoded/i;

/** The body of a call, which n8n leaves unparsed for content types that it does not know. */
export async function bodyOf(context: IWebhookFunctions): Promise<unknown> {
	const request = context.getRequestObject();
	const parsed: unknown = request.body;
	await request.readRawBody();
	const raw = request.rawBody?.toString('utf8') ?? '';
	if (FORM.test(request.headers['content-type'] ?? '')) return jsonInForm(raw) ?? parsed;
	return parsed ?? raw;
}
