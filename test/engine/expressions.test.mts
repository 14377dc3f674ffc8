import { inspect } from 'node:util';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { parameterReader } from '../../nodes/ExotelWhatsApp/n8n/parameters';
import { anyParameter } from '../expressions/any.mts';
import { freshItems, oddItems, PARAMETERS } from '../expressions/cases.mts';
import { contextOf } from './support/engine.mts';

/** A value, or an object or an error as a text, so that all can be compared. */
function outcomeOf(read: () => unknown): unknown {
	try {
		const value = read();
		return Object(value) === value ? inspect(value, { depth: 9 }) : value;
	} catch (error) {
		return inspect((error as Error).message);
	}
}

/** What n8n gives for each item, and what we read; each from items of its own. */
function bothWays(parameter: unknown, itemsOf = freshItems, name = 'Send') {
	const contextFor = () =>
		contextOf(
			name,
			{ note: parameter } as INodeParameters,
			itemsOf().map((json) => ({ json })),
		);
	const [alone, together] = [contextFor(), contextFor()];
	const asked = jest.spyOn(together, 'getNodeParameter');
	const read = parameterReader(together);
	const indexes = itemsOf().map((_, index) => index);
	return {
		n8n: indexes.map((index) => outcomeOf(() => alone.getNodeParameter('note', index, null))),
		ours: indexes.map((index) => outcomeOf(() => read('note', index))),
		left: together.getContext('node'),
		decided: indexes.length - asked.mock.calls.length,
	};
}

describe('parameters for many items', () => {
	it('are what n8n reads for each, whatever the expression', () => {
		let decided = 0;
		for (const parameter of PARAMETERS) {
			const result = bothWays(parameter);
			expect([parameter, result.ours]).toStrictEqual([parameter, result.n8n]);
			expect(result.left).toEqual({});
			decided += result.decided;
		}
		expect(PARAMETERS.length).toBeGreaterThan(500);
		expect(decided).toBeGreaterThan(5000);
	});

	it('are what n8n reads for each within lists and collections, also of odd items', () => {
		let decided = 0;
		for (const parameter of PARAMETERS.filter((_, index) => index % 4 === 0)) {
			const nested = { fixed: 5, own: parameter, rows: [{ text: parameter, none: null }] };
			const result = bothWays(nested, oddItems);
			expect([parameter, result.ours]).toStrictEqual([parameter, result.n8n]);
			decided += result.decided;
		}
		expect(decided).toBeGreaterThan(1000);
	});

	it('are what n8n reads for expressions that nobody thought of', () => {
		let decided = 0;
		const property = fc.property(anyParameter, (parameter) => {
			const result = bothWays(parameter);
			decided += result.decided;
			expect(result.ours).toStrictEqual(result.n8n);
		});
		fc.assert(property, { numRuns: 100 });
		expect(decided).toBeGreaterThan(300);
	});

	it('are what n8n reads from items that hold more than JSON', () => {
		const strangeItems = () => {
			const own: Record<string, unknown> = { x: 'own' };
			own.own = own;
			const strange: unknown[] = [
				own,
				{ x: new Date(0) },
				{ x: new Date(NaN) },
				{ x: DateTime.fromMillis(0) },
				{ x: BigInt(5) },
				{ x: undefined },
				{ x: [undefined, 5] },
				{ x: new Map([[1, 2]]) },
				{ x: Buffer.from('abc') },
				{ x: Infinity },
				{ x: () => 5 },
				JSON.parse('{"__proto__": {"x": "p"}, "y": 1}'),
				Object.assign(Object.create(null), { x: 'bare' }),
			];
			return [...strange, ...freshItems()] as IDataObject[];
		};
		const codes = [
			'$json.x',
			'$json.x + ""',
			'JSON.stringify($json)',
			'$json.x.length',
			'$json.own.own.x',
			'`${$json.x}`',
			'Object.keys($json).join()',
			'$json.x?.year',
			'$json.x?.toISOString()',
		];
		let decided = 0;
		for (const code of codes) {
			const result = bothWays(`={{ ${code} }}`, strangeItems);
			expect([code, result.ours]).toStrictEqual([code, result.n8n]);
			decided += result.decided;
		}
		expect(decided).toBeGreaterThan(50);
	});

	it.each([
		['Bob\'s "Send"'],
		['back\\slash'],
		['`${x}`'],
		['}} {{'],
		['a.constructor'],
		['भेजो 😀'],
	])('are read of a node with the name %j', (name) => {
		const { n8n, ours, decided } = bothWays('={{ $itemIndex }} {{ "x" }}', freshItems, name);
		expect(ours).toStrictEqual(n8n);
		expect(decided).toBe(n8n.length);
	});
});
