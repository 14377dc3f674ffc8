import { requestIdOf, wordsOf, type ExotelWords } from './answer';
import { isSuccess } from './httpCodes';
import { firstText, isRecord, listOf, parsedOrText, recordOf } from '../shared/data';
import type { Template, TemplateComponent } from './templateDefinition';

/** One template in an answer: what the API gives of it, or its words when it refuses. */
export interface TemplateEntry {
	/** HTTP-like code. */
	code: number | null;
	succeeded: boolean;
	data: Record<string, unknown>;
	words: ExotelWords;
}

/** An answer of the template API, read as far as it can be. */
export interface TemplateAnswer {
	entries: TemplateEntry[] | undefined;
	/** Handles of uploaded samples; API reference, section 6.5. */
	handles: string[];
	/** Where the next page begins. */
	after: string | null;
	requestId: string | null;
}

/** WhatsApp's own words are inside `data`, Exotel's beside it; API reference, section 6.2. */
function wordsOfEntry(entry: unknown): ExotelWords {
	const words = wordsOf(entry);
	const { error_user_title, error_user_msg, message, code } = recordOf(
		recordOf(recordOf(entry).data).error,
	);
	const title = firstText(error_user_title, message);
	return {
		code: words.code ?? firstText(code),
		short: words.short ?? title ?? firstText(error_user_msg),
		long: firstText(error_user_msg) ?? words.long ?? title,
	};
}

function templateEntryOf(given: unknown): TemplateEntry {
	const { code, status, data } = recordOf(given);
	const number = Number(code ?? NaN);
	const words = wordsOfEntry(given);
	const isGood = Number.isInteger(number) ? isSuccess(number) : status === 'success';
	return {
		code: Number.isInteger(number) ? number : null,
		succeeded: isGood && !isRecord(recordOf(data).error),
		data: recordOf(data),
		words,
	};
}

/** Nobody documents where the cursor stands: these are Meta's place, and the likely ones near it. */
function cursorIn(body: unknown): string | null {
	const { response, whatsapp: bare, metadata, paging: outer } = recordOf(body);
	const whatsapp = recordOf(recordOf(response).whatsapp ?? bare);
	const places = [
		whatsapp.paging,
		whatsapp.metadata,
		whatsapp,
		recordOf(response).paging,
		metadata,
		recordOf(metadata).paging,
		outer,
	];
	for (const place of places) {
		const { cursors, after, next_cursor } = recordOf(place);
		const cursor = firstText(recordOf(cursors).after, after, next_cursor);
		if (cursor !== null) return cursor;
	}
	return null;
}

/** Reads an answer with or without the envelope around it; API reference, sections 3.1 and 6. */
export function templateAnswer(body: unknown): TemplateAnswer {
	const { response, whatsapp } = recordOf(body);
	const channel = recordOf(recordOf(response).whatsapp ?? whatsapp);
	return {
		entries: Array.isArray(channel.templates) ? channel.templates.map(templateEntryOf) : undefined,
		handles: [channel.file_handle].flat().flatMap((one) => firstText(recordOf(one).id) ?? []),
		after: cursorIn(body),
		requestId: requestIdOf(body),
	};
}

const records = (value: unknown) => listOf(value).filter(isRecord);

/** A copy with its kinds in capitals, and without keys that hold nothing. */
const inCapitals = (given: Record<string, unknown>): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(given)
			.filter(([, value]) => value !== null)
			.map(([key, value]) => {
				const isKind = (key === 'type' || key === 'format') && typeof value === 'string';
				return [key, isKind ? value.toUpperCase() : value];
			}),
	);

/** Meta takes kinds of components in both cases, and Exotel's pages have both; section 2.3. */
function componentOf(given: Record<string, unknown>): TemplateComponent {
	const { buttons, cards } = given;
	return {
		...inCapitals(given),
		...(buttons !== undefined && { buttons: records(buttons).map(inCapitals) }),
		...(cards !== undefined && {
			cards: records(cards).map((card) => ({
				...card,
				components: records(card.components).map(componentOf),
			})),
		}),
	} as unknown as TemplateComponent;
}

/**
 * The API's data of a template in the form that the node gives; undefined when it names none. Other
 * fields are kept. Some accounts have `containers` in the place of `components`.
 */
export function templateOf(data: Record<string, unknown>): Template | undefined {
	const { components, containers, ...rest } = data;
	const name = firstText(data.name);
	if (name === null) return undefined;
	return {
		...rest,
		id: firstText(data.id) ?? '',
		name,
		language: firstText(data.language, recordOf(data.language).code) ?? '',
		status: (firstText(data.status) ?? '').toUpperCase(),
		category: (firstText(data.category) ?? '').toUpperCase(),
		components: records(parsedOrText(components ?? containers)).map(componentOf),
	};
}
