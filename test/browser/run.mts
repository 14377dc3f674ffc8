import { newest, releases } from '../../harness/versions.mts';
import { startEnvironment } from '../e2e/environment.mts';
import { runJest } from '../e2e/runJest.mts';

/**
 * `npm run test:browser -- [version] [options of jest]`: the tests in a browser, of the sandbox's page and
 * of n8n's editor, in the newest n8n release or in the one that is named. Ends with 1 when any test failed.
 * With E2E_REPORT, jest's report goes to a file that begins so.
 */
const args = process.argv.slice(2);
const isRelease = releases.some(({ version }) => version === args[0]);
const version = isRelease ? (args.shift() as string) : newest.version;

const environment = await startEnvironment(version, (line) => console.error(line));
try {
	if (!(await runJest('browser', environment.state, args))) process.exitCode = 1;
} finally {
	await environment.stop();
}
