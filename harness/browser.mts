import { existsSync } from 'node:fs';
import { chromium, selectors, type Browser } from 'playwright-core';

/** Where Linux distributions and macOS put a Chromium; CHROMIUM_PATH comes first. */
const PLACES = [
	process.env.CHROMIUM_PATH ?? '',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A browser that asks nothing of the internet, as it would of its own accord. */
const QUIET = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/**
 * Starts the Chromium of this machine, without a window.
 * @throws Error that says how to get one
 */
export async function startBrowser(): Promise<Browser> {
	const executablePath = PLACES.find((place) => existsSync(place));
	if (executablePath === undefined) {
		throw new Error(
			'There is no Chromium on this machine. Install one (apt-get install chromium), or set CHROMIUM_PATH.',
		);
	}
	// n8n's own name for it.
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({ executablePath, args: QUIET });
}
