import { endsValue, isDot, tokensOf, type Token } from './tokens';

/**
 * What an expression may be made of to be read for many items in one call. Whatever is not known here to
 * give the same for an item among many as for one alone is left to n8n: what other items hold, what
 * differs from call to call, and all that could change the data it reads.
 */

const words = (...lines: string[]) => new Set(lines.join(' ').split(' '));

/** n8n's own names. `$('Node')` has a rule of its own. */
const N8N_NAMES = words('$json $itemIndex $now $today $if $ifEmpty $min $max $jmespath');

const OTHER_NAMES = words(
	'true false null undefined NaN Infinity in instanceof new typeof void',
	'Array Boolean Date DateTime Duration Interval Intl JSON Map Math Number Object Set String',
	'isFinite isNaN parseFloat parseInt',
	'decodeURI decodeURIComponent encodeURI encodeURIComponent',
);

/** Properties by which data is changed, or a function is called for data that is not its own. */
const CHANGING = words(
	'copyWithin fill pop push reverse shift sort splice unshift',
	'add assign clear defineProperties defineProperty delete freeze preventExtensions seal set',
	'setPrototypeOf apply bind call',
	'setDate setFullYear setHours setMilliseconds setMinutes setMonth setSeconds setTime setYear',
	'setUTCDate setUTCFullYear setUTCHours setUTCMilliseconds setUTCMinutes setUTCMonth setUTCSeconds',
);

/** Whether a name may stand anywhere: as a property, or in a pattern that takes one out of an object. */
const isHarmless = (name: string) => !CHANGING.has(name) && !name.startsWith('__');

/** The parameters of arrow functions: what is named before an arrow, alone or in brackets. */
function boundNames(tokens: Token[]): Set<string> {
	const bound = new Set<string>();
	const openings: number[] = [];
	tokens.forEach(({ text }, index) => {
		if (text === '(') openings.push(index);
		const start = text === ')' ? openings.pop() : index;
		if (tokens[index + 1]?.text !== '=>') return;
		for (const token of tokens.slice(start, index + 1)) {
			if (token.kind === 'name') bound.add(token.text);
		}
	});
	return bound;
}

/** A token among its neighbours. */
interface Place {
	/** Up to it. */
	before: Token[];
	token: Token;
	/** From it on. */
	after: Token[];
}

const placesOf = (tokens: Token[]): Place[] =>
	tokens.map((token, index) => ({
		before: tokens.slice(Math.max(0, index - 2), index),
		token,
		after: tokens.slice(index + 1, index + 7),
	}));

/** `$('Node').item`, the item of another node from which the one at hand was made. */
function isItemOfNode({ before, token, after }: Place): boolean {
	const [open, node, close, dot, item, next] = after;
	return (
		token.text === '$' &&
		!isDot(before.at(-1)) &&
		open?.text === '(' &&
		node?.kind === 'text' &&
		close?.text === ')' &&
		dot?.text === '.' &&
		item?.text === 'item' &&
		next?.text !== '('
	);
}

function isFitName(place: Place, bound: Set<string>): boolean {
	const { text: name } = place.token;
	const previous = place.before.at(-1);
	const isKey = (previous?.text === '{' || previous?.text === ',') && place.after[0]?.text === ':';
	const isProperty = isKey || isDot(previous);
	const isKnown = N8N_NAMES.has(name) || OTHER_NAMES.has(name) || bound.has(name);
	return isHarmless(name) && (isProperty || isKnown || isItemOfNode(place));
}

/** One text or number, in square brackets behind a value: the name of a property. */
function isFitKey([key, close]: Token[]): boolean {
	if (close?.text !== ']') return false;
	if (key.kind === 'number') return true;
	return key.kind === 'text' && !key.text.includes('\\') && isHarmless(key.text.slice(1, -1));
}

/** Only what has a name is called, and arrow functions have no statements. */
function isFitMark({ before, token, after }: Place): boolean {
	const previous = before.at(-1);
	const isBehindValue = endsValue(before) || previous?.text === '?.';
	switch (token.text) {
		case '(':
			return !isBehindValue || previous?.kind === 'name';
		case '[':
			return !isBehindValue || isFitKey(after);
		case '{':
			return previous?.text !== '=>' && previous?.text !== ')';
		default:
			return true;
	}
}

/** A template behind a value is a call, too. */
const isTag = ({ before, token }: Place) => token.text.startsWith('`') && endsValue(before);

function isFit(places: Place[], bound: Set<string>): boolean {
	// A parameter with such a name would hide n8n's own.
	if ([...bound].some((name) => name.startsWith('$'))) return false;
	return places.every((place) => {
		const { kind } = place.token;
		if (kind === 'name') return isFitName(place, bound);
		if (kind === 'mark') return isFitMark(place);
		return kind !== 'template' || !isTag(place);
	});
}

/** For an item that is not at hand, n8n has `itemMatching`. */
function withItemsByIndex(code: string, places: Place[]): string {
	const ends = places.filter(isItemOfNode).map(({ after }) => after[4].end);
	return [0, ...ends]
		.map((start, index) => code.slice(start, ends[index]))
		.join('Matching($itemIndex)');
}

/**
 * The code of an expression for many items, with `$json` and `$itemIndex` as names for the one at hand.
 * @returns undefined for an expression that has to be read item by item
 */
export function codeForMany(code: string): string | undefined {
	const tokens = tokensOf(code) ?? [];
	const places = placesOf(tokens);
	if (places.length === 0 || !isFit(places, boundNames(tokens))) return undefined;
	return withItemsByIndex(code, places);
}

/**
 * n8n rewrites all codes of an expression if one of them calls a method of its own. It looks for those
 * by a pattern, in texts too, after it has taken the first text in quotes out of each code
 * (`extendSyntax` in n8n-workflow). With these literals, it could decide otherwise on codes that are
 * put into one.
 */
const LOOKS_LIKE_METHOD = /(\.\s*\w+|\$if)\s*(\?\.)?\s*\(/;

/** Whether n8n treats the codes of an expression in the same way when they are put into one. */
export function canBeJoined(codes: string[]): boolean {
	if (codes.length < 2) return true;
	const literals = codes
		.flatMap((code) => tokensOf(code) ?? [])
		.filter(({ kind }) => kind !== 'mark' && kind !== 'name' && kind !== 'number');
	return literals.every(
		({ kind, text }) => !LOOKS_LIKE_METHOD.test(text) && (kind === 'text' || !/["']/.test(text)),
	);
}
