import { newest } from '../../harness/versions.mts';
import { startEnvironment } from '../e2e/environment.mts';

/**
 * `npm run screenshots`: makes the pictures of the README and of the docs, in docs/pictures, in a real
 * n8n of the newest release with the package in it.
 */

/** n8n 2 shows its assistant in the editor otherwise. */
const QUIET = { N8N_DISABLED_MODULES: 'instance-ai' };

const environment = await startEnvironment(newest.version, (line) => console.error(line), {
	env: QUIET,
});
try {
	// What drives the editor finds n8n by this, as the tests do.
	process.env.E2E_STATE = JSON.stringify(environment.state);
	const { takePictures } = await import('./pictures.mts');
	await takePictures((line) => console.error(line));
} finally {
	await environment.stop();
}
