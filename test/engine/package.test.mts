import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

// Linting all that is published takes a while.
jest.setTimeout(120_000);

const root = path.join(__dirname, '..', '..');
const dist = path.join(root, 'dist');

interface Manifest {
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

describe('what would be published', () => {
	let files: string[];

	beforeAll(async () => {
		const npm = promisify(execFile)('npm', ['pack', '--dry-run', '--json'], { cwd: root });
		const [packed] = JSON.parse((await npm).stdout) as Array<{ files: Array<{ path: string }> }>;
		files = packed.files.map((file) => file.path);
	});

	it('has the built code and icons, and what describes the package', () => {
		const folders = files.filter((file) => !/^(dist|icons)\//.test(file));
		expect(folders.sort()).toEqual(
			['CHANGELOG.md', 'LICENSE', 'README.md', 'index.js', 'package.json'].sort(),
		);
	});

	it('has in dist only code, codex files and icons', () => {
		const built = files.filter((file) => file.startsWith('dist/'));
		expect(built.filter((file) => !/\.(js|node\.json|svg)$/.test(file))).toEqual([]);
	});

	it('has all that its package.json names', () => {
		const { main, n8n } = manifest;
		const named = [main, ...n8n.nodes, ...n8n.credentials];
		const codex = n8n.nodes.map((file) => file.replace(/\.js$/, '.json'));
		expect(files).toEqual(expect.arrayContaining([...named, ...codex]));
	});
});
