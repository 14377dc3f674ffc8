import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { PlainError } from './plainError.mts';

/** Debian keeps PostgreSQL's servers here, in a folder for each version, and off the PATH. */
const DEBIAN_POSTGRES = '/usr/lib/postgresql';

/** What each program belongs to, as people call it. */
const SERVERS = {
	initdb: 'PostgreSQL',
	postgres: 'PostgreSQL',
	psql: 'PostgreSQL',
	'redis-server': 'Redis',
} as const;

export type Programs = Record<keyof typeof SERVERS, string>;

function debianFolders(): string[] {
	if (!existsSync(DEBIAN_POSTGRES)) return [];
	const newestFirst = readdirSync(DEBIAN_POSTGRES).sort((a, b) => Number(b) - Number(a));
	return newestFirst.map((version) => path.join(DEBIAN_POSTGRES, version, 'bin'));
}

/**
 * Finds the servers that n8n's queue mode needs.
 * @throws PlainError that says what is missing and how to get it
 */
export function queuePrograms(): Programs {
	const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...debianFolders()];
	const found = Object.keys(SERVERS).map((name) => {
		const places = folders.map((folder) => path.join(folder, name));
		return [name, places.find((place) => existsSync(place))] as const;
	});
	const missing = found.filter(([, place]) => place === undefined).map(([name]) => name);
	if (missing.length === 0) return Object.fromEntries(found) as Programs;
	const servers = new Set(missing.map((name) => SERVERS[name as keyof typeof SERVERS]));
	throw new PlainError(
		`${[...servers].join(' and ')} must be installed for n8n's queue mode; not found: ${missing.join(', ')}. On Debian and Ubuntu: apt-get install postgresql redis-server. Elsewhere, put them on the PATH.`,
	);
}
