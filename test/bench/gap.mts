import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import type { Beat } from './pulse.mts';

const root = path.resolve(import.meta.dirname, '..', '..');
const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');

/** Asks an n8n again and again whether it is there; `end` tells how long it was silent. */
export function startPulse(url: string) {
	const file = path.join(import.meta.dirname, 'pulse.mts');
	const child = spawn(process.execPath, [tsx, file, url], { stdio: ['pipe', 'pipe', 'inherit'] });
	const closed = once(child, 'close');
	let out = '';
	child.stdout.on('data', (chunk) => {
		out += chunk;
	});
	return {
		/** The longest time within a span, from `start` to `end`, in which n8n answered nothing. */
		async end(): Promise<(start: number, end: number) => number> {
			child.stdin.end();
			await closed;
			const beats = JSON.parse(out) as Beat[];
			return (start, end) =>
				Math.max(
					...beats.map(([asked, answered]) => Math.min(answered, end) - Math.max(asked, start)),
				);
		},
	};
}
