import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { run } from './run.mts';

const root = path.resolve(import.meta.dirname, '..');

/** Packs the built package as npm would publish it; gives the tarball's path. */
export async function packed(folder: string): Promise<string> {
	await mkdir(folder, { recursive: true });
	const out = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root });
	const [{ filename }] = JSON.parse(out) as Array<{ filename: string }>;
	return path.join(folder, filename);
}

/** Installs the tarball in an n8n's folder of community packages, with n8n's own flags for it. */
export async function installPackage(tarball: string, userFolder: string): Promise<void> {
	const nodes = path.join(userFolder, '.n8n', 'nodes');
	await rm(path.join(nodes, 'node_modules'), { recursive: true, force: true });
	await mkdir(nodes, { recursive: true });
	await writeFile(path.join(nodes, 'package.json'), JSON.stringify({ private: true }));
	const flags = ['--ignore-scripts', '--install-strategy=shallow', '--omit=peer', '--omit=dev'];
	const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
	await run('npm', ['install', tarball, ...flags, ...quiet], { cwd: nodes });
}
