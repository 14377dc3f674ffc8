import { wabaIdOf, type Account } from './account';
import type { ApiRequest, Call } from './client';
import { isSuccess } from './httpCodes';
import type { Answer } from './reply';
import { Problem } from '../shared/problem';
import type { Template } from './templateDefinition';
import { templateAnswer, templateOf, type TemplateAnswer } from './templateAnswer';
import {
	problemOfAnswer,
	problemOfEntry,
	problemOfSilence,
	unreadable,
	type Purpose,
} from './templateProblems';

/** What the author of a template gives; components in the API's form, section 6.2. */
export type TemplateContent = Pick<Template, 'category' | 'language' | 'name'> & {
	components: object[];
};

/** Which templates to list. */
export interface ListQuery {
	/** The most that are wanted; all of them when it is left out. */
	limit?: number;
	/** Whether one is wanted. */
	fits?: (template: Template) => boolean;
	/** Exact name. It goes to Exotel too, which then has less to list. */
	name?: string;
}

const PATH = '/templates';

/** The most that is known to work; API reference, section 6.1. */
const PAGE_SIZE = 400;

/** WhatsApp allows an account 6,000 templates, so that more pages than this are a loop. */
const MAX_PAGES = 100;

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

/** The templates of an account: the one place that knows Exotel's calls for them; section 6. */
export class TemplatesApi {
	constructor(
		private readonly call: Call,
		private readonly account: Pick<Account, 'wabaId'>,
	) {}

	/**
	 * Lists templates, in Exotel's order, each once. All but the name is filtered here, since nobody
	 * documents the form of lists in the query.
	 * @throws Problem in Exotel's words, or without a WABA ID
	 */
	async list({ limit = Infinity, fits = () => true, name }: ListQuery = {}): Promise<Template[]> {
		const found = new Map<string, Template>();
		const cursors = new Set<string>();
		const isWanted = (one: Template) => (name === undefined || one.name === name) && fits(one);
		let after: string | null = null;
		for (let page = 0; page < MAX_PAGES; page += 1) {
			const answer = await this.page(name, after);
			const { size } = found;
			for (const template of answer.templates) {
				const { id, name: own, language } = template;
				found.set(id || `${own}|${language}`, template);
			}
			const wanted = [...found.values()].filter(isWanted);
			after = answer.after;
			const isLast = after === null || cursors.has(after) || found.size === size;
			if (wanted.length >= limit) return wanted.slice(0, limit);
			if (isLast) return wanted;
			cursors.add(String(after));
		}
		return [...found.values()].filter(isWanted);
	}

	/**
	 * The template of a name, in a language or in the only one that it has.
	 * @throws Problem when there is none, or when it has several languages and none is given
	 */
	async find(name: string, language?: string): Promise<Template> {
		const all = await this.list({ name });
		const found = all.filter((one) => language === undefined || one.language === language);
		if (found.length === 1) return found[0];
		const languages = all.map((one) => one.language).join(', ');
		if (found.length > 1) {
			throw new Problem(
				`The template "${name}" has several languages: ${languages}`,
				'Fill in Language.',
			);
		}
		if (all.length > 0) {
			throw new Problem(
				`The template "${name}" has no language "${language}", only ${languages}`,
				'Give the language code as Exotel lists it, such as en or en_US.',
			);
		}
		throw new Problem(
			`There is no template "${name}" in this WhatsApp Business Account`,
			"Check the name, and that WhatsApp Business Account ID in the Exotel credential is right. 'Get Many' lists all templates.",
		);
	}

	/** Submits a template; WhatsApp approves it later. Gives what Exotel says of it. */
	async create(content: TemplateContent): Promise<Record<string, unknown>> {
		return await this.change('POST', { ...content });
	}

	/** Replaces all of a template. */
	async update(id: string, content: TemplateContent): Promise<Record<string, unknown>> {
		return await this.change('PUT', { id, ...content });
	}

	/** Deletes a template in all of its languages; section 6.4. */
	async delete(name: string): Promise<void> {
		await this.change('DELETE', { name });
	}

	/**
	 * Uploads a sample for a media header, and gives its handle; section 6.5.
	 * @param mimeType one that Exotel takes
	 */
	async uploadSample(bytes: Buffer, mimeType: string): Promise<string> {
		const wabaId = wabaIdOf(this.account);
		// Exotel's own sample of this call does without the account, though others need it.
		const query = {
			file_length: String(bytes.length),
			file_type: mimeType,
			...(wabaId ? { waba_id: wabaId } : {}),
		};
		const request: ApiRequest = { method: 'POST', path: `${PATH}/sample`, query, body: bytes };
		const { handles, answer } = await this.ask(request, 'read');
		if (handles.length === 0) throw unreadable(answer, 'read');
		return handles[0];
	}

	private wabaId(): string {
		const id = wabaIdOf(this.account);
		if (id) return id;
		throw new Problem(
			'The Exotel credential has no WhatsApp Business Account ID, which templates need',
			'Open the credential and fill in WhatsApp Business Account ID. It is in Meta Business settings and in the Exotel dashboard.',
		);
	}

	private async page(name: string | undefined, after: string | null) {
		const query = {
			waba_id: this.wabaId(),
			fields: JSON.stringify(FIELDS),
			limit: String(PAGE_SIZE),
			...(name === undefined ? {} : { name }),
			...(after === null ? {} : { after }),
		};
		const read = await this.ask({ method: 'GET', path: PATH, query }, 'read');
		const entries = this.entries(read, 'read');
		const templates = entries.flatMap(({ succeeded, data }) =>
			succeeded ? (templateOf(data) ?? []) : [],
		);
		const refused = entries.find(({ succeeded }) => !succeeded);
		if (refused && templates.length === 0) throw problemOfEntry(refused);
		return { templates, after: read.after };
	}

	private async change(method: 'DELETE' | 'POST' | 'PUT', template: object) {
		const query = { waba_id: this.wabaId() };
		const body = { whatsapp: { templates: [{ template }] } };
		const read = await this.ask({ method, path: PATH, query, body }, 'write');
		const [entry] = this.entries(read, 'write');
		if (entry === undefined) throw unreadable(read.answer, 'write');
		if (!entry.succeeded) throw problemOfEntry(entry);
		return entry.data;
	}

	private entries({ entries, answer }: TemplateAnswer & { answer: Answer }, purpose: Purpose) {
		if (entries) return entries;
		throw unreadable(answer, purpose);
	}

	/** Makes a call, and reads its answer if it is in 2xx. */
	private async ask(request: ApiRequest, purpose: Purpose) {
		const reply = await this.call(request);
		if (reply.kind !== 'answered') throw problemOfSilence(reply, purpose);
		const { answer } = reply;
		if (!isSuccess(answer.statusCode)) throw problemOfAnswer(answer, purpose);
		return { ...templateAnswer(answer.body), answer };
	}
}
