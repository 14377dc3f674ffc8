import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * `pulse.mts <url of n8n>`: asks n8n's health page every 50 ms, in a process of its own, until its input
 * ends. Then prints when each question left and when its answer was there, in milliseconds since 1970.
 */
export type Beat = [asked: number, answered: number];

const EVERY_MS = 50;

const [url] = process.argv.slice(2);
const beats: Beat[] = [];
let isOver = false;
process.stdin.once('end', () => {
	isOver = true;
});
process.stdin.resume();

/** Each time by a connection of its own: n8n closes those that it kept open while it stood still. */
function isAnswered(): Promise<boolean> {
	return new Promise((resolve) => {
		http
			.get(`${url}/healthz`, { agent: false }, (response) => {
				response.resume().once('end', () => resolve(true));
			})
			.once('error', () => resolve(false));
	});
}

while (!isOver) {
	const asked = Date.now();
	while (!(await isAnswered()) && !isOver) await sleep(EVERY_MS);
	beats.push([asked, Date.now()]);
	await sleep(Math.max(0, EVERY_MS - (Date.now() - asked)));
}
process.stdout.write(JSON.stringify(beats));
