import { endWith } from '../../harness/plainError.mts';
import { queuePrograms } from '../../harness/programs.mts';
import { newest, releases } from '../../harness/versions.mts';
import { passes } from '../e2e/jest.mts';
import { startClusterEnvironment } from './environment.mts';

/**
 * `npm run test:cluster -- [--faults] [version] [options of jest]`: the tests in an n8n of several
 * processes, of the newest release or the one that is named. With `--faults`, only the counted faults, with
 * as many messages as a campaign has. Ends with 1 when any test failed.
 */
const args = process.argv.slice(2);
if (args[0] === '--faults') {
	process.env.CLUSTER_FAULTS = 'all';
	args.splice(0, 1, '--testPathPatterns', 'faults');
}
const isVersion = (text: string) => releases.some(({ version }) => version === text);
const version = args.find(isVersion) ?? newest.version;
const jestArgs = args.filter((text) => !isVersion(text));

try {
	queuePrograms();
	const environment = await startClusterEnvironment(version, (line) => console.error(line));
	try {
		if (!(await passes('cluster', environment.state, jestArgs))) process.exitCode = 1;
	} finally {
		await environment.stop();
	}
} catch (error) {
	endWith(error);
}
