import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** What an n8n holds after so many rounds of traffic. */
export interface Sample {
	round: number;
	/** Of JavaScript, with what it holds outside of its heap; after a full collection. */
	heapKb: number;
	/** Resident memory of the process, which the system may leave to it for long. */
	rssKb: number;
	/** Open files and sockets. */
	handles: number;
}

/** Asks the probe inside of an n8n. */
export async function sampleOf(pid: number, probeFile: string, round: number): Promise<Sample> {
	rmSync(probeFile, { force: true });
	process.kill(pid, 'SIGUSR2');
	while (!existsSync(probeFile)) await sleep(20);
	const usage = JSON.parse(readFileSync(probeFile, 'utf8')) as NodeJS.MemoryUsage;
	return {
		round,
		heapKb: (usage.heapUsed + usage.external) / 1024,
		rssKb: usage.rss / 1024,
		handles: readdirSync(`/proc/${pid}/fd`).length,
	};
}

/** How much more there is with each round: the slope of the line through all samples. */
export function growthOf(samples: Sample[], key: 'handles' | 'heapKb' | 'rssKb'): number {
	const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
	const [x, y] = [mean(samples.map(({ round }) => round)), mean(samples.map((one) => one[key]))];
	const covariance = samples.map((one) => (one.round - x) * (one[key] - y));
	const variance = samples.map(({ round }) => (round - x) ** 2);
	return mean(covariance) / mean(variance);
}
