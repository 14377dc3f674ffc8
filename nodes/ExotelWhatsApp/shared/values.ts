import type { INodeProperties } from 'n8n-workflow';

import { refuseBrokenText } from './brokenText';
import { choiceNames, choiceOf, switchOf } from './choices';
import { isRecord, lengthOf, parsedOrText, shown } from './data';
import { linkOf } from './link';
import { pasted } from './pasted';
import { Problem } from './problem';

/** A parameter as the editor knows it; every n8n parameter description is one. */
export interface Field {
	name: string;
	displayName: string;
}

/** In JSON: a text, or what stands between its parts. */
const TEXT_OR_BETWEEN = /("(?:[^"\\]|\\.)*")|[\s\p{Cf}\p{DI}]+/gsu;

/** JSON without what pages and word processors put between its parts, such as a byte order mark. */
const bare = (json: string) =>
	json.replace(TEXT_OR_BETWEEN, (_, text: string | undefined) => text ?? ' ');

/** Reads JSON that an expression gives as data and a text box gives as text. */
export function parsedJson(value: unknown, label: string): unknown {
	const parsed = parsedOrText(typeof value === 'string' ? bare(value) : value);
	if (typeof parsed !== 'string') return parsed;
	throw new Problem(
		`${label} is not valid JSON: ${shown(parsed)}`,
		'Check brackets, commas and quotes, or use an expression that yields the data itself.',
	);
}

/**
 * The parameters of one item, or of one entry in a list of it, read with the checks that a field
 * needs. Every method throws `Problem` in a sentence that names the field by its label and,
 * in lists, by its place ("Section 2 › Row 1 › Title").
 */
export class Values {
	/** @param takesBrokenTexts whether texts such as "undefined" are taken as they are */
	constructor(
		private readonly values: Record<string, unknown>,
		private readonly place: string[] = [],
		private readonly takesBrokenTexts = false,
	) {}

	/** The place of a field for a sentence. */
	label(field: Field): string {
		return [...this.place, field.displayName].join(' › ');
	}

	/** The value as it was given. */
	raw(field: Field): unknown {
		return this.values[field.name];
	}

	/** All values as they were given. */
	all(): Record<string, unknown> {
		return this.values;
	}

	/** Other values at the same place, or at one inside it. */
	within(values: Record<string, unknown>, ...inside: string[]): Values {
		return new Values(values, [...this.place, ...inside], this.takesBrokenTexts);
	}

	/** Text that must be there; `max` is in code points. White space around it is kept. */
	text(field: Field, max?: number): string {
		return this.optionalText(field, max) ?? this.missing(field);
	}

	/** Text or, when the field is empty or white space, undefined; `max` is in code points. */
	optionalText(field: Field, max?: number): string | undefined {
		const text = this.given(field);
		if (text === undefined) return undefined;
		if (!this.takesBrokenTexts) refuseBrokenText(this.raw(field), this.label(field));
		const length = lengthOf(text);
		if (max !== undefined && length > max) {
			throw new Problem(
				`${this.label(field)} is ${length} characters long, and the limit is ${max}: ${shown(text)}`,
				`Shorten it to ${max} characters or fewer.`,
			);
		}
		return text;
	}

	/**
	 * Text that machines read and people paste, such as an ID, a name or a code: without white space
	 * around it, and without characters that nobody sees. It must be there.
	 */
	identifier(field: Field): string {
		return this.optionalIdentifier(field) ?? this.missing(field);
	}

	/** The same or, when the field is empty, undefined. */
	optionalIdentifier(field: Field): string | undefined {
		return pasted(this.optionalText(field) ?? '') || undefined;
	}

	/**
	 * The choice that is meant in a field with choices, or the field's default when none is given. Takes
	 * its value and the name that the user sees, in upper or lower case.
	 */
	option<T extends string = string>(field: INodeProperties): T {
		return this.optionalOption<T>(field) ?? (field.default as T);
	}

	/** The same or, when none is given, undefined. */
	optionalOption<T extends string = string>(field: INodeProperties): T | undefined {
		const given = pasted(this.given(field) ?? '');
		return given === '' ? undefined : (this.choice(field, given) as T);
	}

	/** The choices that are meant in a field with several: a list of them, or a text with commas. */
	options(field: INodeProperties): string[] {
		return this.severalOf(field).map((one) => this.choice(field, one));
	}

	/** The same where others may come to be, such as of Exotel's reasons: those are taken as they are. */
	openOptions(field: INodeProperties): string[] {
		return this.severalOf(field).map((one) => choiceOf(field, one) ?? one);
	}

	/** Whether a switch is on, or the field's default when nothing is given. */
	boolean(field: INodeProperties): boolean {
		const given = this.raw(field) ?? '';
		const isGiven = typeof given !== 'string' || pasted(given) !== '';
		const on = isGiven ? switchOf(given) : field.default === true;
		if (on !== undefined) return on;
		throw new Problem(
			`${this.label(field)} must be true or false, and was given ${shown(given)}`,
			'Let the expression yield true or false; yes, no, 1 and 0 will do.',
		);
	}

