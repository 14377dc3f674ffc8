import type { IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { accountPath, apiOrigin, type Account } from '../account/account';
import { isRecord, parsedOrText } from '../shared/data';
import type { Post, Reply } from './deliver';

/** Error codes of Node that say: no byte of the request was written. */
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
]);

/** The codes in an error and in its causes; n8n wraps those of the HTTP client. */
function codesOf(error: unknown, depth = 5): string[] {
	if (!(error instanceof Error) && !isRecord(error)) return [];
	const { code, httpCode, cause } = error as {
		code?: unknown;
		httpCode?: unknown;
		cause?: unknown;
	};
	const own = [code, httpCode].filter((value) => typeof value === 'string');
	return depth > 0 ? [...own, ...codesOf(cause, depth - 1)] : own;
}

/** What a failed request means. Nothing of the error itself is passed on: it holds the credential. */
function replyOf(error: unknown, host: string): Reply {
	const code = codesOf(error).find((one) => BEFORE_WRITING.has(one));
	if (code === undefined) return { kind: 'unanswered' };
	return {
		kind: 'notSent',
		reason: {
			code,
			message: `${host} could not be reached: ${BEFORE_WRITING.get(code)}`,
			description:
				'Nothing was sent. Check the region or custom subdomain in the Exotel credential, and whether n8n may open connections to it; then run it again.',
		},
	};
}

/**
 * The one place that makes requests. n8n's helper adds the credential and applies the instance's
 * proxy, TLS and SSRF settings.
 */
export function transport(context: IExecuteFunctions, account: Account): Post {
	const origin = apiOrigin(account);
	const { host } = new URL(origin);
	return async (body) => {
		const request: IHttpRequestOptions = {
			method: 'POST',
			url: `${origin}${accountPath(account)}/messages`,
			headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
			body,
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		};
		try {
			const response = (await context.helpers.httpRequestWithAuthentication.call(
				context,
				'exotelWhatsAppApi',
				request,
			)) as IN8nHttpFullResponse;
			const { statusCode, body: answer } = response;
			return { kind: 'answered', answer: { statusCode, body: parsedOrText(answer) } };
		} catch (error) {
			return replyOf(error, host);
		}
	};
}
