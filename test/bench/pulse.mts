import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * `pulse.mts <url of n8n>`: asks n8n's health page every 50 ms, in a process of its own, until its input
 * ends. Then prints when each question left and when its answer was there, in milliseconds since 1970.
 */
export type Beat = [asked: number, answered: number];

const EVERY_MS = 50;

const [url] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true });
const beats: Beat[] = [];
let isOver = false;
process.stdin.once('end', () => {
	isOver = true;
});
process.stdin.resume();

function answer(): Promise<void> {
	return new Promise((resolve, reject) => {
		http
			.get(`${url}/healthz`, { agent }, (response) => response.resume().once('end', resolve))
			.once('error', reject);
	});
}

while (!isOver) {
	const asked = Date.now();
	await answer();
	beats.push([asked, Date.now()]);
	await sleep(Math.max(0, EVERY_MS - (Date.now() - asked)));
}
agent.destroy();
process.stdout.write(JSON.stringify(beats));
