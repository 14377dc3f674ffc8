import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

import { run, withProgress } from './run.mts';
import type { N8nRelease } from './versions.mts';

/** An n8n on disk, ready to start. */
export interface InstalledN8n {
	release: N8nRelease;
	/** The Node with which it runs. */
	node: string;
	/** Its command, to be run with `node`. */
	bin: string;
}

/** Where n8n is kept between runs: N8N_CACHE_DIR, or a folder in the user's cache. */
export function cacheFolder(): string {
	const userCache = process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache');
	return process.env.N8N_CACHE_DIR ?? path.join(userCache, 'n8n-nodes-exotel-whatsapp');
}

/** The npm package that brings Node of another version as a binary, for this platform. */
function nodePackage(): string {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	return `node-${platform}-${process.arch}`;
}

function runsOnThisNode({ node }: N8nRelease): boolean {
	const major = Number(process.versions.node.split('.')[0]);
	return major >= node.min && major <= node.max;
}

async function install(release: N8nRelease, folder: string, say: (line: string) => void) {
	const partial = `${folder}.partial`;
	await rm(partial, { recursive: true, force: true });
	await rm(folder, { recursive: true, force: true });
	await mkdir(partial, { recursive: true });
	const dependencies: Record<string, string> = { n8n: release.version };
	if (!runsOnThisNode(release)) dependencies[nodePackage()] = String(release.node.max);
	await writeFile(
		path.join(partial, 'package.json'),
		JSON.stringify({ private: true, dependencies, overrides: release.overrides }),
	);
	const npm = (what: string, ...args: string[]) =>
		withProgress(run('npm', [...args, '--loglevel=error'], { cwd: partial }), what, say);
	say(
		`Installing n8n ${release.version} into ${folder}: ${release.diskGb} GB, 3 to 7 minutes, this once.`,
	);
	await npm('downloading', 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--omit=dev');
	say('Building its database driver, which takes 1 to 3 minutes.');
	await npm('building', 'rebuild', 'sqlite3', '--ignore-scripts=false');
	await rename(partial, folder);
}

/** Brings an n8n release onto this machine, unless it is there. */
export async function installedN8n(
	release: N8nRelease,
	say: (line: string) => void,
): Promise<InstalledN8n> {
	const suffix = runsOnThisNode(release) ? '' : `-node${release.node.max}`;
	const folder = path.join(cacheFolder(), `n8n-${release.version}${suffix}`);
	if (!existsSync(folder)) await install(release, folder, say);
	const modules = path.join(folder, 'node_modules');
	const ownNode = path.join(modules, nodePackage(), 'bin', 'node');
	return {
		release,
		node: runsOnThisNode(release) ? process.execPath : ownNode,
		bin: path.join(modules, 'n8n', 'bin', 'n8n'),
	};
}
