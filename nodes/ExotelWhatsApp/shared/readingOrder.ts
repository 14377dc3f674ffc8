/**
 * The fields of a message that has ended, in the order in which people look for them: n8n's table shows
 * a few columns at a time, and its JSON the first lines. What is branched on comes first; what holds a
 * whole report or reply comes last.
 */
const FIELDS = [
	'status',
	'to',
	'waitResult',
	'data',
	'error',
	'preview',
	'sid',
	'code',
	'requestId',
	'from',
	'type',
	'customData',
	'sentBefore',
	'thanks',
	'reply',
	'delivery',
];

/** A copy with the fields in that order, and all others behind them in their own. */
export function inReadingOrder<T extends object>(json: T): T {
	const known = FIELDS.filter((name) => Object.hasOwn(json, name)) as Array<keyof T>;
	const first = Object.fromEntries(known.map((name) => [name, json[name]]));
	return { ...first, ...json };
}
