import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

// Linting all that is published takes a while.
jest.setTimeout(120_000);

const root = path.join(__dirname, '..', '..');
const dist = path.join(root, 'dist');

interface Manifest {
	name: string;
	version: string;
	main: string;
	dependencies?: object;
	peerDependencies: object;
	n8n: { nodes: string[]; credentials: string[] };
}

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;

const compiled = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
	file.endsWith('.js'),
);

/** What n8n's verification lets a package import. */
const ALLOWED = ['n8n-workflow', 'node:crypto'];

describe('what was built', () => {
	it.each(compiled)('%s loads nothing but the package, n8n-workflow and node:crypto', (file) => {
		const code = readFileSync(path.join(dist, file), 'utf8');
		const loads = code.match(/\b(require|import)\s*\(/g) ?? [];
		const names = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
		expect(names).toHaveLength(loads.length);
		const own = names.filter((name) => name.startsWith('.'));
		for (const name of own) {
			const target = path.relative(dist, require.resolve(path.resolve(dist, file, '..', name)));
			expect(target).not.toMatch(/^\.\./);
		}
		expect(ALLOWED).toEqual(expect.arrayContaining(names.filter((name) => !own.includes(name))));
	});

	it('asks Node for no names and orders of languages while it is loaded, which takes long', async () => {
		const refuse = `
			require('n8n-workflow');
			const refused = () => { throw new Error('Intl was asked'); };
			String.prototype.localeCompare = refused;
			for (const name of ['Collator', 'DisplayNames', 'NumberFormat', 'DateTimeFormat']) {
				Intl[name] = refused;
			}
			for (const file of process.argv.slice(1)) {
				const [Class] = Object.values(require(file));
				new Class();
			}
			process.stdout.write('loaded');
		`;
		const files = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
		const args = ['-e', refuse, ...files.map((file) => path.join(root, file))];
		const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
		expect(stdout).toBe('loaded');
	});

	it('depends on n8n-workflow as a peer, and on nothing else', () => {
		expect(Object.keys(manifest.dependencies ?? {})).toEqual([]);
		expect(Object.keys(manifest.peerDependencies)).toEqual(['n8n-workflow']);
	});
});

describe('what libphonenumber-js brings', () => {
	const file = 'nodes/ExotelWhatsApp/shared/phoneNumberLibrary.js';

	it('is in one file, with its licence', () => {
		const code = readFileSync(path.join(dist, file), 'utf8');
		const licence = readFileSync(
			path.join(root, 'node_modules', 'libphonenumber-js', 'LICENSE'),
			'utf8',
		);
		expect(code).toContain(licence.trim());
		expect(code).toContain('Apache License, Version 2.0');
		expect(code).not.toMatch(/\brequire\(/);
	});
});

describe("n8n's package scanner", () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'exotel-packed-'));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	const run = promisify(execFile);
	const scan = async (where: string, ...patterns: string[]) => {
		const args = [
			require.resolve('tsx/cli'),
			path.join(__dirname, 'support', 'scan.mts'),
			where,
			...patterns,
		];
		// With "test", rules for node files look at all files.
		const env = { ...process.env, NODE_ENV: 'production' };
		const { stdout } = await run(process.execPath, args, { cwd: root, env });
		return JSON.parse(stdout) as { files: string[]; errors: object[] };
	};

	it('finds nothing in the sources', async () => {
		const { files, errors } = await scan(root, 'package.json', '{nodes,credentials}/**/*.{js,ts}');
		expect(files.length).toBeGreaterThan(100);
		expect(errors).toEqual([]);
	});

	it('finds nothing in the packed code', async () => {
		const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
			cwd: root,
		});
		const [{ filename }] = JSON.parse(stdout) as Array<{ filename: string }>;
		await run('tar', ['-xzf', filename], { cwd: folder });
		const { files, errors } = await scan(path.join(folder, 'package'), '**/*.js', 'package.json');
		expect(files.map((one) => path.relative(path.join(folder, 'package'), one))).toEqual(
			expect.arrayContaining(['index.js', 'package.json', ...compiled.map((one) => `dist/${one}`)]),
		);
		expect(errors).toEqual([]);
	});
});

/** Scripts that npm runs by itself where a package is installed. */
const AT_INSTALL = ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare'];

const KB = 1000;

