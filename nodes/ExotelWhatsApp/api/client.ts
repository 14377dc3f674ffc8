import type {
	IExecuteFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IWebhookFunctions,
} from 'n8n-workflow';

import { isRecord, parsedOrText } from '../shared/data';
import { Problem } from '../shared/problem';
import { accountPath, apiOrigin, type Account } from './account';
import type { Reply } from './reply';

/**
 * What says in an error that no byte of the request was written: codes of Node, the system call that
 * failed, and the names of n8n's own refusals.
 */
const BEFORE_WRITING = new Map<string, string>([
	['ECONNREFUSED', 'the connection was refused'],
	['ENOTFOUND', 'its name is unknown to the DNS'],
	['EAI_AGAIN', 'the DNS gave no answer'],
	['EHOSTUNREACH', 'there is no route to it'],
	['ENETUNREACH', 'there is no network'],
	['CERT_HAS_EXPIRED', 'its TLS certificate has expired'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'its TLS certificate is self-signed'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'its TLS certificate is for another host'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'its TLS certificate is not trusted'],
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'its TLS certificate is not trusted'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its TLS certificate is not trusted'],
	['SsrfBlockedHostnameError', 'the SSRF protection of this n8n blocks it'],
	['SsrfBlockedIpError', 'the SSRF protection of this n8n blocks it'],
	['connect', 'no connection could be made'],
]);

/** What an error and its causes say of themselves; n8n wraps those of the HTTP client. */
function marksOf(error: unknown, depth = 5): string[] {
	if (!(error instanceof Error) && !isRecord(error)) return [];
	const { code, httpCode, name, syscall, cause } = error as unknown as Record<string, unknown>;
	const own = [code, httpCode, name, syscall].filter((value) => typeof value === 'string');
	return depth > 0 ? [...own, ...marksOf(cause, depth - 1)] : own;
}

/** What a failed request means. Nothing of the error itself is passed on: it holds the credential. */
function replyOf(error: unknown, host: string): Reply {
	const code = marksOf(error).find((one) => BEFORE_WRITING.has(one));
	if (code === undefined) return { kind: 'unanswered' };
	return {
		kind: 'notSent',
		problem: new Problem(
			`${host} could not be reached: ${BEFORE_WRITING.get(code)}`,
			'Nothing was sent. Check the region or custom subdomain in the Exotel credential, and whether n8n may open connections to it; then run it again.',
			code,
		),
	};
}

/** A request to the account's part of the API. */
export interface ApiRequest {
	method: IHttpRequestMethods;
	/** Below the account, such as `/messages`. */
	path: string;
	query?: Record<string, string>;
	/** Goes out as JSON, or as it is when it is a file. */
	body?: object;
}

/** Makes one request; never throws for what the network or Exotel does. */
export type Call = (request: ApiRequest) => Promise<Reply>;

/**
 * The one place that calls the API. n8n's helper adds the credential and applies the instance's
 * proxy, TLS and SSRF settings.
 * @param timeoutMs time that Exotel has for an answer
 * @throws Problem for a credential without a usable host
 */
export function apiClient(
	context: IExecuteFunctions | ILoadOptionsFunctions | IWebhookFunctions,
	account: Account,
	timeoutMs: number,
): Call {
	const origin = apiOrigin(account);
	const { host } = new URL(origin);
	return async ({ method, path, query, body }) => {
		const isFile = Buffer.isBuffer(body);
		const request: IHttpRequestOptions = {
			method,
			url: `${origin}${accountPath(account)}${path}`,
			headers: {
				Accept: 'application/json',
				'Content-Type': isFile ? 'application/octet-stream' : 'application/json',
			},
			qs: query,
			body: body as IHttpRequestOptions['body'],
			json: !isFile,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: timeoutMs,
		};
		try {
			const response = (await context.helpers.httpRequestWithAuthentication.call(
				context,
				'exotelWhatsAppApi',
				request,
			)) as IN8nHttpFullResponse;
			const { statusCode, headers, body: answer } = response;
			const { 'retry-after': retryAfter } = headers;
			return {
				kind: 'answered',
				answer: {
					statusCode,
					body: parsedOrText(answer),
					retryAfter: typeof retryAfter === 'string' ? retryAfter : null,
				},
			};
		} catch (error) {
			return replyOf(error, host);
		}
	};
}
