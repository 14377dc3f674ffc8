import { releases } from '../../harness/versions.mts';
import { startEnvironment } from './environment.mts';
import { passes } from './jest.mts';

/**
 * `npm run test:e2e -- [--queue] [version] [options of jest]`: the e2e tests, once for each n8n release
 * or for the one that is named, in queue mode if that is wanted; then the tests of what they have left
 * behind. Ends with 1 when any test failed.
 * With E2E_REPORT, jest's reports go to files that begin so.
 */
const args = process.argv.slice(2);
const hasQueue = args[0] === '--queue';
if (hasQueue) args.shift();
const known = releases.map(({ version }) => version);
const versions = known.includes(args[0]) ? [args.shift() as string] : known;

for (const version of versions) {
	const environment = await startEnvironment(version, (line) => console.error(line), {
		hasQueue,
	});
	try {
		const isWell = await passes('e2e', environment.state, args);
		// What all of them have left behind, whatever was run.
		const isClean = await passes('leftovers', environment.state, []);
		if (!isWell || !isClean) process.exitCode = 1;
	} finally {
		await environment.stop();
	}
}