	/** A link that WhatsApp can open, as it travels: http or https with a host, all in ASCII. */
	link(field: Field): string {
		const isEmpty = this.optionalIdentifier(field) === undefined;
		return isEmpty ? this.missing(field) : linkOf(this.text(field), this.label(field));
	}

	/** Decimal degrees as the string that the API wants, between `-max` and `max`. */
	degrees(field: Field, max: number): string {
		const given = this.identifier(field);
		const degrees = Number(given);
		if (!Number.isFinite(degrees) || Math.abs(degrees) > max) {
			throw new Problem(
				`${this.label(field)} must be a number of degrees between -${max} and ${max}, and was given ${shown(given)}`,
				'Use decimal degrees with a point, such as 12.9716.',
			);
		}
		return /^[+-]?[\d.]+$/.test(given) ? given : degrees.toFixed(7);
	}

	/** A number, or the field's default when it is not given. */
	number(field: Field & { default: unknown }, min: number, max = Infinity): number {
		const given = this.raw(field) ?? field.default;
		const isPlain = typeof given === 'number' || typeof given === 'string';
		const text = isPlain ? pasted(String(given)) : '';
		const number = text === '' ? NaN : Number(text);
		if (Number.isFinite(number) && number >= min && number <= max) return number;
		const range = max === Infinity ? `${min} or more` : `${min} to ${max}`;
		throw new Problem(
			`${this.label(field)} must be a number, ${range}, and was given ${shown(given)}`,
			"Correct it in the node's options, or remove the option.",
		);
	}

	/**
	 * The entries of a list, each to be read in its turn. Takes what n8n's fixed collections give
	 * (`{ row: [...] }`), an array, or JSON text of either.
	 * @param entry key of the fixed collection, and label of one entry
	 */
	list(field: Field, entry: Field): Values[] {
		const value = parsedJson(this.raw(field) || [], this.label(field));
		const isEmpty = isRecord(value) && Object.keys(value).length === 0;
		const list = isEmpty ? [] : isRecord(value) && entry.name in value ? value[entry.name] : value;
		if (!Array.isArray(list)) {
			throw new Problem(
				`${this.label(field)} must be a list, and was given ${shown(value)}`,
				'Let the expression yield an array.',
			);
		}
		return list.map((item: unknown, index) => {
			const place = [...this.place, `${entry.displayName} ${index + 1}`];
			if (!isRecord(item)) {
				throw new Problem(
					`${place.join(' › ')} must be an object with fields, and was given ${shown(item)}`,
					'Let the expression yield an array of objects.',
				);
			}
			return new Values(item, place, this.takesBrokenTexts);
		});
	}

	/** A text or what can be one; undefined when it is empty or white space. */
	private given(field: Field): string | undefined {
		const value = this.raw(field);
		if (value === undefined || value === null) return undefined;
		if (typeof value === 'object') {
			throw new Problem(
				`${this.label(field)} must be text, and was given ${shown(value)}`,
				'Let the expression pick one value of it.',
			);
		}
		const text = String(value);
		return text.trim() === '' ? undefined : text;
	}

	/** What is given in a field with several choices. */
	private severalOf(field: INodeProperties): string[] {
		const given = this.raw(field) ?? field.default;
		const list = typeof given === 'string' ? given.split(',') : [given].flat();
		return list
			.map((one) => pasted(this.within({ [field.name]: one }).given(field) ?? ''))
			.filter((one) => one !== '');
	}

	private missing(field: Field): never {
		throw new Problem(
			`${this.label(field)} is empty`,
			`Fill in ${field.displayName}, or check that its expression yields a text for this item.`,
		);
	}

	private choice(field: INodeProperties, given: string): string {
		const choice = choiceOf(field, given);
		if (choice !== undefined) return choice;
		throw new Problem(
			`${this.label(field)} must be one of ${choiceNames(field)}, and was given ${shown(given)}`,
			'Pick one of them, or let the expression yield one of them.',
		);
	}

	/** Refuses two entries of one list that say the same in a field. */
	static distinct(entries: Values[], field: Field): void {
		const seen = new Map<string, Values>();
		for (const entry of entries) {
			const value = String(entry.raw(field));
			const earlier = seen.get(value);
			if (earlier) {
				throw new Problem(
					`${entry.label(field)} is the same as ${earlier.label(field)}: ${shown(value)}`,
					`Give each its own ${field.displayName}; WhatsApp tells them apart by it.`,
				);
			}
			seen.set(value, entry);
		}
	}
}

/** Refuses a list that is too short or too long. */
export function countBetween(count: number, min: number, max: number, label: string): void {
	if (count >= min && count <= max) return;
	const limit = max === Infinity ? `at least ${min}` : `${min} to ${max}`;
	throw new Problem(
		`${label}: WhatsApp takes ${limit}, and ${count} ${count === 1 ? 'was' : 'were'} given`,
		count < min ? 'Add what is missing.' : 'Remove some, or spread them over several messages.',
	);
}
