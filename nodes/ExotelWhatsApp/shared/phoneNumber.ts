import { Problem } from './problem';
import { shown } from './data';

/** ITU-T E.164: a country code and a number, 15 digits at most. The shortest in use have 7. */
const MIN_DIGITS = 7;
const MAX_DIGITS = 15;

/** What people put between the digits: white space of any kind, dashes, dots, brackets, slashes. */
const SEPARATORS = /[\s\p{Cf}\p{Pd}().[\]/]/gu;

/** The trunk zero that is written for callers at home and not dialled from abroad: +44 (0)20. */
const TRUNK_ZERO = /^(\s*(?:\+|00).*?)\(0\)/;

/** An Indian mobile number without its country code. No country's own numbers look like it. */
const INDIAN_NATIONAL = /^[789]\d{9}$/;

/**
 * A phone number as people paste it, in E.164 with `+`, such as `+919000000000`.
 *
 * Takes separators, a `00` prefix, and numbers without `+` that begin with the country code.
 * Refuses what would reach a stranger: numbers without a country code.
 * @param label the field for the sentence, such as "To"
 * @throws Problem when it cannot be a number in international form
 */
export function e164(given: unknown, label: string): string {
	const pasted = given === undefined || given === null ? '' : String(given);
	if (pasted.trim() === '') {
		throw new Problem(
			`${label} is empty`,
			'Give a phone number with its country code, such as +91 90000 00000.',
		);
	}
	const bare = pasted.replace(TRUNK_ZERO, '$1').replace(SEPARATORS, '');
	const [, prefix, digits] = /^(\+|00)?(\d+)$/.exec(bare) ?? [];
	if (digits === undefined) {
		throw new Problem(
			`${label} is not a phone number: ${shown(pasted)}`,
			'Give digits with the country code, such as +91 90000 00000. One number for each item.',
		);
	}
	if (digits.startsWith('0') || (!prefix && INDIAN_NATIONAL.test(digits))) {
		throw new Problem(
			`${label} has no country code: ${shown(pasted)}`,
			'Write it with + and the country code, such as +91 90000 00000 for India.',
		);
	}
	if (digits.length < MIN_DIGITS || digits.length > MAX_DIGITS) {
		throw new Problem(
			`${label} has ${digits.length} digits, and a phone number has ${MIN_DIGITS} to ${MAX_DIGITS}: ${shown(pasted)}`,
			'Give one number with its country code, such as +91 90000 00000.',
		);
	}
	return `+${digits}`;
}
