const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { promisify } = require('node:util');
const { dest, parallel, series, src } = require('gulp');

const { bundlePhoneNumberLibrary } = require('./build/phoneNumberLibrary.js');

const run = promisify(execFile);

function clean() {
	return rm('dist', { recursive: true, force: true });
}

/** Comments stay in the repository: they would be a seventh of what every n8n downloads. */
async function compile() {
	try {
		await run(process.execPath, [require.resolve('typescript/bin/tsc'), '--removeComments']);
	} catch (failure) {
		throw new Error(failure.stdout || failure.message);
	}
}

/** Icons keep their place beside `nodes` and `credentials`, since the classes name them relatively. */
function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/** n8n reads a node's codex from the folder of its compiled class. */
function codex() {
	return src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
}

exports.build = series(clean, parallel(compile, icons, codex), bundlePhoneNumberLibrary);
