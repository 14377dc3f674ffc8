import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import type { E2eState } from './environment.mts';

const root = path.resolve(import.meta.dirname, '..', '..');

/**
 * Runs the tests of one of jest's projects, with what they need to find their n8n. With E2E_REPORT, jest's
 * report goes to a file that begins so.
 * @returns whether all have passed
 */
export async function passes(project: string, state: E2eState, args: string[]): Promise<boolean> {
	const { E2E_REPORT: report } = process.env;
	const file = `${report}-${project}-${state.version}.json`;
	const reportArgs = report ? ['--json', `--outputFile=${file}`] : [];
	const command = [
		path.join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
		...['--selectProjects', project, '--runInBand', ...reportArgs, ...args],
	];
	const env = { ...process.env, E2E_STATE: JSON.stringify(state) };
	const child = spawn(process.execPath, command, { cwd: root, env, stdio: 'inherit' });
	const [code] = await once(child, 'exit');
	return code === 0;
}
