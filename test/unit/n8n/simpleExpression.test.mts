import { compiled, UNDECIDED } from '../../../nodes/ExotelWhatsApp/n8n/simpleExpression';

const json = {
	name: 'Asha',
	'first name': 'Asha',
	age: 41,
	zero: 0,
	vip: false,
	empty: '',
	nothing: null,
	address: { city: 'Pune' },
	list: [1],
	constructor: 'x',
};

const valueOf = (parameter: unknown) => compiled(parameter)(json);

describe('compiled', () => {
	it.each<[unknown, unknown]>([
		['plain text', 'plain text'],
		['{{ $json.name }}', '{{ $json.name }}'],
		[5, 5],
		[true, true],
		[null, null],
		[
			['a', { b: 1 }],
			['a', { b: 1 }],
		],
		[
			{ value: { name: '={{ $json.name }}' }, schema: [1] },
			{ value: { name: 'Asha' }, schema: [1] },
		],
		['={{ $json.name }}', 'Asha'],
		['={{$json.name}}', 'Asha'],
		['={{ $json["first name"] }}', 'Asha'],
		["={{ $json['name'] }}", 'Asha'],
		['={{ $json.address.city }}', 'Pune'],
		['={{ $json.age }}', 41],
		['={{ $json.zero }}', 0],
		['={{ $json.vip }}', false],
		['=Hello {{ $json.name }}!', 'Hello Asha!'],
		['=Hello\n{{ $json.name }}\n', 'Hello\nAsha\n'],
		['={{ $json.name }}, {{ $json.age }}', 'Asha, 41'],
		['={{ $json.name }}{{ $json.zero }}.', 'Asha0.'],
		['={{ $json.vip }}!', 'false!'],
	])('reads %j as %j', (parameter, value) => {
		expect(valueOf(parameter)).toEqual(value);
	});

	it.each<[string]>([
		['={{ $json.missing }}'],
		['={{ $json.empty }}'],
		['={{ $json.nothing }}'],
		['={{ $json.address }}'],
		['={{ $json.list[0] }}'],
		['={{ $json.list.length }}'],
		['={{ $json.name.length }}'],
		['={{ $json.name.toUpperCase() }}'],
		['={{ $json.constructor }}'],
		['={{ $json.toString }}'],
		['={{ $json.__proto__ }}'],
		['={{ $json?.name }}'],
		['={{ $json }}'],
		['={{ "x" }}'],
		['={{ $("Node").item.json.name }}'],
		['= {{ $json.name }}'],
		['={{ $json.name }}\n'],
		['={{ $json.name }}{{ $json.age }}'],
		['={{ $json.name }} {{ $json.age }}'],
		['=Hello \\{{ $json.name }}'],
		['=Hello } {{ $json.name }}'],
		['=no expression'],
		['=Hello {{ $json.name }} and {{ $json.missing }}'],
	])('leaves %j to n8n', (parameter) => {
		expect(valueOf(parameter)).toBe(UNDECIDED);
	});

	it('reads a collection only as a whole', () => {
		expect(valueOf({ a: 'x', b: '={{ $json.name }}', c: 5 })).toEqual({ a: 'x', b: 'Asha', c: 5 });
		expect(valueOf({ a: '={{ $json.name }}', b: '={{ $json.missing }}' })).toBe(UNDECIDED);
		expect(valueOf({ a: ['={{ $json.name }}'] })).toBe(UNDECIDED);
	});
});
