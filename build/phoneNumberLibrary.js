const { readFile } = require('node:fs/promises');
const path = require('node:path');
const { cyclonedxEsbuildPlugin } = require('@cyclonedx/cyclonedx-esbuild');
const { build } = require('esbuild');

const library = path.dirname(require.resolve('libphonenumber-js/package.json'));

/** Places in the library's record of a country; its METADATA.md describes them by name. */
const COUNTRY_CODE = 0;
const FORMATS = 4;
const FORMATTING_RULE = 6;
const PREFIX_IS_OPTIONAL = 9;
const TYPES = 11;

/** The types that a WhatsApp account can have: fixed line, mobile, toll free. The others follow. */
const TYPES_KEPT = 3;

/**
 * Nearly half of the metadata is how numbers are printed, and types that nobody looks at. Countries that
 * share a code keep all, since the library tells them apart by types.
 */
async function trimmedMetadata() {
	const file = path.join(library, 'metadata.max.json');
	const metadata = JSON.parse(await readFile(file, 'utf8'));
	const plans = [metadata.countries, metadata.nonGeographic].flatMap(Object.values);
	for (const plan of plans) {
		for (const place of [FORMATS, FORMATTING_RULE, PREFIX_IS_OPTIONAL]) plan[place] = 0;
		const owners = metadata.country_calling_codes[plan[COUNTRY_CODE]] ?? [];
		if (plan[TYPES] && owners.length < 2) plan[TYPES] = plan[TYPES].slice(0, TYPES_KEPT);
	}
	return JSON.stringify(metadata);
}

const withTrimmedMetadata = {
	name: 'trimmed-metadata',
	setup({ onLoad }) {
		onLoad({ filter: /[\\/]metadata\.max\.json\.js$/ }, async () => ({
			contents: await trimmedMetadata(),
			loader: 'json',
		}));
	},
};

async function licence() {
	const text = await readFile(path.join(library, 'LICENSE'), 'utf8');
	return [
		'/*!',
		'libphonenumber-js',
		text.trim(),
		"Its metadata come from Google's libphonenumber, Copyright (C) The Libphonenumber Authors,",
		'licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0',
		'*/',
	].join('\n');
}

/** The bill of materials: what esbuild has put into the file. The same for the same sources. */
const BILL = {
	outputFile: path.join(__dirname, '..', 'dist', 'sbom.cdx.json'),
	outputReproducible: true,
	mcType: 'library',
	specVersion: '1.6',
};

/**
 * Puts libphonenumber-js into the compiled file that re-exports it, so that what is published loads
 * nothing. The library is as it is in the sources and their tests, but for metadata that no code here
 * reads; `test/engine/phoneNumbers.test.mts` compares the two.
 */
exports.bundlePhoneNumberLibrary = async function bundlePhoneNumberLibrary() {
	await build({
		absWorkingDir: path.join(__dirname, '..'),
		entryPoints: ['nodes/ExotelWhatsApp/shared/phoneNumberLibrary.ts'],
		outfile: 'dist/nodes/ExotelWhatsApp/shared/phoneNumberLibrary.js',
		allowOverwrite: true,
		// The same code as `/max`, without what old browsers need.
		alias: { 'libphonenumber-js/max': 'libphonenumber-js/max/es6' },
		plugins: [withTrimmedMetadata, cyclonedxEsbuildPlugin(BILL)],
		bundle: true,
		minify: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		banner: { js: await licence() },
		logLevel: 'warning',
	});
};
