import { existsSync } from 'node:fs';
import path from 'node:path';

import { anchorsOf, contentOf, filesIn, pages, proseOf, root } from './pages.mts';

const GITHUB = 'https://github.com/exotel-whatsapp/n8n-nodes-exotel-whatsapp';
const RAW = 'https://raw.githubusercontent.com/exotel-whatsapp/n8n-nodes-exotel-whatsapp/main/';

/** The address of the repository alone, and of its README as GitHub shows it there. */
const HOME = /^(\.git|#readme)?$/;

interface Link {
	file: string;
	target: string;
}

/** What a page links or shows: inline, by name, or in HTML. */
const LINKS = [
	/\[[^\]]*\]\(([^)\s]+)\)/g,
	/^\[[^\]]+\]: (\S+)$/gm,
	/(?:src|srcset|href)="([^"\s]+)"/g,
];

const linksOf = (file: string): Link[] =>
	LINKS.flatMap((form) => [...proseOf(file).matchAll(form)]).map(([, target]) => ({
		file,
		target,
	}));

/** Addresses of this repository in what is no page. */
const addressesIn = (file: string): Link[] =>
	[...contentOf(file).matchAll(new RegExp(`(?:${GITHUB}|${RAW})[^\\s"'\`<>)]*`, 'g'))].map(
		([target]) => ({ file, target }),
	);

/** The path in the repository with the anchor; undefined for what is outside of it. */
function placeOf({ file, target }: Link): string | undefined {
	if (target.startsWith(RAW)) return target.slice(RAW.length);
	if (target.startsWith(GITHUB)) {
		const rest = target.slice(GITHUB.length);
		if (HOME.test(rest)) return 'README.md';
		return rest.startsWith('#') ? `README.md${rest}` : rest.replace('/blob/main/', '');
	}
	if (/^[a-z]+:/.test(target)) return undefined;
	return target.startsWith('#') ? file + target : path.join(path.dirname(file), target);
}

function leadsNowhere(link: Link): boolean {
	const place = placeOf(link);
	if (place === undefined) return false;
	const [file, anchor] = place.split('#');
	if (!existsSync(path.join(root, file))) return true;
	return anchor !== undefined && !anchorsOf(file).includes(anchor);
}

const ownCode = filesIn('nodes', 'credentials', 'sandbox', 'harness', 'examples', 'test', 'build');

describe('links', () => {
	it.each(pages)('of %s lead to pages and headings that are there', (page) => {
		expect(linksOf(page).filter(leadsNowhere)).toEqual([]);
	});

	it.each(pages)('by a name in %s have their address there', (page) => {
		const prose = proseOf(page);
		const names = [...prose.matchAll(/\]\[([^\]]+)\]/g)].map(([, name]) => name);
		const defined = [...prose.matchAll(/^\[([^\]]+)\]: /gm)].map(([, name]) => name);
		expect(names.filter((name) => !defined.includes(name))).toEqual([]);
		expect(defined.filter((name) => !names.includes(name))).toEqual([]);
	});

	it('of nodes, credential, codex and package lead to pages and headings that are there', () => {
		const links = ['package.json', ...ownCode].flatMap(addressesIn);
		expect(links.length).toBeGreaterThan(5);
		expect(links.filter(leadsNowhere)).toEqual([]);
	});

	it('of the README work where npm shows it, which knows no relative ones', () => {
		const relative = linksOf('README.md').filter(({ target }) => !/^(https:|#)/.test(target));
		expect(relative).toEqual([]);
	});

	it('to pages in comments of the code lead to pages that are there', () => {
		const named = ownCode.flatMap((file) =>
			[...contentOf(file).matchAll(/\bdocs\/[\w-]+\.md\b/g)].map(([target]) => ({ file, target })),
		);
		expect(named.length).toBeGreaterThan(5);
		expect(named.filter(({ target }) => !existsSync(path.join(root, target)))).toEqual([]);
	});

	it('of the README lead to each page, and those of the list of examples to each example', () => {
		const linked = linksOf('README.md').map(placeOf);
		const others = pages.filter((page) => page !== 'README.md');
		expect(others.filter((file) => !linked.includes(file))).toEqual([]);
		const listed = linksOf('docs/examples.md').map(placeOf);
		expect(filesIn('examples').filter((file) => !listed.includes(file))).toEqual([]);
	});
});
