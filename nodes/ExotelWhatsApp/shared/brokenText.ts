import type { INodeProperties } from 'n8n-workflow';

import { shown } from './data';
import { Problem } from './problem';

/** The option that lets such texts through; of all sends. */
export const sendUndefinedAsText: INodeProperties = {
	displayName: 'Send Undefined and Null as Text',
	name: 'sendUndefinedAsText',
	type: 'boolean',
	default: false,
	description:
		'Whether texts that look like the result of a broken expression or formula, such as undefined, null, NaN, [object Object] or #N/A, are sent as they are. By default, such a message is not sent.',
};

/** What JavaScript writes for an object in a text; nobody means it. */
const OBJECT = String.raw`\[object [A-Z]\w*\]`;

/** What expressions yield for what is not there, and spreadsheets for formulas that fail. */
const BROKEN = [
	'undefined',
	'null',
	'NaN',
	'Invalid (?:Date|DateTime|Duration|Interval)',
	String.raw`#(?:N/A|DIV/0!|NAME\?|(?:CALC|ERROR|NULL|NUM|REF|SPILL|VALUE)!)`,
	OBJECT,
].join('|');

/** Nothing but such words, as "undefined undefined" for a first and a last name. */
const BROKEN_ONLY = new RegExp(String.raw`^(?:[\s\p{P}]*(?:${BROKEN}))+[\s\p{P}]*$`, 'u');

const WITH_OBJECT = new RegExp(OBJECT);

/**
 * Refuses a text that a customer would read as "undefined" or the like. Inside other words only what
 * cannot be meant counts.
 * @param label the field for the sentence
 */
export function refuseBrokenText(value: unknown, label: string): void {
	const text = String(value);
	const [object] = WITH_OBJECT.exec(text) ?? [];
	const isWhole = BROKEN_ONLY.test(text) || (typeof value === 'number' && !Number.isFinite(value));
	if (!isWhole && object === undefined) return;
	throw new Problem(
		`${label} ${isWhole ? `is ${shown(text)}` : `has "${object}" in it`}, which looks like the result of a broken expression or formula`,
		`Check the expression of this field for this item. If a message is meant to say so, switch on its option '${sendUndefinedAsText.displayName}'.`,
	);
}
