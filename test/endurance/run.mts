import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { growthOf, type Sample } from './samples.mts';

/**
 * `npm run test:endurance -- [version] [minutes]`: mixed traffic against one n8n, through our nodes and
 * then, in another n8n, as much through n8n's own; half of the time each. Prints what n8n held, and ends
 * with 1 when it grows with our nodes as it does not with its own.
 */
const root = path.resolve(import.meta.dirname, '..', '..');
const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const [version = '2.41.1', minutes = '20'] = process.argv.slice(2);

/**
 * What a round may add more than one of n8n's own: a round has some 100 messages and calls, so that less
 * than half a kilobyte of each stays.
 */
const MAX_HEAP_KB = 50;

/** In fewer rounds, what n8n fills its caches with weighs more than a leak. */
const MIN_ROUNDS = 60;

/** Connections that are kept open come and go; a leak of one in a round is ten in ten. */
const MAX_HANDLES = 0.3;

interface Phase {
	rounds: number;
	samples: Sample[];
}

async function phase(whose: 'ours' | 'theirs'): Promise<Phase> {
	const file = path.join(import.meta.dirname, 'phase.mts');
	const args = [tsx, file, version, whose, String(Number(minutes) / 2)];
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
	let out = '';
	child.stdout.on('data', (chunk) => {
		out += chunk;
	});
	const [code] = await once(child, 'close');
	if (code !== 0) throw new Error(`The traffic of ${whose} ended with ${code}`);
	return JSON.parse(out) as Phase;
}

const phases = { ours: await phase('ours'), theirs: await phase('theirs') };

const mb = (kb: number) => (kb / 1024).toFixed(1);
const rows = Object.entries(phases).map(([whose, { rounds, samples }]) => {
	const [first, last] = [samples[0], samples[samples.length - 1]];
	return [
		whose === 'ours' ? 'our nodes' : "n8n's own",
		rounds,
		`${mb(first.heapKb)} → ${mb(last.heapKb)}`,
		growthOf(samples, 'heapKb').toFixed(1),
		`${mb(first.rssKb)} → ${mb(last.rssKb)}`,
		`${first.handles} → ${last.handles}`,
		growthOf(samples, 'handles').toFixed(2),
	];
});
console.log(`n8n ${version}, ${minutes} minutes, after the first third of each:

| traffic through | rounds | heap, MB | kB a round | resident, MB | handles | handles a round |
| --- | --- | --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`);

const more = (key: 'handles' | 'heapKb') =>
	growthOf(phases.ours.samples, key) - Math.max(0, growthOf(phases.theirs.samples, key));
const [heapKb, handles] = [more('heapKb'), more('handles')];
const rounds = Math.min(phases.ours.rounds, phases.theirs.rounds);
if (rounds < MIN_ROUNDS) {
	console.error(
		`${rounds} rounds are too few to judge by: give it minutes for ${MIN_ROUNDS} of each.`,
	);
	process.exitCode = 1;
} else if (heapKb > MAX_HEAP_KB || handles > MAX_HANDLES) {
	console.error(
		`With our nodes, each round adds ${heapKb.toFixed(1)} kB and ${handles.toFixed(2)} handles more than with n8n's own; ${MAX_HEAP_KB} kB and ${MAX_HANDLES} may be.`,
	);
	process.exitCode = 1;
}
