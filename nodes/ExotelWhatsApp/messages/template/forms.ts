import { shown } from '../../shared/data';
import { Problem } from '../../shared/problem';
import type { Field, Values } from '../../shared/values';
import type { MediaHeader } from '../mediaHeader';
import type { Form } from './variable';

/** How values of each kind are checked, and the parameters that they become; section 2.3. */

/** Milliseconds since 1970 have 13 digits; seconds have 10. */
const LEAST_MS = 1e11;

const ISO_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i;

/** What WhatsApp refuses inside a variable [Meta]. */
const REFUSED: Array<[RegExp, string]> = [
	[/[\r\n]/, 'a line break'],
	[/\t/, 'a tab'],
	[/ {5}/, 'more than four spaces in a row'],
];

function oneLine(values: Values, field: Field): string {
	const text = values.text(field);
	const found = REFUSED.find(([pattern]) => pattern.test(text));
	if (!found) return text;
	throw new Problem(
		`${values.label(field)} has ${found[1]}, which WhatsApp refuses in a variable: ${shown(text)}`,
		'Put the text on one line with single spaces. Line breaks can stand in the template itself.',
	);
}

function expiryMs(values: Values, field: Field): number {
	const given = values.text(field).trim();
	const isMs = /^\d+$/.test(given) && Number(given) >= LEAST_MS;
	const ms = isMs
		? Number(given)
		: ISO_TIME.test(given)
			? Date.parse(given.replace(' ', 'T'))
			: NaN;
	if (Number.isSafeInteger(ms)) return ms;
	throw new Problem(
		`${values.label(field)} must be a date and time with its time zone, and was given ${shown(given)}`,
		'Use the form 2026-03-01T18:00:00+05:30, an expression such as {{ $now.plus({ days: 1 }) }}, or milliseconds since 1970.',
	);
}

const media =
	(type: MediaHeader): Form =>
	(values, field) => ({ type, [type]: { link: values.link(field) } });

/** The link to the file of a header. */
export const fileForms: Record<MediaHeader, Form> = {
	document: media('document'),
	image: media('image'),
	video: media('video'),
};

/** The name of a document, which joins its link. */
export const filenameForm: Form = (values, field) => ({
	type: 'document',
	document: { filename: values.text(field) },
});

export const textForm: Form = (values, field) => ({ type: 'text', text: oneLine(values, field) });

export const expiryForm: Form = (values, field) => ({
	type: 'limited_time_offer',
	limited_time_offer: { expiration_time_ms: expiryMs(values, field) },
});

/** The end of a link, without what the template has already. */
export const urlEndForm: Form = (values, field, { base }) => {
	const end = oneLine(values, field).trim();
	if (!base || !end.toLowerCase().startsWith(base.toLowerCase())) {
		return { type: 'text', text: end };
	}
	throw new Problem(
		`${values.label(field)} repeats what the template's link begins with: ${shown(end)}`,
		`Give only what comes after ${base}`,
	);
};

export const couponForm: Form = (values, field) => ({
	type: 'coupon_code',
	coupon_code: oneLine(values, field).trim(),
});

export const payloadForm: Form = (values, field) => ({
	type: 'payload',
	payload: values.text(field),
});

export const flowTokenForm: Form = (values, field, { fallback }) => ({
	type: 'action',
	action: { flow_token: values.optionalText(field) ?? fallback },
});