describe('what would be published', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'exotel-published-'));
	const unpacked = path.join(folder, 'package');
	let tarball: string;
	let files: string[];

	beforeAll(async () => {
		const run = promisify(execFile);
		const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
			cwd: root,
		});
		const [{ filename }] = JSON.parse(stdout) as Array<{ filename: string }>;
		tarball = path.join(folder, filename);
		await run('tar', ['-xzf', tarball], { cwd: folder });
		files = readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).filter((file) =>
			statSync(path.join(unpacked, file)).isFile(),
		);
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	const filesIn = (where: string, pattern: RegExp) =>
		readdirSync(path.join(root, where), { recursive: true, encoding: 'utf8' })
			.filter((file) => pattern.test(file))
			.map((file) => path.join('dist', where, file));

	it('has the code, codex files, icons, and what describes the package; no more', () => {
		const expected = [
			...['LICENSE', 'README.md', 'index.js', 'package.json'],
			...['dist/sbom.cdx.json', 'dist/third-party-licenses.txt'],
			...['dist/bundle.js', 'dist/nodes/ExotelWhatsApp/shared/phoneNumberLibrary.js'],
			...manifest.n8n.nodes,
			...manifest.n8n.credentials,
			...filesIn('nodes', /\.node\.json$/),
			...filesIn('icons', /\.svg$/),
		];
		expect(files.sort()).toEqual(expected.sort());
	});

	it('can be read: the code stands there as in its sources, file by file', () => {
		const code = readFileSync(path.join(unpacked, 'dist', 'bundle.js'), 'utf8');
		const sources = [...code.matchAll(/^\/\/ (.+\.ts)$/gm)].map(([, file]) => file);
		expect(sources.length).toBeGreaterThan(150);
		for (const source of sources) expect(statSync(path.join(root, source)).isFile()).toBe(true);
		expect(Math.max(...code.split('\n').map(({ length }) => length))).toBeLessThan(1000);
		expect(code).not.toContain('/**');
	});

	it('has all that its package.json names', () => {
		const { main, n8n } = manifest;
		const named = [main, ...n8n.nodes, ...n8n.credentials];
		expect(files).toEqual(expect.arrayContaining(named));
	});

	it('weighs less than 150 kB as it is sent, and than 600 kB on a disk', () => {
		expect(statSync(tarball).size).toBeLessThan(150 * KB);
		const bytes = files.map((file) => statSync(path.join(unpacked, file)).size);
		expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(600 * KB);
	});

	it('brings no other package, and runs nothing where it is installed', () => {
		const published = JSON.parse(
			readFileSync(path.join(unpacked, 'package.json'), 'utf8'),
		) as Record<string, object | undefined>;
		const kinds = ['dependencies', 'optionalDependencies', 'bundleDependencies', 'bin'];
		expect(kinds.filter((kind) => Object.keys(published[kind] ?? {}).length > 0)).toEqual([]);
		const scripts = Object.keys(published.scripts ?? {});
		expect(scripts.filter((script) => AT_INSTALL.includes(script))).toEqual([]);
		// npm builds a package with this file when it is installed, without a script.
		expect(files).not.toContain('binding.gyp');
	});
});

describe('the bill of materials', () => {
	const bill = JSON.parse(readFileSync(path.join(dist, 'sbom.cdx.json'), 'utf8')) as {
		bomFormat: string;
		metadata: { component: { purl: string } };
		components: Array<{
			name: string;
			version: string;
			purl: string;
			licenses: Array<{ license: { id: string } }>;
		}>;
		dependencies: Array<{ ref: string; dependsOn?: string[] }>;
	};
	const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
		packages: Record<string, { version: string }>;
	};

	/** Without the place of the sources. */
	const plain = (purl: string) => purl.replace(/\?.*/, '');

	it('names this package, and what is bundled into it, with the version that is', () => {
		expect(bill.bomFormat).toBe('CycloneDX');
		expect(plain(bill.metadata.component.purl)).toBe(
			`pkg:npm/${manifest.name}@${manifest.version}`,
		);
		const { version } = lock.packages['node_modules/libphonenumber-js'];
		expect(
			bill.components.map(({ purl, licenses }) => [
				plain(purl),
				licenses.map(({ license }) => license.id),
			]),
		).toEqual([[`pkg:npm/libphonenumber-js@${version}`, ['MIT']]]);
	});

	it('has the text of each licence beside it', () => {
		const texts = readFileSync(path.join(dist, 'third-party-licenses.txt'), 'utf8');
		const library = path.join(root, 'node_modules', 'libphonenumber-js');
		for (const file of ['LICENSE', 'LICENSE.Apache']) {
			expect(texts).toContain(readFileSync(path.join(library, file), 'utf8').trim());
		}
	});

	it('is the same for the same sources', () => {
		expect(JSON.stringify(bill)).not.toMatch(/"timestamp"|"serialNumber"/);
	});
});
