import { shown } from './data';
import { Problem } from './problem';

/** A phone number as it was written. */
export interface WrittenNumber {
	/** With `isInternational`, they begin with the country code. */
	digits: string;
	/** Whether `+` or `00` stands in front, or a link around it that knows no other numbers. */
	isInternational: boolean;
	/** The same without a zero in brackets behind the country code, as in +44 (0)20. */
	withoutZero?: WrittenNumber;
	/** Where something stands between digits, by the count of digits before it. */
	breaks: Array<{ at: number; isStrong: boolean }>;
}

/**
 * Marks that nobody sees, such as those around numbers that are copied out of contacts. Between digits
 * they count as a space, since two numbers may be what they keep apart.
 */
const INVISIBLE = /[\p{Cf}\p{DI}]/gu;

/** ASCII as East Asian keyboards write it, U+FF01 to U+FF5E. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code));

/** The value of a digit of any script. Unicode has the digits of each in a row of ten, from zero. */
function digitOf(character: string): string {
	const code = character.codePointAt(0) as number;
	let before = 0;
	while (isDigit(code - before - 1)) before += 1;
	return String(before % 10);
}

const plain = (text: string) =>
	text
		.replace(INVISIBLE, ' ')
		.replace(FULL_WIDTH, (one) => String.fromCharCode(one.charCodeAt(0) - FULL_WIDTH_OFFSET))
		.replace(/(?![0-9])\p{Nd}/gu, digitOf)
		.replace(/[\p{Pd}\u2212]/gu, '-')
		.replace(/[\t\p{Zs}]/gu, ' ')
		.replaceAll('[', '(')
		.replaceAll(']', ')')
		.trim();

