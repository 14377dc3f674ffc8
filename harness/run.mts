import { spawn, type SpawnOptions } from 'node:child_process';

/**
 * Runs a command to its end.
 * @returns what it printed to standard output
 * @throws Error with all that it printed, when it fails
 */
export function run(command: string, args: string[], options: SpawnOptions = {}): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
		let out = '';
		let all = '';
		child.stdout!.on('data', (chunk) => {
			out += chunk;
			all += chunk;
		});
		child.stderr!.on('data', (chunk) => {
			all += chunk;
		});
		child.once('error', reject);
		child.once('close', (code) => {
			if (code === 0) resolve(out);
			else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${all}`));
		});
	});
}

/** Says every 20 seconds that `task` is still going on, and for how long. */
export async function withProgress<T>(
	task: Promise<T>,
	what: string,
	say: (line: string) => void,
): Promise<T> {
	const start = Date.now();
	const timer = setInterval(() => {
		say(`  … ${what}: ${Math.round((Date.now() - start) / 1000)} s so far`);
	}, 20_000);
	try {
		return await task;
	} finally {
		clearInterval(timer);
	}
}
