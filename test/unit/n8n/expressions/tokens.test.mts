import { tokensOf } from '../../../../nodes/ExotelWhatsApp/n8n/expressions/tokens';

const textsOf = (code: string) => tokensOf(code)?.map(({ text }) => text);

describe('tokensOf', () => {
	it.each<[string, string[]]>([
		['$json.name', ['$json', '.', 'name']],
		['a?.b ?? c?.1:d', ['a', '?.', 'b', '??', 'c', '?', '.1', ':', 'd']],
		['1 + .5 - 2e-3 * 0x1F', ['1', '+', '.5', '-', '2e-3', '*', '0x1F']],
		['"a\\"b" + \'c\'', ['"a\\"b"', '+', "'c'"]],
		['a / b / c', ['a', '/', 'b', '/', 'c']],
		['(a) / b[0] / c', ['(', 'a', ')', '/', 'b', '[', '0', ']', '/', 'c']],
		['a.replace(/[/\\]]"/g, b)', ['a', '.', 'replace', '(', '/[/\\]]"/g', ',', 'b', ')']],
		['typeof /a/', ['typeof', '/a/']],
		['a.in /b/ c', ['a', '.', 'in', '/', 'b', '/', 'c']],
		['`a`', ['`a`']],
		['`a ${b} c ${d}`', ['`a ${', 'b', '} c ${', 'd', '}`']],
		['`${`${a}`}`', ['`${', '`${', 'a', '}`', '}`']],
		['`\\`$\\{$`', ['`\\`$\\{$`']],
		['({ a: { b: 1 } })', ['(', '{', 'a', ':', '{', 'b', ':', '1', '}', '}', ')']],
		['a >= b === !c', ['a', '>=', 'b', '===', '!', 'c']],
		['x => x >> 1', ['x', '=>', 'x', '>>', '1']],
		['[...a]', ['[', '...', 'a', ']']],
		['नाम + 😀'.slice(0, 3), ['नाम']],
		[' \n\t ', []],
	])('reads %j', (code, texts) => {
		expect(textsOf(code)).toEqual(texts);
	});

	it('says where a token ends', () => {
		expect(tokensOf(' a . b')?.map(({ end }) => end)).toEqual([2, 4, 6]);
	});

	it.each([
		['a = 1'],
		['a += 1'],
		['a ||= 1'],
		['a ??= 1'],
		['a >>>= 1'],
		['a **= 1'],
		['a++'],
		['--a'],
		['a; b'],
		['a // b'],
		['a /* b */'],
		['// a'],
		['a <!-- b'],
		['a --> b'],
		['(a'],
		['a)'],
		['(a]'],
		['{a)'],
		[') + ('],
		['"a'],
		["'a\nb'"],
		['`a'],
		['`a ${b'],
		['`a ${b)}`'],
		['/a'.concat('\n')],
		['#a'],
		['@a'],
		['\\u0061'],
		['a\\'],
		['1_000'],
		['5n'],
		['5..toFixed()'],
		['3in [1]'],
	])('does not read %j', (code) => {
		expect(tokensOf(code)).toBeUndefined();
	});
});
