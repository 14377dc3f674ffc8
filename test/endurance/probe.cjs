/**
 * Runs inside n8n (`--expose-gc --require`): on SIGUSR2 it throws away what nobody holds any more, and
 * writes how much memory is left into the file that ENDURANCE_PROBE names.
 */
const { renameSync, writeFileSync } = require('node:fs');

process.on('SIGUSR2', () => {
	// Twice, as what is freed by the first may hold more.
	globalThis.gc();
	globalThis.gc();
	const file = process.env.ENDURANCE_PROBE;
	writeFileSync(`${file}.part`, JSON.stringify(process.memoryUsage()));
	renameSync(`${file}.part`, file);
});
