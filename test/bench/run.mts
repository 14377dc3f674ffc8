import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';

import { run } from '../../harness/run.mts';
import type { Measured } from './case.mts';

/**
 * `npm run bench`: sends through this node with expressions of several kinds, through n8n's own nodes
 * with the same expressions, and through a plain client; prints the tables of docs/performance.md.
 */
const LATENCY_MS = 50;
const DEFAULT_PARALLEL = 4;
const root = path.resolve(import.meta.dirname, '..', '..');
const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');

/** Kinds of `case.mts`, and what the tables call them. */
const AXIOS: Row = ['axios', 'axios without n8n'];
const OURS: Row[] = [
	['node-plain', 'this node, `{{ $json.name }}`'],
	['node-trim', 'this node, `{{ $json.name.trim() }}`'],
	['node-other', "this node, `{{ $('Split').item.json.name }}`"],
	['node-both', 'this node, both'],
];
const EDIT_FIELDS: Row[] = [
	['set-plain', 'Edit Fields, `{{ $json.name }}`'],
	['set-both', 'Edit Fields, both'],
];
const HTTP: Row = ['http-plain', 'HTTP Request, a request an item'];

type Row = [kind: string, name: string];

async function measure(kind: string, messages: number, parallel = DEFAULT_PARALLEL) {
	const file = path.join(import.meta.dirname, 'case.mts');
	const args = [kind, messages, LATENCY_MS, parallel].map(String);
	const load = loadavg()[0].toFixed(1);
	process.stderr.write(`${kind}, ${messages} messages, ${parallel} in parallel, load ${load} …\n`);
	const out = await run(process.execPath, [tsx, file, ...args], { cwd: root });
	const measured = JSON.parse(out.trim().split('\n').at(-1) as string) as Measured;
	const expected = kind.startsWith('set') ? 0 : messages;
	if (measured.messages !== expected) throw new Error(`${measured.messages} arrived once: ${out}`);
	return measured;
}

const seconds = (ms: number | null) => (ms === null ? '-' : (ms / 1000).toFixed(2));

function table(head: string[], rows: Array<Array<number | string>>): string {
	const line = (cells: Array<number | string>) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const HEAD = [
	'',
	'time, s',
	'to axios',
	'longest gap, s',
	'of the execution, s',
	'peak memory, MB',
	'requests',
];

/** One size, from the plain client to n8n's own nodes. */
async function comparison(messages: number, rows: Row[]): Promise<string> {
	const plain = await measure(AXIOS[0], messages);
	const line = (name: string, { sendMs, gapMs, anyGapMs, peakMb, requests }: Measured) => [
		name,
		seconds(sendMs),
		(sendMs / plain.sendMs).toFixed(2),
		seconds(gapMs),
		seconds(anyGapMs),
		peakMb ?? '-',
		requests,
	];
	const lines = [line(AXIOS[1], plain)];
	for (const [kind, name] of rows) lines.push(line(name, await measure(kind, messages)));
	const text = table(HEAD, lines);
	process.stderr.write(`${text}\n`);
	return text;
}

const tenThousand = await comparison(10_000, [...OURS, ...EDIT_FIELDS, HTTP]);
const fiftyThousand = await comparison(50_000, [...OURS, ...EDIT_FIELDS]);
const thousand = await comparison(1000, OURS);
const sweep: Array<[number, Measured]> = [];
for (const parallel of [1, 2, 4, 8, 16]) {
	sweep.push([parallel, await measure('node-plain', 10_000, parallel)]);
}

console.log(`${cpus().length} x ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB; n8n 2.41.1;
sandbox with ${LATENCY_MS} ms latency on the same machine.

10,000 messages

${tenThousand}

50,000 messages

${fiftyThousand}

1,000 messages

${thousand}

${table(
	['requests in parallel', 'sending of 10,000, s', 'peak memory, MB'],
	sweep.map(([parallel, { sendMs, peakMb }]) => [parallel, seconds(sendMs), peakMb ?? '-']),
)}`);
