import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Search } from '../../secrets/scan.mts';

const KEYS = Array.from({ length: 1000 }, (_, index) => `key-${index}-é${'k'.repeat(index % 30)}`);
const search = new Search(KEYS);

it('finds any of many texts, wherever it stands, and shows what is around it', () => {
	for (const key of KEYS) {
		expect(search.in(`${key}`)).toBeDefined();
		expect(search.in(`before ${key} behind`)).toContain('before key-');
	}
});

it('finds none where there is none', () => {
	expect(search.in('')).toBeUndefined();
	expect(search.in('key')).toBeUndefined();
	expect(search.in('key-1000-é and key-1-e')).toBeUndefined();
	expect(new Search([]).in('key-1-é')).toBeUndefined();
});

it('finds a text in a file that is read in pieces, at the border of two', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'scan-'));
	const file = path.join(folder, 'large');
	const piece = 8 * 1024 * 1024;
	for (const before of [0, 1, 5, 9]) {
		writeFileSync(file, `${'x'.repeat(piece - before)}key-60-é and more`);
		expect(await search.inFile(file)).toContain('key-60-');
	}
	writeFileSync(file, 'x'.repeat(piece * 2));
	expect(await search.inFile(file)).toBeUndefined();
	rmSync(folder, { recursive: true });
});
