/** A word, a value or a sign of JavaScript. */
export interface Token {
	kind: 'mark' | 'name' | 'number' | 'pattern' | 'template' | 'text';
	/** As it is written. A template comes in pieces, with the tokens of its expressions between them. */
	text: string;
	/** Where it ends in the code. */
	end: number;
}

const SPACE = /\s+/y;
const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;
const NUMBER = /(?:0[xob][\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?![\w$.])/iy;
const TEXT = /"(?:[^"\\\n\r]|\\[^\n\r])*"|'(?:[^'\\\n\r]|\\[^\n\r])*'/y;
const PATTERN = /\/(?![*/])(?:[^\\/[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*\])+\/[a-z]*/y;
const TEMPLATE_START = /`/y;
const TEMPLATE_PIECE = /(?:[^`\\$]|\\[^]|\$(?!\{))*(?:`|\$\{)/y;

/** Assignments in all their forms, and comments. */
const REFUSED_MARK = /\+\+|--|(?:>>>?|<<|\*\*|&&|\|\||\?\?|[-+*/%&|^])=|=(?![=>])|\/[*/]/y;

const MARK =
	/=>|[=!]==?|\.\.\.|\?\.(?!\d)|\?\?|&&|\|\||\*\*|>>>|>>|<<|[<>]=?|[-+*/%&|^!~?:,.()[\]{}]/y;

/** By what opens it. A template's expression is closed by a bracket too. */
const CLOSING_MARK = new Map([
	['(', ')'],
	['[', ']'],
	['{', '}'],
	['${', '}'],
]);

const isClosing = (text: string) => text === ')' || text === ']' || text === '}';

/** Operators that are words, behind which a value begins. */
const OPERATOR = /^(in|instanceof|new|typeof|void)$/;

/** Whether a property is named behind this. */
export const isDot = (token: Token | undefined) => token?.text === '.' || token?.text === '?.';

/** Whether a value has ended with the last of these tokens, so that a slash behind it divides. */
export function endsValue(tokens: Token[]): boolean {
	const last = tokens.at(-1);
	if (!last) return false;
	switch (last.kind) {
		case 'mark':
			return isClosing(last.text);
		case 'template':
			return last.text.endsWith('`');
		case 'name':
			return !OPERATOR.test(last.text) || isDot(tokens.at(-2));
		default:
			return true;
	}
}

/** Reads code from left to right. */
class Reader {
	private readonly tokens: Token[] = [];

	/** What is open, the innermost last. */
	private readonly open: string[] = [];

	private position = 0;

	constructor(private readonly code: string) {}

	read(): Token[] | undefined {
		while (this.position < this.code.length) {
			if (this.taken(SPACE) === undefined && !this.hasRead()) return undefined;
		}
		return this.open.length === 0 ? this.tokens : undefined;
	}

	/** What stands here, if it is such a thing. */
	private taken(pattern: RegExp): string | undefined {
		pattern.lastIndex = this.position;
		const [found] = pattern.exec(this.code) ?? [];
		if (found !== undefined) this.position += found.length;
		return found;
	}

	private add(kind: Token['kind'], text: string | undefined): boolean {
		if (text === undefined) return false;
		this.tokens.push({ kind, text, end: this.position });
		return true;
	}

	private hasRead(): boolean {
		return (
			this.add('name', this.taken(NAME)) ||
			this.add('number', this.taken(NUMBER)) ||
			this.add('text', this.taken(TEXT)) ||
			(!endsValue(this.tokens) && this.add('pattern', this.taken(PATTERN))) ||
			this.addTemplatePiece(this.taken(TEMPLATE_START)) ||
			(this.taken(REFUSED_MARK) === undefined && this.addMark(this.taken(MARK)))
		);
	}

	/** A template from its start, or from the end of an expression in it, up to the next of both. */
	private addTemplatePiece(start: string | undefined): boolean {
		if (start === undefined) return false;
		const rest = this.taken(TEMPLATE_PIECE);
		if (rest === undefined) return false;
		if (rest.endsWith('${')) this.open.push('${');
		return this.add('template', start + rest);
	}

	private addMark(text: string | undefined): boolean {
		if (text === undefined || (text === '/' && !endsValue(this.tokens))) return false;
		if (CLOSING_MARK.has(text)) this.open.push(text);
		if (!isClosing(text)) return this.add('mark', text);
		const opened = this.open.pop() ?? '';
		if (CLOSING_MARK.get(opened) !== text) return false;
		return opened === '${' ? this.addTemplatePiece(text) : this.add('mark', text);
	}
}

/**
 * The tokens of an expression in JavaScript.
 * @returns undefined for what cannot be one: an assignment, a comment, several statements, a bracket
 * or a quote without its partner
 */
export function tokensOf(code: string): Token[] | undefined {
	return new Reader(code).read();
}
