import { rm } from 'node:fs/promises';

import { endWith, PlainError } from '../../harness/plainError.mts';
import { queuePrograms } from '../../harness/programs.mts';
import { newest, releases } from '../../harness/versions.mts';
import { runJest } from '../e2e/runJest.mts';
import { startClusterEnvironment } from './environment.mts';

/**
 * `npm run test:cluster -- [--faults] [version] [options of jest]`: the tests in an n8n of several
 * processes, of the newest release or the one that is named. With `--faults`, only the counted faults, with
 * as many messages as a campaign has. Ends with 1 when any test failed.
 */
const args = process.argv.slice(2);
const isWhole = args[0] === '--faults';
if (isWhole) {
	process.env.CLUSTER_FAULTS = 'all';
	args.splice(0, 1, '--testPathPatterns', 'faults');
}

/** For 20,000 callbacks the engine that docs/performance.md advises, and n8n's own times for lost jobs. */
const WHOLE = {
	N8N_EXPRESSION_ENGINE: 'legacy',
	QUEUE_WORKER_LOCK_DURATION: '60000',
	QUEUE_WORKER_STALLED_INTERVAL: '30000',
};
const env: Record<string, string> = isWhole ? WHOLE : {};
const say = (line: string) => console.error(line);

const isVersion = (text: string) => releases.some(({ version }) => version === text);
const version = args.find(isVersion) ?? newest.version;
const jestArgs = args.filter((text) => !isVersion(text));

try {
	queuePrograms();
	const environment = await startClusterEnvironment(version, say, env);
	const hasPassed = await runJest('cluster', environment.state, jestArgs);
	await environment.stop();
	if (hasPassed) await rm(environment.state.folder, { recursive: true });
	else
		throw new PlainError(
			`Some tests have failed. The logs of n8n are in ${environment.state.folder}.`,
		);
} catch (error) {
	endWith(error);
}