/** What may stand around a number and is none of it. Links and IDs of WhatsApp have the country code. */
const AROUND: Array<[RegExp, string]> = [
	// A spreadsheet's ways to keep a number as text.
	[/^="(.*)"$/, '$1'],
	[/^['"`´‘’“”]+|['"`´‘’“”]+$/g, ''],
	[/^(?:https?:\/\/)?(?:www\.)?wa\.me\/(?:\+|%2B)?(\d+)\/?(?:[?#].*)?$/i, '+$1'],
	[
		/^(?:https?|whatsapp):\/\/(?:\w+\.whatsapp\.com\/)?send\/?\?(?:.*&)?phone=(?:\+|%2B)?(\d+)(?:&.*)?$/i,
		'+$1',
	],
	[/^\+?(\d+)(?::\d+)?@(?:c\.us|s\.whatsapp\.net)$/i, '+$1'],
	[/^(?:tel|sms|callto|whatsapp):(?:\/\/)?/i, ''],
	// The whole in brackets, and the end of a sentence or of a list of one.
	[/^\(([^()]*)\)$/, '$1'],
	[/[.,;\s]+$/, ''],
];

/** A number in a spreadsheet's short form, `9.19876543210E+11`: digits, decimals, exponent. */
const SCIENTIFIC = /^(\+?\d+)(?:[.,](\d+))?e\+?(\d{1,2})$/i;

/** An amount: one point or comma in all, with nothing but zeros behind it. */
const ZERO_DECIMALS = /^([^.,]*\d)[.,](0+)$/;

/** A number that was divided, or is no phone number at all. */
const DECIMALS = /^\+?\d{7,}\.\d+$/;

/** Fewer digits before a point are a group of a number, as in 98765.00000. */
const WHOLE_DIGITS = 7;
const CENTS = 2;

const digitsOf = (text: string) => text.replace(/\D/g, '');

const countOfDigits = (text: string) => digitsOf(text).length;

/** The text of a whole number; a spreadsheet exports them as `919876543210.0`, too. */
function withoutDecimals(text: string, refuse: Refuse): string {
	const [, mantissa, decimals = '', exponent] = SCIENTIFIC.exec(text) ?? [];
	if (mantissa !== undefined) {
		const places = Number(exponent);
		if (decimals.length < places || /[1-9]/.test(decimals.slice(places))) refuse('rounded');
		return mantissa + decimals.slice(0, places);
	}
	const [, whole, zeros] = ZERO_DECIMALS.exec(text) ?? [];
	if (whole !== undefined && (zeros.length <= CENTS || countOfDigits(whole) >= WHOLE_DIGITS)) {
		return whole;
	}
	if (DECIMALS.test(text)) refuse('other');
	return text;
}

/** Why a text is no phone number, and what to do. */
const ADVICE = {
	other: 'Give digits with the country code, such as +91 90000 00000. One number for each item.',
	rounded:
		'A spreadsheet has shortened it, and digits are lost. Format the column as text, and enter the number again.',
	several: 'Give one number for each item, without extension.',
};

type Refuse = (reason: keyof typeof ADVICE) => never;

/** Two numbers, or what is added to one: an extension, another ending, a counter. */
const SEVERAL = /[,;|&\n\r\v\f\u2028\u2029]|\+.*\+|\b(?:and|or|ext|x)\b|\d\s*(?:x|ext\.?)\s*\d/i;

/** A number's place in a list: `1. 98765 43210`. */
const LIST_MARK = /^\d{1,3}\.\s/;

/** What may stand in a number once brackets are gone. */
const NUMBER = /^\+?\s*\d[\d\s.\-/]*$/;

/** A bracket behind all else: `98765 43210 (2)`. */
const LAST_BRACKET = /\([\d\s.-]*\)$/;

const withoutBrackets = (text: string) => text.replace(/\(([^()]*)\)/g, ' $1 ').trim();

const ZERO_IN_BRACKETS = /^(.*\d.*)\(\s*0\s*\)/;

/** The digits of a text that has nothing but a number. */
function numberIn(text: string): WrittenNumber {
	const digits = digitsOf(text);
	const dialled = digits.startsWith('00') ? 2 : 0;
	const breaks = [...text.matchAll(/(?<=\d)[^\d]+(?=\d)/g)].map(({ 0: between, index }) => ({
		at: countOfDigits(text.slice(0, index)) - dialled,
		isStrong: /[(/]/.test(between),
	}));
	return {
		digits: digits.slice(dialled),
		isInternational: dialled > 0 || text.includes('+'),
		breaks,
	};
}

/** A link with a long text is about as long; a whole document is not looked through. */
const MAX_LENGTH = 2000;

/** An expression may give a number, or a list of one. */
function textOf(given: unknown): string {
	if (Array.isArray(given) && given.length === 1) return textOf(given[0]);
	return typeof given === 'object' ? shown(given) : String(given);
}

/**
 * The digits of a phone number as people and programs write it. Refuses whatever could be more than
 * one number, or would become another by being cleaned.
 * @param label the field for the sentence
 * @throws Problem for what is no phone number
 */
export function writtenNumber(given: unknown, label: string): WrittenNumber {
	const refuse: Refuse = (reason) => {
		throw new Problem(`${label} is not a phone number: ${shown(given)}`, ADVICE[reason]);
	};
	const pasted = textOf(given);
	if (typeof given === 'number' && !Number.isInteger(given)) refuse('other');
	if (pasted.length > MAX_LENGTH) refuse('other');
	const bare = AROUND.reduce(
		(text, [around, kept]) => text.replace(around, kept).trim(),
		plain(pasted),
	);
	const text = withoutDecimals(bare, refuse);
	if (SEVERAL.test(text) || LAST_BRACKET.test(text)) refuse('several');
	const number = withoutBrackets(text);
	if (LIST_MARK.test(number) || !NUMBER.test(number)) refuse('other');
	return ZERO_IN_BRACKETS.test(text)
		? { ...numberIn(text), withoutZero: numberIn(text.replace(ZERO_IN_BRACKETS, '$1')) }
		: numberIn(text);
}
