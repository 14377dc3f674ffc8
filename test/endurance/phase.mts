import { tmpdir } from 'node:os';
import path from 'node:path';

import { startEnvironment } from '../e2e/environment.mts';
import { sampleOf, type Sample } from './samples.mts';

/**
 * `phase.mts <version> <ours|theirs> <minutes>`: rounds of traffic against one n8n for so long. Prints a
 * line of JSON with what n8n held in the meantime.
 */
const [version, whose, minutes] = process.argv.slice(2);

/** Caches fill, code is compiled, and the trigger comes to remember as many messages as it may. */
const WARM_UP = 1 / 3;

const SAMPLES = 20;

const probe = path.join(import.meta.dirname, 'probe.cjs');
process.env.N8N_NODE_ARGS = `--expose-gc --require ${probe}`;
const ENDURANCE_PROBE = path.join(tmpdir(), `endurance-${process.pid}.json`);

const environment = await startEnvironment(version, (line) => console.error(line), {
	env: { ENDURANCE_PROBE },
});
try {
	process.env.E2E_STATE = JSON.stringify(environment.state);
	const { ourRound, theirRound } = await import('./traffic.mts');
	const round = await (whose === 'ours' ? ourRound : theirRound)();
	const samples: Sample[] = [];
	const totalMs = Number(minutes) * 60_000;
	const start = performance.now();
	let rounds = 0;
	let nextMs = totalMs * WARM_UP;
	while (performance.now() - start < totalMs) {
		await round();
		rounds += 1;
		if (performance.now() - start < nextMs) continue;
		samples.push(await sampleOf(environment.n8nPid, ENDURANCE_PROBE, rounds));
		nextMs += (totalMs * (1 - WARM_UP)) / SAMPLES;
	}
	console.log(JSON.stringify({ rounds, samples }));
} finally {
	await environment.stop();
}
