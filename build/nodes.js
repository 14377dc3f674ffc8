const { mkdir, readFile, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { build } = require('esbuild');
const { ModuleKind, ScriptTarget, transpileModule } = require('typescript');

const { n8n } = require('../package.json');

const root = path.join(__dirname, '..');
const BUNDLE = 'dist/bundle.js';

/** The files that n8n loads, with the class that it takes from each. */
const LOADED = [...n8n.nodes, ...n8n.credentials].map((file) => ({
	file,
	source: file.replace(/^dist\//, './').replace(/\.js$/, ''),
	name: path.basename(file).split('.')[0],
}));

/** The file that `phoneNumberLibrary.js` makes stays one of its own: it is the only foreign code. */
const libraryApart = {
	name: 'library-apart',
	setup({ onResolve }) {
		onResolve({ filter: /\/phoneNumberLibrary$/ }, () => ({
			path: './nodes/ExotelWhatsApp/shared/phoneNumberLibrary.js',
			external: true,
		}));
	},
};

/** Comments stay in the repository: they would be a seventh of what every n8n downloads. */
const withoutComments = {
	name: 'without-comments',
	setup({ onLoad }) {
		const compilerOptions = {
			module: ModuleKind.ESNext,
			target: ScriptTarget.ES2022,
			removeComments: true,
		};
		onLoad({ filter: /\.ts$/ }, async ({ path: file }) => ({
			contents: transpileModule(await readFile(file, 'utf8'), { compilerOptions }).outputText,
		}));
	},
};

/** What n8n looks for, which takes the class from the one file that has all. */
async function writeLoaded({ file, name }) {
	const target = path.join(root, file);
	const bundle = path.posix.relative(path.posix.dirname(file), BUNDLE);
	await mkdir(path.dirname(target), { recursive: true });
	await writeFile(target, `exports.${name} = require("${bundle}").${name};\n`);
}

/**
 * Puts all code into one file, file by file as it is in the sources, and not minified: who looks into a
 * published package finds what the repository has. Two hundred files take more than twice as long to
 * load, and a sixth more to download (`docs/performance.md`).
 */
exports.bundleNodes = async function bundleNodes() {
	const lines = LOADED.map(({ source, name }) => `export { ${name} } from '${source}';`);
	await build({
		absWorkingDir: root,
		stdin: { contents: lines.join('\n'), resolveDir: root, loader: 'ts' },
		outfile: BUNDLE,
		plugins: [libraryApart, withoutComments],
		external: ['n8n-workflow'],
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		charset: 'utf8',
		logLevel: 'warning',
	});
	await Promise.all(LOADED.map(writeLoaded));
};
