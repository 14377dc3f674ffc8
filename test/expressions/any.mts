import fc from 'fast-check';

/** Expressions that nobody thought of: most of them make sense, some do by accident, and some break. */

const PATHS = [
	'$json.x',
	'$json.name',
	'$json.n',
	'$json.list',
	'$json.list[0]',
	'$json.order?.id',
	'$json["first name"]',
	'$json.missing',
	'$itemIndex',
	"$('Start').item.json.x",
	"$('Start').item.json.list",
	'$today.year',
];
const LITERALS = [
	'1',
	'0',
	'-2.5',
	'"a"',
	"'it\\'s'",
	'"{"',
	'")"',
	'`t`',
	'[]',
	'[1, "b"]',
	'({ a: 1 })',
];
const LITERALS_TOO = [
	'true',
	'null',
	'undefined',
	'/a|b/g',
	'".isEmpty()"',
	'"\\u{1f600}"',
	'"$if("',
];
const CALLS = [
	'.trim()',
	'.toString()',
	'.length',
	'.split("")',
	'.slice(1)',
	'.replace(/a/g, "b")',
	'.includes("a")',
	'.concat(1)',
	'.join("|")',
	'.map(one => one)',
	'.filter(one => one !== null)',
	'.at(-1)',
	'.toFixed(1)',
	'?.id',
	'?.trim()',
	'[0]',
	'["length"]',
	'.isEmpty()',
	'.toTitleCase()',
	'.first()',
	'.round()',
	'.toDateTime().plus(1, "week").year',
	'.plus(1, "day")',
	'.push("z")',
	'.sort()',
];
const OPERATORS = [
	'+',
	'-',
	'*',
	'/',
	'%',
	'**',
	'&&',
	'||',
	'??',
	'===',
	'!=',
	'<',
	'>=',
	'|',
	'>>',
	',',
];
const SIGNS = [
	'(',
	')',
	'[',
	']',
	'{',
	'}',
	';',
	'=',
	'=>',
	'`',
	'"',
	"'",
	'${',
	'//',
	'/*',
	'*/',
	'<!--',
];
const WORDS = [
	'$json',
	'.x',
	'this',
	'return',
	'null',
	'$chunk',
	'$plain',
	'try',
	'catch',
	'$',
	'a',
	'1',
	'\n',
];

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
	expression: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		fc.constantFrom(...PATHS, ...LITERALS, ...LITERALS_TOO),
		fc.tuple(tie('expression'), fc.constantFrom(...CALLS)).map(([one, call]) => one + call),
		fc
			.tuple(tie('expression'), fc.constantFrom(...OPERATORS), tie('expression'))
			.map(([left, operator, right]) => `${left} ${operator} ${right}`),
		tie('expression').map((one) => `(${one})`),
		tie('expression').map((one) => `!${one}`),
		tie('expression').map((one) => `\`<\${${one}}>\``),
		tie('expression').map((one) => `typeof ${one}`),
		tie('expression').map((one) => `JSON.stringify(${one})`),
		tie('expression').map((one) => `$ifEmpty(${one}, "none")`),
		fc
			.tuple(tie('expression'), tie('expression'), tie('expression'))
			.map(([test, yes, no]) => `${test} ? ${yes} : ${no}`),
		fc.tuple(tie('expression'), tie('expression')).map(([test, yes]) => `$if(${test}, ${yes})`),
		fc.array(tie('expression'), { maxLength: 3 }).map((list) => `[${list.join(', ')}]`),
		fc
			.tuple(tie('expression'), tie('expression'))
			.map(([list, one]) => `[${list}].map(one => ${one})`),
	),
}));

/** Pieces of expressions in any order. */
const soup = fc
	.array(fc.constantFrom(...PATHS, ...LITERALS, ...CALLS, ...OPERATORS, ...SIGNS, ...WORDS), {
		minLength: 1,
		maxLength: 8,
	})
	.map((pieces) => pieces.join(' '));

/** An expression with a piece of it lost, or one too many. */
const broken = fc
	.tuple(expression, fc.nat(), fc.constantFrom('', ...SIGNS, ...WORDS))
	.map(([code, place, piece]) => {
		const at = place % (code.length + 1);
		return code.slice(0, at) + piece + code.slice(at + (piece === '' ? 1 : 0));
	});

const code = fc.oneof({ weight: 6, arbitrary: expression }, soup, { weight: 2, arbitrary: broken });

const words = fc.constantFrom(
	'',
	' ',
	'Hello ',
	'\n',
	'"',
	"it's",
	'{',
	'}',
	'.isEmpty(',
	'😀',
	' ;',
);

/** A whole parameter: one code, or several with texts around them. */
export const anyParameter = fc.oneof(
	{ weight: 3, arbitrary: code.map((one) => `={{ ${one} }}`) },
	fc
		.array(fc.tuple(words, code), { minLength: 1, maxLength: 3 })
		.map((parts) => `=${parts.map(([text, one]) => `${text}{{ ${one} }}`).join('')}`),
	fc
		.tuple(fc.array(fc.tuple(words, code), { minLength: 1, maxLength: 2 }), words)
		.map(([parts, end]) => `=${parts.map(([text, one]) => `${text}{{${one}}}`).join('')}${end}`),
);
