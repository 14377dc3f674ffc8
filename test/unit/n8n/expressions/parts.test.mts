import { partsOf } from '../../../../nodes/ExotelWhatsApp/n8n/expressions/parts';

describe('partsOf', () => {
	it.each<[string, string[], string[]]>([
		['{{ $json.name }}', ['', ''], [' $json.name ']],
		['Hello {{ a }}, {{b}}!', ['Hello ', ', ', '!'], [' a ', 'b']],
		['{{ a }}{{ b }}', ['', '', ''], [' a ', ' b ']],
		['one\r\n{{\na\n}}\ntwo', ['one\r\n', '\ntwo'], ['\na\n']],
		['no code', ['no code'], []],
		['', [''], []],
		['{ "a": "{{ b }}" }', ['{ "a": "', '" }'], [' b ']],
		['{{ a }} }} b', ['', ' }} b'], [' a ']],
		['{{{ a }}', ['', ''], ['{ a ']],
		['{{ "a\\n" }}', ['', ''], [' "a\\n" ']],
	])('takes %j apart', (expression, texts, codes) => {
		expect(partsOf(expression)).toEqual({ texts, codes });
	});

	it.each([
		['\\{{ a }}'],
		['C:\\ {{ a }}'],
		['{{ a \\}} b }}'],
		['{{ a'],
		['{{ a }} {{ b'],
		['a.constructor {{ b }}'],
		['{{ a }} . constructor'],
	])('leaves %j to n8n', (expression) => {
		expect(partsOf(expression)).toBeUndefined();
	});
});
