import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { releases } from '../../harness/versions.mts';
import { startEnvironment, type E2eState } from './environment.mts';

/**
 * `npm run test:e2e -- [--queue] [version] [options of jest]`: the e2e tests, once for each n8n release
 * or for the one that is named, in queue mode if that is wanted; then the tests of what they have left
 * behind. Ends with 1 when any test failed.
 * With E2E_REPORT, jest's reports go to files that begin so.
 */
const root = path.resolve(import.meta.dirname, '..', '..');
const args = process.argv.slice(2);
const hasQueue = args[0] === '--queue';
if (hasQueue) args.shift();
const known = releases.map(({ version }) => version);
const versions = known.includes(args[0]) ? [args.shift() as string] : known;

async function jest(state: E2eState, project: string, options: string[]): Promise<boolean> {
	const { E2E_REPORT: report } = process.env;
	const file = `${report}-${project}-${state.version}.json`;
	const reportArgs = report ? ['--json', `--outputFile=${file}`] : [];
	const command = [
		path.join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
		...['--selectProjects', project, '--runInBand', ...reportArgs, ...options],
	];
	const env = { ...process.env, E2E_STATE: JSON.stringify(state) };
	const child = spawn(process.execPath, command, { cwd: root, env, stdio: 'inherit' });
	const [code] = await once(child, 'exit');
	return code === 0;
}

for (const version of versions) {
	const environment = await startEnvironment(version, (line) => console.error(line), {
		hasQueue,
	});
	try {
		const isWell = await jest(environment.state, 'e2e', args);
		// What all of them have left behind, whatever was run.
		const isClean = await jest(environment.state, 'leftovers', []);
		if (!isWell || !isClean) process.exitCode = 1;
	} finally {
		await environment.stop();
	}
}
