const { readFile, writeFile } = require('node:fs/promises');
const path = require('node:path');

/**
 * Writes the licences of what is bundled into `dist`, as they ask for: the library is under MIT, and its
 * metadata are Google's, under Apache 2.0, which wants its whole text to be handed on.
 */
exports.writeThirdPartyLicenses = async function writeThirdPartyLicenses() {
	const library = path.dirname(require.resolve('libphonenumber-js/package.json'));
	const { version } = require('libphonenumber-js/package.json');
	const [mit, apache] = await Promise.all(
		['LICENSE', 'LICENSE.Apache'].map((file) => readFile(path.join(library, file), 'utf8')),
	);
	const text = [
		`nodes/ExotelWhatsApp/shared/phoneNumberLibrary.js has libphonenumber-js ${version} in it:`,
		mit.trim(),
		"The metadata in that file come from Google's libphonenumber, Copyright (C) The Libphonenumber",
		'Authors. They were shortened for this package: what prints numbers was left out.',
		apache.trim(),
	].join('\n\n');
	await writeFile(path.join(__dirname, '..', 'dist', 'third-party-licenses.txt'), `${text}\n`);
};
