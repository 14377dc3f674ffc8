import { cpus, totalmem } from 'node:os';
import path from 'node:path';

import { run } from '../../harness/run.mts';
import type { Measured } from './case.mts';

/**
 * `npm run bench`: sends through this node, through n8n's HTTP Request node with a request for each
 * item, and through a plain client; prints the tables of docs/performance.md.
 */
const LATENCY_MS = 50;
const DEFAULT_PARALLEL = 4;
const root = path.resolve(import.meta.dirname, '..', '..');
const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');

type Kind = 'axios' | 'engine' | 'http' | 'node';

async function measure(kind: Kind, messages: number, parallel = DEFAULT_PARALLEL) {
	const file = path.join(import.meta.dirname, 'case.mts');
	const args = [kind, messages, LATENCY_MS, parallel].map(String);
	process.stderr.write(`${kind}, ${messages} messages, ${parallel} in parallel …\n`);
	const out = await run(process.execPath, [tsx, file, ...args], { cwd: root });
	const measured = JSON.parse(out.trim().split('\n').at(-1) as string) as Measured;
	if (measured.messages !== messages) throw new Error(`${measured.messages} arrived once: ${out}`);
	return measured;
}

const seconds = (ms: number) => (ms / 1000).toFixed(2);

function table(head: string[], rows: Array<Array<number | string>>): string {
	const line = (cells: Array<number | string>) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const HEAD = ['', 'messages', 'requests', 'execution, s', 'sending, s', 'peak memory, MB'];
const row = (name: string, { wallMs, sendMs, requests, messages, peakMb }: Measured) => [
	name,
	messages,
	requests,
	seconds(wallMs),
	seconds(sendMs),
	peakMb ?? '-',
];

const ours = await measure('node', 10_000);
const plain = await measure('axios', 10_000);
const engine = await measure('engine', 10_000);
const small = await measure('node', 1000);
const large = await measure('node', 50_000);
const sweep: Array<[number, Measured]> = [];
for (const parallel of [1, 2, 4, 8, 16]) {
	sweep.push([parallel, await measure('node', 10_000, parallel)]);
}
const http = await measure('http', 10_000);

const ratio = (a: number | null, b: number | null) => (a && b ? (a / b).toFixed(3) : '-');

console.log(`${cpus().length} x ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB; n8n 2.41.1;
sandbox with ${LATENCY_MS} ms latency on the same machine.

${table(HEAD, [
	row('(a) this node', ours),
	row('(b) HTTP Request node, a request an item', http),
	row('(c) axios without n8n', plain),
	row('(d) this node, expressions for which n8n is needed', engine),
])}

${table(
	['ratio', 'value'],
	[
		['execution, a / b', ratio(ours.wallMs, http.wallMs)],
		['execution of a / c', ratio(ours.wallMs, plain.wallMs)],
		['sending, a / c', ratio(ours.sendMs, plain.sendMs)],
		['peak memory, a / b', ratio(ours.peakMb, http.peakMb)],
	],
)}

${table(HEAD, [row('this node', small), row('this node', ours), row('this node', large)])}

${table(
	['requests in parallel', 'sending of 10,000, s', 'peak memory, MB'],
	sweep.map(([parallel, { sendMs, peakMb }]) => [parallel, seconds(sendMs), peakMb ?? '-']),
)}`);
