import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');

export const contentOf = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Paths in the repository of all files below folders, or of the files themselves. */
export function filesIn(...folders: string[]): string[] {
	return folders.flatMap((folder) =>
		readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
	);
}

/** All pages for people. */
export const pages = [
	'README.md',
	'CONTRIBUTING.md',
	'CHANGELOG.md',
	...filesIn('docs').filter((file) => file.endsWith('.md')),
];

const FENCED = /^```.*?^```$/gms;

/** A page without its code, in which brackets and slashes mean something else. */
export const proseOf = (file: string) =>
	contentOf(file)
		.replace(FENCED, '')
		.replace(/`[^`\n]*`/g, '');

/** As GitHub makes the anchor of a heading. */
function slugOf(heading: string): string {
	const shown = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
	return shown
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N} _-]/gu, '')
		.replaceAll(' ', '-');
}

/** The anchors of a page; the second heading with the same words ends in -1. */
export function anchorsOf(file: string): string[] {
	const headings = contentOf(file)
		.replace(FENCED, '')
		.matchAll(/^#+ (.*)$/gm);
	const slugs = [...headings].map(([, heading]) => slugOf(heading.trim()));
	return slugs.map((slug, index) => {
		const before = slugs.slice(0, index).filter((one) => one === slug).length;
		return before === 0 ? slug : `${slug}-${before}`;
	});
}

/** The rows of all tables of a page, heads included, as the texts of their cells. */
export function rowsOf(file: string): string[][] {
	const lines = contentOf(file).matchAll(/^\|(.*)\|$/gm);
	return [...lines].map(([, cells]) => cells.split('|').map((cell) => cell.trim()));
}
