import fc from 'fast-check';

import { canBeJoined, codeForMany } from '../../../../nodes/ExotelWhatsApp/n8n/expressions/rules';

describe('codeForMany', () => {
	it.each([
		['$json.name'],
		['$json["first name"].trim()'],
		["$json.phone.replace(/\\D/g, '')"],
		['$json.order?.lines?.[0]?.sku'],
		['`Hello ${$json.name.split(" ")[0]}`'],
		['$json.list.map(one => one.id).join(", ")'],
		['$json.list.map((one, index) => `${index}: ${one}`).join()'],
		['Object.entries($json).map(([key, value]) => key + value).join("&")'],
		['$json.list.reduce((sum, { count }) => sum + count, 0)'],
		['$json.x ? "yes" : $itemIndex + 1'],
		['$if($json.n > 5, "many", "few")'],
		['$ifEmpty($json.name, "Customer")'],
		['$max($json.n, 3) / $min(1, 2)'],
		['$jmespath($json, "order.id")'],
		['$now.plus(2, "days").toFormat("dd LLL")'],
		['$today.setZone("Asia/Kolkata").toISO()'],
		['DateTime.fromISO($json.at).toFormat("HH:mm")'],
		['new Date($json.at).toLocaleDateString("en-IN")'],
		['JSON.stringify({ id: $json.id, tags: [...$json.tags] })'],
		['({ return: 1, class: 2 }).class'],
		['$json.class + $json.new + $json.return'],
		['typeof $json.x === "string"'],
		['"x" in $json'],
		['5'],
		['/a/.test("a")'],
		['this'.replace('this', '"this = this; //"')],
	])('lets %j be read for many items', (code) => {
		expect(codeForMany(code)).toBe(code);
	});

	it.each([
		["$('Start').item.json.name", "$('Start').itemMatching($itemIndex).json.name"],
		['$("a b").item . json', '$("a b").itemMatching($itemIndex) . json'],
		['$ ( "a" ) . item', '$ ( "a" ) . itemMatching($itemIndex)'],
		[
			"`${$('A').item.json.x}` + $('B').item.json.y",
			"`${$('A').itemMatching($itemIndex).json.x}` + $('B').itemMatching($itemIndex).json.y",
		],
		['"$(\'A\').item" + $json.x', '"$(\'A\').item" + $json.x'],
	])('finds the items of other nodes by their index: %j', (code, forMany) => {
		expect(codeForMany(code)).toBe(forMany);
	});

	it.each<[string, string[]]>([
		['data of other items', ['$input.first().json.x', '$items()', '$item(0).$json.x']],
		['other ways to other nodes', ['$node["A"].json.x', "$('A').first()", "$('A').all()"]],
		['a node that is not named', ['$(name).item', '$().item', "$('A' + 'B').item", '$(`A`).item']],
		['an item that is called', ["$('A').item('B')", "$('A')?.item", "$('A')['item']", "$('A')"]],
		['what differs from run to run', ['$vars.x', '$execution.id', '$runIndex', '$env.X']],
		['n8n inside n8n', ['$evaluateExpression("5")', '$parameter.to', '$fromAI("x")', '$self.x']],
		['n8n as a value', ['$', '$.x', '[$]', '$if ? $ : 1']],
		['names of its own', ['$chunk', '$plain(5)', '$place', 'name', 'E', '___n8n_data']],
		['what is around it', ['this', 'global', 'globalThis', 'window', 'process', 'arguments']],
		['code as text', ['eval("5")', 'Function("5")', 'require("fs")', 'import("fs")']],
		['what waits', ['await 5', 'async () => 5', 'new Promise(one => one)', 'yield 5']],
		['functions with statements', ['function () {}', '() => { return 5 }', '() => {}', 'class {}']],
		['methods in data', ['({ a() { } })', '({ get a() { } })', '({ async a() { } })']],
		['what has no name and is called', ['(a => a)(5)', '$json["x"](5)', '[5][0](5)', '"a"(5)']],
		['calls that may not be', ['$json.x?.()', '$json.list.map?.(one => one)']],
		['names of properties that are made', ['$json[$json.x]', '$json["a" + "b"]', '$json[`a`]']],
		['names in another script', ['$json["\\u0070ush"]', '$json.\\u0070ush', "$json['a\\'b']"]],
		['tags', ['String.raw`a`', '$json.x`a`', '(5)`a`']],
		['changes of lists', ['$json.list.push(1)', '$json.list["sort"]()', '$json.list?.reverse()']],
		['changes by name', ['(({ push }) => push)', '({ push: 5 })', '[].fill', '$json["shift"]']],
		['changes of objects', ['Object.assign($json, {})', 'delete $json.x', 'Object.freeze($json)']],
		[
			'changes of other values',
			['$json.at.setHours(1)', 'new Map().set(1, 2)', 'new Set().add(1)'],
		],
		[
			'functions for other data',
			['[].map.call($json.list)', '[].map.bind(1)', 'Math.max.apply(1)'],
		],
		['prototypes', ['$json.__proto__', '$json["__proto__"]', '({ __proto__: $json })']],
		['assignments', ['$json.x = 5', '$json.n++', '(a = 5) => a', '$json.x ||= 5']],
		['statements', ['$json.x; 5', ';', 'if (1) 5', 'let a', 'throw 5', 'return 5']],
		['comments', ['5 // 5', '5 /* 5 */', '5 <!-- 5', '5 --> 5']],
		['what ends the code around it', [') + (', '5) } catch { return [5', '], [', '} }', '`}`}']],
		[
			'parameters that hide names of n8n',
			['[5].map($json => 5)', '($itemIndex) => 5', '({ $ }) => 5'],
		],
		['what is known between calls', ['RegExp.$1', 'RegExp.lastMatch']],
		['nothing', ['', ' ', '\n']],
	])('leaves to n8n %s', (_, codes) => {
		for (const code of codes) expect([code, codeForMany(code)]).toEqual([code, undefined]);
	});

	it('lets no code out of brackets that are put around it', () => {
		const piece = fc.constantFrom(...'()[]{}`\'"/\\;=$.,? \n', '${', '//', '=>', 'a', '1', '$json');
		const soup = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
		fc.assert(
			fc.property(soup, (code) => {
				const forMany = codeForMany(code);
				if (forMany === undefined) return;
				const body = `return [() => (${forMany}), "end"];`;
				let parsed: () => unknown;
				try {
					parsed = new Function('$json', 'a', body) as typeof parsed;
				} catch {
					return;
				}
				expect(parsed()).toEqual([expect.any(Function), 'end']);
			}),
			{ numRuns: 5000 },
		);
	});
});

describe('canBeJoined', () => {
	it('takes what a single code says as it is', () => {
		expect(canBeJoined(['".isEmpty()" + `it\'s`'])).toBe(true);
	});

	it('takes several codes', () => {
		expect(canBeJoined(['$json.x.isEmpty()', '$json.name + "it\'s (here)."', '`a`'])).toBe(true);
	});

	it.each([['".isEmpty()"'], ["'$if (' + 1"], ['`.first(`'], ['/.first(/'], ["`it's`"], ['/"/']])(
		'does not put %j into one with others',
		(code) => {
			expect(canBeJoined([code, '5'])).toBe(false);
			expect(canBeJoined(['5', code])).toBe(false);
		},
	);
});
