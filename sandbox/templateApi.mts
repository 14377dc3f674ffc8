import express, { type Request, type Router } from 'express';

import { answering, envelopeOf, errorData, type ApiAnswer, type ApiState } from './api.mts';
import { firstIssue } from './schemas.mts';
import type { Content, Outcome, StoredTemplate } from './templates.mts';
import { editedTemplate, newTemplate, templatesRequest } from './templateSchemas.mts';

const STATUSES = ['APPROVED', 'PENDING', 'REJECTED', 'PAUSED', 'DISABLED'];
const CATEGORIES = ['UTILITY', 'MARKETING', 'AUTHENTICATION'];
const FIELDS = [
	'name',
	'language',
	'status',
	'category',
	'components',
	'rejected_reason',
	'quality_score',
	'last_updated_time',
];
const DEFAULT_FIELDS = ['name', 'language', 'status', 'category', 'components'];
const DEFAULT_LIMIT = 25;
/** Nobody knows the API's own. */
const MAX_LIMIT = 400;

interface Entry {
	code: number;
	error_data: unknown;
	status: string;
	data: unknown;
}

function refused(method: string, why: string, code = 400): ApiAnswer {
	return {
		status: code,
		body: { ...envelopeOf(method, code, null, 'templates'), error_data: errorData(why) },
	};
}

function answered(method: string, entries: Entry[], more: object = {}): ApiAnswer {
	const body = envelopeOf(method, 200, entries, 'templates');
	Object.assign(body.response?.whatsapp ?? {}, more);
	return { status: 200, body };
}

const succeeded = (data: unknown): Entry => ({
	code: 200,
	error_data: null,
	status: 'success',
	data,
});

/** Refusals of WhatsApp itself have its words inside `data`; those of Exotel are in `error_data`. */
function failed(code: number, why: string, isWhatsApp: boolean): Entry {
	const data = { error: { error_user_title: 'Template not taken', error_user_msg: why } };
	return {
		code,
		error_data: isWhatsApp ? null : errorData(why),
		status: 'failure',
		data: isWhatsApp ? data : null,
	};
}

/** A list in a query: a JSON array as text, values with commas, or one value. */
function listIn(value: unknown): string[] | undefined {
	if (value === undefined) return undefined;
	const texts = [value].flat().map(String);
	return texts.flatMap((text) => {
		try {
			const parsed: unknown = JSON.parse(text);
			if (Array.isArray(parsed)) return parsed.map(String);
		} catch {
			// Not JSON, so it is plain.
		}
		return text.split(',').map((part) => part.trim());
	});
}

/** Cursors are texts without a meaning; here they hold the place in the list. */
const cursorAt = (place: number) => Buffer.from(`at:${place}`).toString('base64url');

function placeOf(cursor: unknown): number | undefined {
	if (cursor === undefined) return 0;
	const text = Buffer.from(String(cursor), 'base64url').toString();
	const [, place] = /^at:(\d+)$/.exec(text) ?? [];
	return place === undefined ? undefined : Number(place);
}

function list({ templates, behaviour }: ApiState, { query }: Request): ApiAnswer {
	const wanted = {
		status: listIn(query.status),
		category: listIn(query.category),
		language: listIn(query.language),
	};
	const fields = listIn(query.fields) ?? DEFAULT_FIELDS;
	const limit = Number(query.limit ?? DEFAULT_LIMIT);
	const start = placeOf(query.after);
	const strange =
		wanted.status?.find((one) => !STATUSES.includes(one)) ??
		wanted.category?.find((one) => !CATEGORIES.includes(one)) ??
		fields.find((one) => !FIELDS.includes(one));
	if (strange !== undefined) return refused('GET', `${strange} is not known`);
	if (!Number.isInteger(limit) || limit < 1) return refused('GET', 'limit must be 1 or more');
	if (start === undefined) return refused('GET', 'after is not a cursor');
	const name = query.name === undefined ? undefined : String(query.name);
	const found = templates
		.list()
		.filter(
			(one) =>
				(name === undefined || one.name.includes(name)) &&
				(['status', 'category', 'language'] as const).every(
					(key) => wanted[key]?.includes(one[key]) ?? true,
				),
		);
	const size = Math.min(limit, MAX_LIMIT, behaviour.pageSize);
	const page = found.slice(start, start + size);
	const shown = page.map((one) =>
		Object.fromEntries(['id', ...fields].map((key) => [key, one[key as keyof StoredTemplate]])),
	);
	// As Meta has it: the last page has a cursor too, behind which there is nothing.
	const cursors = { before: cursorAt(start), after: cursorAt(start + page.length) };
	return answered('GET', shown.map(succeeded), page.length > 0 ? { paging: { cursors } } : {});
}

