import { isRecord, lengthOf, parsedOrText } from '../../shared/data';

/** A tool call of an AI agent, as a person reads it on a phone before it may run. */

const CUT = '…';
const CUT_NOTE = '(shortened)';

/** How long values may be at most, from one try to the next, until all of them fit. */
const VALUE_LENGTHS = [Infinity, 400, 200, 100, 50, 20];

interface Line {
	label: string;
	value: string;
}

/** `order_id` and `orderId` as "Order id". */
function words(key: string): string {
	const spaced = key
		.replace(/([a-z\d])([A-Z])/g, '$1 $2')
		.replace(/[_-]+/g, ' ')
		.trim();
	return spaced.charAt(0).toUpperCase() + spaced.slice(1).toLowerCase();
}

/** On one line, so that no value can look like a further parameter. */
function valueText(value: unknown): string {
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	const text = value === null || value === undefined ? '' : String(value);
	return text.replace(/\s+/g, ' ').trim() || 'empty';
}

function linesOf(value: unknown, path: string[]): Line[] {
	const isList = Array.isArray(value);
	const isPlainList = isList && !value.some((one) => typeof one === 'object' && one !== null);
	if (isPlainList) return [{ label: path.join(' › '), value: value.map(valueText).join(', ') }];
	if (isList) return value.flatMap((one, index) => linesOf(one, [...path, String(index + 1)]));
	if (!isRecord(value)) return [{ label: path.join(' › '), value: valueText(value) }];
	return Object.entries(value).flatMap(([key, inner]) => linesOf(inner, [...path, words(key)]));
}

function cut(text: string, max: number): string {
	const points = [...text];
	return points.length > max ? `${points.slice(0, max).join('')}${CUT}` : text;
}

const lineText = ({ label, value }: Line) => (label === '' ? value : `${label}: ${value}`);

/**
 * A text of at most so many characters, with a word that it was cut where it was.
 * @param max in code points
 */
export function shortened(text: string, max: number, between = '\n'): string {
	if (lengthOf(text) <= max) return text;
	const note = `${CUT}${between}${CUT_NOTE}`;
	return `${[...text].slice(0, Math.max(0, max - lengthOf(note))).join('')}${note}`;
}

/** The name of a tool without what only models need. */
export const toolName = (name: unknown): string => String(name ?? '').replace(/_+/g, ' ');

/**
 * The parameters of a tool call as lines, such as "Amount: 4500". Where they do not fit, the longest
 * values are cut first, so that each parameter can be seen.
 * @param max in code points
 * @param between what stands between two parameters
 */
export function parameterText(parameters: unknown, max: number, between = '\n'): string {
	const lines = linesOf(parsedOrText(parameters), []);
	if (lines.length === 0) return 'none';
	const [whole, ...tries] = VALUE_LENGTHS.map((length) => {
		const parts = lines.map(({ label, value }) => lineText({ label, value: cut(value, length) }));
		return [...parts, ...(length === Infinity ? [] : [CUT_NOTE])].join(between);
	});
	const fitting = [whole, ...tries].find((text) => lengthOf(text) <= max);
	return fitting ?? shortened(tries[tries.length - 1], max, between);
}
