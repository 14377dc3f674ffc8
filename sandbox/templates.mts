import { randomUUID } from 'node:crypto';

import { misfit, type Component } from './templateFit.mts';
import type { TemplateMessage } from './templateMessage.mts';
import { samples } from './templateSamples.mts';
import { failureNamed, type Report } from './reports.mts';

/** A template as the list gives it. */
export interface StoredTemplate {
	id: string;
	name: string;
	language: string;
	status: string;
	category: string;
	components: Component[];
	rejected_reason: string;
	quality_score: { score: string };
	last_updated_time: string;
}

/** What the store was asked for, or why it cannot be had. */
export type Outcome<T> = { done: T } | { code: number; why: string };

/** What its author gives of a template. */
export type Content = Pick<StoredTemplate, 'category' | 'components' | 'language' | 'name'>;

/** Authentication templates get their text from WhatsApp. */
function withCodeText(part: Component, category: string): Component {
	const isBlank = part.type === 'BODY' && part.text === undefined;
	if (category !== 'AUTHENTICATION' || !isBlank) return part;
	return { ...part, text: '*{{1}}* is your verification code.' };
}

/** The account's templates. A pending one is approved when its time has come, without a timer. */
export class TemplateStore {
	private all: Array<StoredTemplate & { approvedAt: number }> = [];

	/** Names of deleted templates, which WhatsApp blocks for 30 days. */
	private blocked = new Set<string>();

	/** Samples of media that were uploaded. */
	private handles = new Set<string>();

	private nextId = 1;

	constructor() {
		this.reset();
	}

	/** Goes back to the templates of the start. */
	reset(): void {
		this.blocked.clear();
		this.handles.clear();
		this.nextId = 1;
		this.all = samples.map(({ status, rejected_reason, ...content }) => ({
			...this.fresh(structuredClone(content)),
			status: status ?? 'APPROVED',
			rejected_reason: rejected_reason ?? 'NONE',
			approvedAt: Infinity,
		}));
	}

	/** All templates, with the status of this moment. */
	list(): StoredTemplate[] {
		return this.all.map((template) => {
			if (template.status === 'PENDING' && template.approvedAt <= Date.now()) {
				template.status = 'APPROVED';
			}
			const { approvedAt, ...listed } = template;
			return listed;
		});
	}

	/** Takes a new template, which is approved after so many milliseconds. */
	create(content: Content, approvalMs: number): Outcome<StoredTemplate> {
		const { name, language } = content;
		if (this.blocked.has(name)) {
			return { code: 400, why: `the name ${name} was deleted, and is blocked for 30 days` };
		}
		if (this.all.some((one) => one.name === name && one.language === language)) {
			return { code: 400, why: `there is already a template ${name} in ${language}` };
		}
		const missing = this.unknownHandle(content.components);
		if (missing !== undefined) return { code: 400, why: `there is no uploaded sample ${missing}` };
		const template = { ...this.fresh(content), approvedAt: Date.now() + approvalMs };
		this.all.push(template);
		return { done: template };
	}

	/** Replaces a template, which has to be approved again. */
	edit(id: string, content: Content, approvalMs: number): Outcome<StoredTemplate> {
		const found = this.all.find((one) => one.id === id);
		if (!found) return { code: 404, why: `there is no template with the id ${id}` };
		if (found.name !== content.name || found.language !== content.language) {
			return { code: 400, why: 'name and language of a template cannot be changed' };
		}
		if (found.status === 'APPROVED' && found.category !== content.category) {
			return { code: 400, why: 'the category of an approved template cannot be changed' };
		}
		const missing = this.unknownHandle(content.components);
		if (missing !== undefined) return { code: 400, why: `there is no uploaded sample ${missing}` };
		Object.assign(found, this.fresh(content), { id, approvedAt: Date.now() + approvalMs });
		return { done: found };
	}

	/** Deletes a name in all of its languages. */
	delete(name: string): Outcome<{ name: string }> {
		const gone = this.list().filter((one) => one.name === name);
		if (gone.length === 0) return { code: 404, why: `there is no template with the name ${name}` };
		if (gone.some(({ status }) => status === 'APPROVED')) this.blocked.add(name);
		this.all = this.all.filter((one) => one.name !== name);
		return { done: { name } };
	}

	/** Keeps a sample of media, and gives its handle. */
	addSample(fileType: string): string {
		const handle = `4::${Buffer.from(fileType).toString('base64url')}:${randomUUID()}`;
		this.handles.add(handle);
		return handle;
	}

	/** Sets the status of a name in all of its languages; says how many there are. */
	setStatus(name: string, status: string, rejectedReason = 'NONE'): number {
		const found = this.all.filter((one) => one.name === name);
		for (const one of found) Object.assign(one, { status, rejected_reason: rejectedReason });
		return found.length;
	}

	/** The report with which a message fails over its template; undefined when all is well. */
	failureOf(message: TemplateMessage): Report | undefined {
		const { name, language } = message;
		const found = this.list().find((one) => one.name === name && one.language === language.code);
		if (!found) {
			const why = `template name (${name}) does not exist in the translation ${language.code}`;
			return failureNamed('EX_TEMPLATE_NOT_FOUND', why);
		}
		if (found.status !== 'APPROVED') {
			const why = `template ${name} (${language.code}) is ${found.status}, not APPROVED`;
			return failureNamed('EX_TEMPLATE_NOT_FOUND', why);
		}
		const why = misfit(found.components, message);
		return why === undefined ? undefined : failureNamed('EX_TEMPLATE_PARAM_ERROR', why);
	}

	private fresh(content: Content): StoredTemplate {
		return {
			id: String(700_000_000_000 + this.nextId++),
			status: 'PENDING',
			rejected_reason: 'NONE',
			quality_score: { score: 'UNKNOWN' },
			last_updated_time: new Date().toISOString(),
			...content,
			components: content.components.map((part) => withCodeText(part, content.category)),
		};
	}

	/** A sample that a header names and nobody uploaded. */
	private unknownHandle(components: Component[]): string | undefined {
		const handles = components.flatMap((one) => {
			const { example } = one as { example?: { header_handle?: string[] } };
			const inCards = one.cards?.map((card) => this.unknownHandle(card.components)) ?? [];
			return [...(example?.header_handle ?? []), ...inCards.flatMap((handle) => handle ?? [])];
		});
		return handles.find((handle) => !this.handles.has(handle));
	}
}
