import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import type { E2eState } from './environment.mts';

const root = path.resolve(import.meta.dirname, '..', '..');

/**
 * Runs the tests of one of jest's projects in an n8n, one file after the other.
 * @param options of jest
 * @returns whether all passed
 */
export async function runJest(
	project: string,
	state: E2eState,
	options: string[],
): Promise<boolean> {
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
