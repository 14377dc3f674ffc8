import type { IExecuteFunctions } from 'n8n-workflow';

import {
	executionStart,
	executionToken,
	isInLoop,
	NodeRun,
} from '../../../nodes/ExotelWhatsApp/n8n/execution';

/** A run of the node "Send", with this context and this index of n8n's. */
const run = (kept: Record<string, unknown>, runIndex: number) =>
	new NodeRun({
		getContext: () => kept,
		evaluateExpression: () => runIndex,
	} as unknown as IExecuteFunctions);

/** What n8n stores of a context. */
const stored = (kept: object) => JSON.parse(JSON.stringify(kept)) as Record<string, unknown>;

/** A workflow of these links, with a node "Send", and what its expressions give. */
const workflow = (links: Record<string, string[]>, values: Record<string, unknown> = {}) => {
	const reach = (start: string, next: (name: string) => string[]) => {
		const seen = new Set<string>();
		const visit = (name: string) => {
			for (const one of next(name)) {
				if (seen.has(one) || one === start) continue;
				seen.add(one);
				visit(one);
			}
		};
		visit(start);
		return [...seen].map((found) => ({ name: found }));
	};
	const before = (name: string) => Object.keys(links).filter((one) => links[one].includes(name));
	return {
		getNode: () => ({ name: 'Send' }),
		getChildNodes: (name: string) => reach(name, (one) => links[one] ?? []),
		getParentNodes: (name: string) => reach(name, before),
		evaluateExpression(expression: string) {
			const found = Object.entries(values).find(([part]) => expression.includes(part));
			if (found?.[1] instanceof Error) throw found[1];
			return found?.[1];
		},
	} as unknown as IExecuteFunctions;
};

describe('NodeRun', () => {
	it('counts the runs of a loop', () => {
		const kept = {};
		const numbers = [0, 1, 2].map((runIndex) => {
			const one = run(kept, runIndex);
			one.end();
			return one.number;
		});
		expect(numbers).toEqual([0, 1, 2]);
	});

	it('has the same number in each try of a run', () => {
		const kept = {};
		expect([run(kept, 0), run(kept, 0)].map(({ number }) => number)).toEqual([0, 0]);
		run(kept, 0).end();
		expect(run(kept, 0).number).toBe(0);
	});

	it('has the same number in a retry, where n8n counts the run in which it was killed', () => {
		expect(run({}, 1).number).toBe(0);
		const kept = {};
		run(kept, 0).end();
		const saved = stored(kept);
		expect(run(kept, 1).number).toBe(1);
		expect(run(stored(saved), 2).number).toBe(1);
	});

	it('has the same number in a retry of a run that failed', () => {
		const kept = {};
		run(kept, 0);
		expect(run(stored(kept), 1).number).toBe(0);
	});

	it('counts from the start in a context that is not its own', () => {
		expect(run({ exotelWhatsAppRuns: 'x' }, 4).number).toBe(0);
	});
});

describe('executionToken', () => {
	const tokenOf = (address: string) =>
		executionToken(workflow({}, { '$execution.resumeUrl': address }));

	it('is the secret in the address of the execution', () => {
		expect(tokenOf('https://n8n.example.com/webhook-waiting/7?signature=ab12&x=1')).toBe('ab12');
	});

	it('is not there in an n8n that puts none into the address', () => {
		expect(tokenOf('https://n8n.example.com/webhook-waiting/7')).toBeUndefined();
	});
});

describe('executionStart', () => {
	const links = { In: ['Split'], Split: ['Send'], Other: ['Split'] };

	it('tells what two triggers gave apart', async () => {
		const one = executionStart(workflow(links, { '"In"': '{"a":1}', '"Other"': '' }));
		const same = executionStart(workflow(links, { '"In"': '{"a":1}', '"Other"': '' }));
		const other = executionStart(workflow(links, { '"In"': '{"a":2}', '"Other"': '' }));
		expect(await one).toBe(await same);
		expect(await one).not.toBe(await other);
	});

	it('is there when n8n cannot tell', async () => {
		const failing = workflow(links, { '"In"': new Error('no data'), '"Other"': '' });
		expect(await executionStart(failing)).toHaveLength(44);
	});
});

describe('isInLoop', () => {
	it.each<[string, boolean, Record<string, string[]>]>([
		['a straight workflow', false, { In: ['Send', 'Other'], Send: ['After'], Other: ['After'] }],
		['a loop', true, { In: ['Loop'], Loop: ['Done', 'Send'], Send: ['Loop'] }],
		['a longer loop', true, { Loop: ['Send'], Send: ['If'], If: ['Loop', 'After'] }],
		['a branch out of a loop', true, { In: ['Loop'], Loop: ['Send', 'Other'], Other: ['Loop'] }],
		['a loop behind the node', false, { Send: ['Loop'], Loop: ['Other'], Other: ['Loop'] }],
	])('knows of %s whether the node can run again: %p', (_, expected, links) => {
		expect(isInLoop(workflow(links))).toBe(expected);
	});
});
