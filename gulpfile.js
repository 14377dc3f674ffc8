const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');

const { bundleNodes } = require('./build/nodes.js');
const { bundlePhoneNumberLibrary } = require('./build/phoneNumberLibrary.js');
const { writeThirdPartyLicenses } = require('./build/thirdPartyLicenses.js');

function clean() {
	return rm('dist', { recursive: true, force: true });
}

/** Icons keep their place beside `nodes` and `credentials`, since the classes name them relatively. */
function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/** n8n reads a node's codex from the folder of its compiled class. */
function codex() {
	return src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
}

exports.build = series(
	clean,
	parallel(icons, codex, bundleNodes, bundlePhoneNumberLibrary),
	writeThirdPartyLicenses,
);
