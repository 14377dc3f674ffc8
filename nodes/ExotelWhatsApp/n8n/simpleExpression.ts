import { isRecord } from '../shared/data';

/**
 * Reads the most frequent expressions, plain fields of the item as in `Hello {{ $json.name }}`,
 * without n8n's expression engine, which takes about half a millisecond for each. Gives up wherever
 * the result could differ from n8n's, and leaves those to it.
 */

/** Stands for: n8n has to say. */
export const UNDECIDED = Symbol('undecided');

/** The value of a parameter for an item. */
export type Evaluate = (json: Record<string, unknown>) => unknown;

const undecided: Evaluate = () => UNDECIDED;

/** Whether a parameter holds an expression, which n8n marks by a leading `=`. */
export function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}

/** `$json.name`, `$json.address.city`, `$json["first name"]`. */
const PATH = /^\$json((?:\.[a-z_]\w*|\[(?:"[^"\\]+"|'[^'\\]+')\])+)$/i;
const STEP = /\.(\w+)|\["([^"]+)"\]|\['([^']+)'\]/g;

/** Names at which n8n refuses to look. */
const GUARDED = /^(__.*|constructor|prototype|mainModule|binding|_load|_linkedBinding)$/;

/** A field that n8n would give back, or write into a text, just as it is. */
function plain(value: unknown): unknown {
	const isPlain =
		(typeof value === 'string' && value !== '') ||
		typeof value === 'boolean' ||
		(typeof value === 'number' && Number.isFinite(value));
	return isPlain ? value : UNDECIDED;
}

function field(code: string): Evaluate {
	const [, path] = PATH.exec(code.trim()) ?? [];
	if (path === undefined) return undecided;
	const steps = [...path.matchAll(STEP)].map(([, dotted, double, single]) =>
		String(dotted ?? double ?? single),
	);
	if (steps.some((step) => GUARDED.test(step))) return undecided;
	return (json) => {
		let value: unknown = json;
		for (const step of steps) {
			if (!isRecord(value) || !Object.hasOwn(value, step)) return UNDECIDED;
			value = value[step];
		}
		return plain(value);
	};
}

/** An expression, without the `=` that marks it. */
function expression(text: string): Evaluate {
	const parts = text.split(/\{\{(.*?)\}\}/s);
	const texts = parts.filter((_, index) => index % 2 === 0);
	const isOdd = texts.some((one) => /[\\{}]/.test(one));
	if (isOdd || parts.length === 1) return undecided;
	const fields = parts.filter((_, index) => index % 2 === 1).map(field);
	if (fields.includes(undecided)) return undecided;
	if (texts.every((one) => one.trim() === '')) {
		return fields.length === 1 && texts.join('') === '' ? fields[0] : undecided;
	}
	return (json) => {
		const values = fields.map((one) => one(json));
		if (values.includes(UNDECIDED)) return UNDECIDED;
		return texts.map((one, index) => one + String(values[index] ?? '')).join('');
	};
}

function collection(parameter: Record<string, unknown>): Evaluate {
	const entries = Object.entries(parameter).map(([key, value]) => [key, compiled(value)] as const);
	return (json) => {
		const values = entries.map(([key, evaluate]) => [key, evaluate(json)] as const);
		return values.some(([, value]) => value === UNDECIDED) ? UNDECIDED : Object.fromEntries(values);
	};
}

/**
 * Prepares a parameter as it stands in the workflow.
 * @returns a function that gives its value for an item, or `UNDECIDED`
 */
export function compiled(parameter: unknown): Evaluate {
	if (isRecord(parameter)) return collection(parameter);
	if (Array.isArray(parameter) && hasExpression(parameter)) return undecided;
	if (typeof parameter !== 'string') return () => parameter;
	return parameter.startsWith('=') ? expression(parameter.slice(1)) : () => parameter;
}
