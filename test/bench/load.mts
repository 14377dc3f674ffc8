import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

import { installedN8n } from '../../harness/install.mts';
import { newest } from '../../harness/versions.mts';

/**
 * `npm run bench:load -- [processes]`: what it costs a new process to load the nodes, beyond n8n-workflow,
 * which n8n has loaded by then; beside nodes of n8n's own. n8n loads a node in each of its processes
 * when a workflow first needs it. Prints a table for docs/performance.md: medians of CPU and wall time.
 */
const run = promisify(execFile);
const [processes = '21'] = process.argv.slice(2);

/** As n8n does it: the class of each file, and one object of it. Without a loader, which would count. */
const LOAD = `
	const { createRequire } = require('node:module');
	const files = process.argv.slice(1);
	for (const file of files) createRequire(file)('n8n-workflow');
	const [start, before] = [performance.now(), process.cpuUsage()];
	for (const file of files) {
		const [Node] = Object.values(require(file));
		new Node();
	}
	const { user, system } = process.cpuUsage(before);
	console.log(JSON.stringify({ cpu: (user + system) / 1000, wall: performance.now() - start }));
`;

type Times = Record<'cpu' | 'wall', number>;

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1];

async function timesOf(node: string, files: string[]): Promise<Times> {
	const all: Times[] = [];
	while (all.length < Number(processes)) {
		const { stdout } = await run(node, ['-e', LOAD, ...files]);
		all.push(JSON.parse(stdout) as Times);
	}
	return { cpu: median(all.map(({ cpu }) => cpu)), wall: median(all.map(({ wall }) => wall)) };
}

const ours = (name: string) =>
	path.resolve(import.meta.dirname, '../../dist/nodes/ExotelWhatsApp', `${name}.node.js`);

const { bin, node } = await installedN8n(newest, (line) => console.error(line));
const theirs = (file: string) =>
	createRequire(bin).resolve(`n8n-nodes-base/dist/nodes/${file}.node.js`);

const rows: Record<string, string[]> = {
	'both nodes of this package': [ours('ExotelWhatsApp'), ours('ExotelWhatsAppTrigger')],
	'Exotel WhatsApp': [ours('ExotelWhatsApp')],
	'Exotel WhatsApp Trigger': [ours('ExotelWhatsAppTrigger')],
	"n8n's WhatsApp Business Cloud": [theirs('WhatsApp/WhatsApp')],
	"n8n's HTTP Request": [theirs('HttpRequest/HttpRequest')],
	"n8n's Twilio": [theirs('Twilio/Twilio')],
};

console.log(`| n8n ${newest.version}, ${processes} processes each | CPU, ms | wall, ms |
| --- | --- | --- |`);
for (const [name, files] of Object.entries(rows)) {
	const { cpu, wall } = await timesOf(node, files);
	console.log(`| ${name} | ${cpu.toFixed(1)} | ${wall.toFixed(1)} |`);
}
