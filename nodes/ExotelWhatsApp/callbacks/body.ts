import { jsonInForm } from './form';

/** A request as n8n gives it to a webhook. */
export interface CallbackRequest {
	headers: Record<string, unknown>;
	/** As n8n has parsed it; undefined for content types that it does not know. */
	body: unknown;
	/** There once `readRawBody` has ended. */
	rawBody?: Buffer;
	readRawBody(): Promise<void>;
}

const FORM = /^application\/x-www-form-urlencoded/i;

/** The body of a call: parsed by n8n, out of a form, or the text of it. */
export async function bodyOf(request: CallbackRequest): Promise<unknown> {
	const parsed = request.body;
	await request.readRawBody();
	const raw = request.rawBody?.toString('utf8') ?? '';
	if (FORM.test(String(request.headers['content-type'] ?? ''))) return jsonInForm(raw) ?? parsed;
	return parsed ?? raw;
}