/** The templates of a request, one after another; or why the request cannot be read. */
function eachTemplate(request: Request, work: (template: unknown) => Entry): ApiAnswer {
	const { method } = request;
	const parsed = templatesRequest.safeParse(request.body);
	if (!parsed.success) return refused(method, firstIssue(parsed.error));
	const entries = parsed.data.whatsapp.templates.map(({ template }) => work(template));
	return answered(method, entries);
}

function entryOf(outcome: Outcome<StoredTemplate>): Entry {
	if ('why' in outcome) return failed(outcome.code, outcome.why, true);
	const { id, status, category } = outcome.done;
	return succeeded({ id, status, category });
}

function create({ templates, behaviour }: ApiState, request: Request): ApiAnswer {
	return eachTemplate(request, (given) => {
		const parsed = newTemplate.safeParse(given);
		if (!parsed.success) return failed(400, firstIssue(parsed.error), false);
		return entryOf(templates.create(parsed.data as Content, behaviour.approvalMs));
	});
}

function edit({ templates, behaviour }: ApiState, request: Request): ApiAnswer {
	return eachTemplate(request, (given) => {
		const parsed = editedTemplate.safeParse(given);
		if (!parsed.success) return failed(400, firstIssue(parsed.error), false);
		const { id, ...content } = parsed.data;
		return entryOf(templates.edit(id, content as Content, behaviour.approvalMs));
	});
}

function remove({ templates }: ApiState, request: Request): ApiAnswer {
	return eachTemplate(request, (given) => {
		const { name } = (given ?? {}) as { name?: unknown };
		if (typeof name !== 'string') return failed(400, 'name is missing', false);
		const outcome = templates.delete(name);
		return 'why' in outcome ? failed(outcome.code, outcome.why, true) : succeeded(null);
	});
}

function addSample({ templates }: ApiState, { query, body }: Request): ApiAnswer {
	const bytes = Buffer.isBuffer(body) ? body.length : 0;
	const type = String(query.file_type ?? '');
	if (!type.includes('/')) return refused('POST', `file_type ${type} is no MIME type`);
	if (bytes === 0) return refused('POST', 'the body is empty');
	if (Number(query.file_length) !== bytes) {
		return refused('POST', `file_length is ${String(query.file_length)}, the body has ${bytes}`);
	}
	const around = envelopeOf('POST', 200, [], 'templates');
	const response = { whatsapp: { file_handle: [{ id: templates.addSample(type) }] } };
	return { status: 200, body: { ...around, response } };
}

type Work = (state: ApiState, request: Request) => ApiAnswer;

/** Only requests that name the account's WhatsApp business account go on. */
function withWaba(work: Work): Work {
	return (state, request) => {
		const { waba_id } = request.query;
		if (waba_id === undefined || waba_id === '') {
			return refused(request.method, 'waba_id is mandatory');
		}
		if (waba_id !== state.account.wabaId) {
			return refused(request.method, `waba_id ${String(waba_id)} is not of this account`);
		}
		return work(state, request);
	};
}

/** The templates of Exotel's API: section 6 of its reference. */
export function templateApi(state: ApiState): Router {
	const router = express.Router();
	const json = express.json({ limit: '16mb', type: 'application/json' });
	const bytes = express.raw({ limit: '110mb', type: () => true });
	const path = '/v2/accounts/:sid/templates';
	const handled = (work: Work) => answering(state, (request) => work(state, request));
	router.get(path, handled(withWaba(list)));
	router.post(path, json, handled(withWaba(create)));
	router.put(path, json, handled(withWaba(edit)));
	router.delete(path, json, handled(withWaba(remove)));
	router.post(`${path}/sample`, bytes, handled(addSample));
	return router;
}
