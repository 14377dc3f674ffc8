import { orProblem, Problem } from '../shared/problem';
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

/** Its fields and files; n8n has put the files on its disk, and their places there into the body. */
const MULTIPART = /^multipart\//i;

/**
 * The body of a call: parsed by n8n, out of a form, or the text of it. Undefined for one that Exotel never
 * sends: in several parts, larger than n8n takes, or not compressed as its header says. It must not
 * throw: n8n answers 500 then, and starts the workflow with an empty item.
 */
export async function bodyOf(request: CallbackRequest): Promise<unknown> {
	const type = String(request.headers['content-type'] ?? '');
	if (MULTIPART.test(type)) return undefined;
	const parsed = request.body;
	const failed = await orProblem(() => request.readRawBody());
	if (failed instanceof Problem) return undefined;
	const raw = request.rawBody?.toString('utf8') ?? '';
	return FORM.test(type) ? (jsonInForm(raw) ?? parsed) : (parsed ?? raw);
}
