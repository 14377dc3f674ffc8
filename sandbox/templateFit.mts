import { placeholders } from './templateSchemas.mts';
import type { TemplateMessage } from './templateMessage.mts';

/** A component of a template, as the list gives it. */
export interface Component {
	type: string;
	format?: string;
	text?: string;
	buttons?: Array<{ type: string; text?: string; url?: string }>;
	cards?: Array<{ components: Component[] }>;
	limited_time_offer?: { has_expiration?: boolean };
}

/** A component of a message, with what this file looks at. */
interface Filled {
	type: string;
	sub_type?: string;
	index?: string;
	parameters?: Array<{ type: string; text?: string }>;
	cards?: Array<{ card_index: number; components: Filled[] }>;
}

/** Headers that each message has to bring. */
const BROUGHT = ['IMAGE', 'VIDEO', 'DOCUMENT', 'PRODUCT', 'LOCATION'];
const MAX_HEADER = 60;
const MAX_BODY = 1024;
const MAX_CARD_BODY = 160;

/** What WhatsApp refuses in a parameter: line breaks, tabs, more than four spaces in a row. */
const UNFIT = /[\r\n\t]| {5}/;

const variablesIn = (text?: string) => new Set(placeholders(text)).size;

function headerMisfit(part: Component | undefined, filled: Filled | undefined): string | undefined {
	const format = part?.format ?? 'TEXT';
	const isNeeded = BROUGHT.includes(format) || variablesIn(part?.text) > 0;
	const [given] = filled?.parameters ?? [];
	if (!isNeeded) return given && 'header: the template has no parameter there';
	const wanted = format.toLowerCase();
	if (given?.type === wanted) return undefined;
	return `header: Format mismatch, expected ${format}, received ${given?.type.toUpperCase() ?? 'UNKNOWN'}`;
}

function bodyMisfit(part: Component | undefined, filled: Filled | undefined): string | undefined {
	const expected = variablesIn(part?.text);
	const given = filled?.parameters?.length ?? 0;
	if (given === expected) return undefined;
	return `body: number of parameters (${given}) does not match the expected number of params (${expected})`;
}

/** What a message fills in of a button: whether it must, and with which `sub_type`. */
function slotOf({ type, url }: { type: string; url?: string }) {
	if (type === 'QUICK_REPLY') return { subType: 'quick_reply', isNeeded: false };
	if (type === 'FLOW') return { subType: 'flow', isNeeded: false };
	if (type === 'COPY_CODE') return { subType: 'copy_code', isNeeded: true };
	if (type === 'CATALOG') return { subType: 'catalog', isNeeded: false };
	if (type === 'MPM') return { subType: 'mpm', isNeeded: true };
	if (type === 'ORDER_DETAILS') return { subType: 'order_details', isNeeded: true };
	if (type === 'OTP') return { subType: 'url', isNeeded: true };
	if (type === 'URL' && variablesIn(url) > 0) return { subType: 'url', isNeeded: true };
	return undefined;
}

function buttonsMisfit(part: Component | undefined, filled: Filled[]): string | undefined {
	const slots = (part?.buttons ?? []).map(slotOf);
	for (const { index, sub_type } of filled) {
		const slot = slots[Number(index)];
		if (slot?.subType !== sub_type) {
			return `button ${index}: the template has no ${sub_type} parameter there`;
		}
	}
	const missing = slots.findIndex(
		(slot, index) => slot?.isNeeded && !filled.some((one) => Number(one.index) === index),
	);
	return missing < 0 ? undefined : `button ${missing}: the parameter is missing`;
}

function carouselMisfit(part: Component | undefined, filled: Filled | undefined) {
	const cards = part?.cards ?? [];
	const given = filled?.cards ?? [];
	if (given.length !== cards.length) {
		return `carousel: ${given.length} cards were given, and the template has ${cards.length}`;
	}
	for (const [index, card] of cards.entries()) {
		const found = given.find(({ card_index }) => card_index === index);
		const misfit = found
			? misfitOf(card.components, found.components, MAX_CARD_BODY)
			: 'it is missing';
		if (misfit !== undefined) return `card ${index}: ${misfit}`;
	}
	return undefined;
}

function offerMisfit(part: Component | undefined, filled: Filled | undefined) {
	if (filled && !part) return 'limited_time_offer: the template has none';
	const isNeeded = part?.limited_time_offer?.has_expiration;
	return isNeeded && !filled ? 'limited_time_offer: the expiration time is missing' : undefined;
}

function orderMisfit(part: Component | undefined, filled: Filled | undefined) {
	if (Boolean(part) === Boolean(filled)) return undefined;
	return `order_status: ${part ? 'it is missing' : 'the template has none'}`;
}

const lengthOf = (text: string) => [...text].length;

function headerLengthMisfit(part: Component | undefined, filled: Filled | undefined) {
	const [given] = filled?.parameters ?? [];
	const whole = (part?.text ?? '').replace(/\{\{\d+\}\}/g, () => given?.text ?? '');
	return lengthOf(whole) > MAX_HEADER
		? `header: the text has more than ${MAX_HEADER} characters when it is filled in`
		: undefined;
}

function textMisfit(part: Component | undefined, filled: Filled[], maxBody: number) {
	const words = filled
		.filter(({ type }) => type === 'header' || type === 'body')
		.flatMap(({ parameters = [] }) => parameters.flatMap(({ text }) => text ?? []));
	const unfit = words.find((text) => UNFIT.test(text));
	if (unfit !== undefined) {
		return 'a parameter must not have new-line or tab characters, or more than 4 spaces in a row';
	}
	const values = filled.find(({ type }) => type === 'body')?.parameters ?? [];
	const whole = (part?.text ?? '').replace(
		/\{\{(\d+)\}\}/g,
		(_, number) => values[Number(number) - 1]?.text ?? '',
	);
	return lengthOf(whole) > maxBody
		? `body: the text has more than ${maxBody} characters when it is filled in`
		: undefined;
}

function misfitOf(parts: Component[], filled: Filled[], maxBody = MAX_BODY): string | undefined {
	const part = (type: string) => parts.find((one) => one.type === type);
	const given = (type: string) => filled.find((one) => one.type === type);
	const buttons = filled.filter(({ type }) => type === 'button');
	return (
		headerMisfit(part('HEADER'), given('header')) ??
		bodyMisfit(part('BODY'), given('body')) ??
		buttonsMisfit(part('BUTTONS'), buttons) ??
		carouselMisfit(part('CAROUSEL'), given('carousel')) ??
		offerMisfit(part('LIMITED_TIME_OFFER'), given('limited_time_offer')) ??
		orderMisfit(part('ORDER_STATUS'), given('order_status')) ??
		headerLengthMisfit(part('HEADER'), given('header')) ??
		textMisfit(part('BODY'), filled, maxBody)
	);
}

/** Why what a message fills in does not fit its template; undefined when it does. */
export function misfit(parts: Component[], message: TemplateMessage): string | undefined {
	return misfitOf(parts, (message.components ?? []) as Filled[]);
}
