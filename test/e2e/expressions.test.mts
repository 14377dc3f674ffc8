import fc from 'fast-check';

import type { Execution } from '../../harness/editor.mts';
import { partsOf } from '../../nodes/ExotelWhatsApp/n8n/expressions/parts';
import { codeForMany } from '../../nodes/ExotelWhatsApp/n8n/expressions/rules';
import { anyParameter } from '../expressions/any.mts';
import { freshItems, oddItems, PARAMETERS } from '../expressions/cases.mts';
import { crashN8n, noOp, output, sandbox, sender, state, workflowOf } from './support.mts';

jest.setTimeout(600_000);

beforeEach(() => sandbox.clear());

/** By `N8N_EXPRESSION_ENGINE`. The engine `vm` of n8n 1 needs an add-on that is not built here. */
const ENGINES: Record<string, string[]> = {
	'1.123.81': ['legacy'],
	'2.41.1': ['vm', 'quickjs', 'legacy'],
};

const NUMBERS = { from: '+918000000000', to: '+919000000000' };

/** So many expressions in one workflow. */
const TOGETHER = 50;

/** Milliseconds since the call of n8n's engine began, and some work for the next to count. */
const ELAPSED =
	'[DateTime.now().toMillis() - $now.toMillis(), [...Array(9999)].map(one => [one]).length][0]';

/** Whether the node reads a parameter for many items at once; all others n8n reads anyway. */
function isForMany(parameter: string): boolean {
	const codes = partsOf(parameter.slice(1))?.codes.map(codeForMany);
	return codes !== undefined && codes.length > 0 && !codes.includes(undefined);
}

/** The same to n8n, and read item by item: the node's rules have no comments. */
const readAlone = (parameter: string) => parameter.replace(/(\{\{.*?)\}\}/s, '$1/**/}}');

/** A node of a name that has to be escaped, by the number of its expression. */
const nameOf = (role: string, index: number) => `${role} {{${index}}} "it's" \\ \`\${x}\``;

const text = (name: string, parameters: object) =>
	sender(
		name,
		{ operation: 'sendText', ...NUMBERS, body: 'Hello', options: {}, ...parameters },
		{ onError: 'continueRegularOutput' },
	);

/** Nodes of which those of a pair have to give the same, with the expression among others or not. */
interface Pair {
	items: () => object[];
	/** @param alone the same parameter, to be read item by item */
	nodes(parameter: string, alone: string, index: number): Array<ReturnType<typeof text>>;
}

const PAIRS: Record<string, Pair> = {
	// Whatever is read comes out, as a number that is no number; both ways, to see where it throws.
	'a parameter of its own': {
		items: oddItems,
		nodes: (parameter, alone, index) => [
			text(nameOf('left', index), { from: parameter, to: alone }),
			text(nameOf('right', index), { from: alone, to: parameter }),
		],
	},
	'part of a collection': {
		items: freshItems,
		nodes: (parameter, alone, index) => [
			text(nameOf('left', index), { options: { customData: parameter } }),
			text(nameOf('right', index), { options: { customData: alone } }),
		],
	},
};

/** What left a node, without what differs in each send. */
function left(execution: Execution, name: string) {
	return output(execution, name).map(({ json }) => {
		const { from, to, status, customData, error } = json as Record<string, unknown>;
		return { from, to, status, customData, error: (error as { message: string } | null)?.message };
	});
}

/** Reads parameters in a real n8n, and compares what is read for many items with what is read for one. */
async function compare(parameters: string[], { items, nodes: nodesFor }: Pair): Promise<void> {
	const nodes = parameters.flatMap((one, index) => nodesFor(one, readAlone(one), index));
	const links = { Split: ['Start'], Start: [nodes.map(({ name }) => name)] };
	const workflow = await workflowOf([noOp('Start'), ...nodes], links, 300_000);
	const execution = await workflow.run(items());
	expect(execution.status).toBe('success');
	parameters.forEach((parameter, index) => {
		const read = left(execution, nameOf('left', index));
		expect(read).toHaveLength(items().length);
		expect([parameter, read]).toEqual([parameter, left(execution, nameOf('right', index))]);
	});
}

async function compareAll(parameters: string[], pair: Pair): Promise<void> {
	for (let start = 0; start < parameters.length; start += TOGETHER) {
		await compare(parameters.slice(start, start + TOGETHER), pair);
	}
}

describe.each(ENGINES[state.version])(
	`expressions in n8n ${state.version}, read by its engine %s`,
	(engine) => {
		beforeAll(() => crashN8n({ N8N_EXPRESSION_ENGINE: engine }));

		it.each(Object.entries(PAIRS))(
			'give for many items what n8n gives for each: as %s',
			async (_, pair) => {
				const parameters = PARAMETERS.filter(isForMany);
				expect(parameters.length).toBeGreaterThan(300);
				await compareAll(parameters, pair);
			},
		);

		it.each(Object.entries(PAIRS))(
			'give the same also if nobody thought of them: as %s',
			async (_, pair) => {
				await compareAll(fc.sample(anyParameter.filter(isForMany), 2 * TOGETHER), pair);
			},
		);

		it('are read for many items at once, and leave nothing in the execution', async () => {
			const workflow = await workflowOf(
				[
					noOp('Start'),
					text('Many', { options: { customData: `={{ ${ELAPSED} }}` } }),
					text('One', { options: { customData: `={{ ${ELAPSED}/**/ }}` } }),
				],
				{ Split: ['Start'], Start: [['Many', 'One']] },
			);
			const late = (from: Execution, name: string) =>
				output(from, name).filter(({ json }) => Number(json.customData) >= 3).length;
			// On a busy machine, the node reads fewer items in a call, down to one.
			let tries = 5;
			let execution: Execution;
			do {
				execution = await workflow.run(freshItems());
				tries -= 1;
			} while (tries > 0 && late(execution, 'Many') <= late(execution, 'One'));
			expect(late(execution, 'Many')).toBeGreaterThan(late(execution, 'One'));
			expect(JSON.stringify(execution)).toContain('customData');
			expect(JSON.stringify(execution)).not.toContain('exotelWhatsAppChunk');
		});
	},
);

afterAll(() => crashN8n());
