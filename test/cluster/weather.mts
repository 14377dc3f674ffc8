import { setTimeout as sleep } from 'node:timers/promises';

import type { MemberName } from '../../harness/cluster.mts';
import type { Fault } from '../../sandbox/faults.mts';
import { sandbox } from '../e2e/support.mts';
import { member } from './support.mts';

/** Something that goes wrong while messages and reports are on their way. */
export interface Trouble {
	name: string;
	/** Whether it strikes n8n or its servers. */
	isOfN8n: boolean;
	/** Whether it is over soon, with all that it leaves behind. */
	isShort: boolean;
	/** Resolves when it is over. */
	strike(): Promise<void>;
}

/** Time from request to answer, so that there is always something in flight. */
export const LATENCY_MS = 1000;

const SLOW_MS = 6000;

const SHORT_MS = 3000;

/** How long a restarted server is away. */
const AWAY_MS = 3000;

function killed(name: MemberName): Trouble {
	return {
		name: `kill -9 of ${name}`,
		isOfN8n: true,
		isShort: true,
		async strike() {
			await member(name, 'kill');
			await member(name, 'start');
		},
	};
}

/** n8n takes minutes to call crashed what its database could not be told. */
function restarted(name: 'postgres' | 'redis'): Trouble {
	return {
		name: `restart of ${name}`,
		isOfN8n: true,
		isShort: name === 'redis',
		async strike() {
			await member(name, 'stop');
			await sleep(AWAY_MS);
			await member(name, 'start');
		},
	};
}

function answering(name: string, fault: Fault, ms: number): Trouble {
	return {
		name: `Exotel ${name}`,
		isOfN8n: false,
		isShort: ms <= SHORT_MS,
		async strike() {
			await sandbox.behaves({ fault });
			await sleep(ms);
			await sandbox.behaves({ fault: null });
		},
	};
}

const slow: Trouble = {
	name: 'Exotel is slow',
	isOfN8n: false,
	isShort: false,
	async strike() {
		await sandbox.behaves({ latencyMs: SLOW_MS });
		await sleep(2 * SLOW_MS);
		await sandbox.behaves({ latencyMs: LATENCY_MS });
	},
};

/** In the order in which it strikes. */
export const allTroubles: Trouble[] = [
	killed('worker1'),
	answering('answers 429', { status: 429 }, 10_000),
	killed('webhook1'),
	answering('answers 500', { status: 500 }, SHORT_MS),
	restarted('redis'),
	answering('resets', { reset: true }, SHORT_MS),
	restarted('postgres'),
	slow,
];
