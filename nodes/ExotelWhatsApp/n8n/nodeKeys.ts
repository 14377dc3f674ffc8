import { sleep, type IExecuteFunctions } from 'n8n-workflow';

import { orProblem, Problem } from '../shared/problem';

/**
 * The most keys that a node has; the oldest go first. n8n reads and writes all of them at each call:
 * docs/performance.md has the figures.
 */
const MAX_KEYS = 100_000;

/** n8n searches all keys for each that is taken out: so many at once hold it up for 0.2 s at most. */
const MAX_REMOVED_AT_ONCE = 500;

const MODE = 'entries';

/**
 * Milliseconds before a call that has failed is made again. Of two processes that make the first call of a
 * node in one instant, one fails, since both insert its row; and a database may be restarted.
 */
const PAUSES_MS = [50, 500, 2000, 6000];

/** n8n's reading and writing of another process that began before a write has ended so long after it. */
const SETTLED_MS = 100;

/** After another process has written over keys of a node, it is taken to go on for so long. */
const SHARED_MS = 600_000;

/** After a look at which no other process had, none is taken to do so for so long. */
const ALONE_MS = 60_000;

/** By node, whether another process writes its keys too, and until when that is taken to be so. */
const others = new Map<string, { areThere: boolean; until: number }>();

async function persistently<T>(call: () => Promise<T>): Promise<T> {
	for (const pause of PAUSES_MS) {
		const given = await orProblem(call);
		if (!(given instanceof Problem)) return given;
		await sleep(pause);
	}
	return await call();
}

/** The end of the last task at each node's keys, while there is one. */
const lastTasks = new Map<string, Promise<void>>();

/**
 * Keys that n8n keeps in its database for one node of a workflow. They are stored at once and outlive
 * a killed n8n, unlike all else that a node can write during an execution. n8n keeps hashes only.
 */
export class NodeKeys {
	private readonly node: string;

	private readonly maxEntries: number;

	/** @param room keys that this run alone may need */
	constructor(
		private readonly context: IExecuteFunctions,
		room: number,
	) {
		this.node = `${context.getWorkflow().id} ${context.getNode().id}`;
		this.maxEntries = Math.max(MAX_KEYS, room);
	}

	/** Adds keys, and gives those that were there already. */
	async add(keys: string[]): Promise<Set<string>> {
		if (keys.length === 0) return new Set();
		const { checkProcessedAndRecord } = this.context.helpers;
		const { maxEntries } = this;
		// Not for the whole workflow, whose keys a Remove Duplicates node may use and limit too.
		const { processed } = await persistently(
			async () => await checkProcessedAndRecord(keys, 'node', { mode: MODE, maxEntries }),
		);
		return new Set(processed.map(String));
	}

	/** Takes keys out again. */
	async remove(keys: string[]): Promise<void> {
		for (let start = 0; start < keys.length; start += MAX_REMOVED_AT_ONCE) {
			const part = keys.slice(start, start + MAX_REMOVED_AT_ONCE);
			await persistently(
				async () => await this.context.helpers.removeProcessed(part, 'node', { mode: MODE }),
			);
		}
	}

	/** Takes note of whether another process has written over keys of this node. */
	noteOthers(areThere: boolean): void {
		if (!areThere && this.othersNow()?.areThere) return;
		others.set(this.node, { areThere, until: Date.now() + (areThere ? SHARED_MS : ALONE_MS) });
	}

	/** Whether another process may write over keys of this node: nobody has looked, or one has done it. */
	mayBeShared(): boolean {
		return this.othersNow()?.areThere ?? true;
	}

	/** Resolves when nobody can write over what was written before the call and is there after it. */
	async settled(): Promise<void> {
		await sleep(SETTLED_MS);
	}

	/**
	 * Runs a task when those before it have ended. n8n reads the keys, changes them and writes them
	 * back, so that of two calls at once one is lost. That holds within this process: two workers of
	 * n8n's queue mode can still meet.
	 */
	async alone<T>(task: () => Promise<T>): Promise<T> {
		const turn = (lastTasks.get(this.node) ?? Promise.resolve()).then(task);
		const ended = turn.then(
			() => undefined,
			() => undefined,
		);
		lastTasks.set(this.node, ended);
		try {
			return await turn;
		} finally {
			if (lastTasks.get(this.node) === ended) lastTasks.delete(this.node);
		}
	}

	private othersNow() {
		const known = others.get(this.node);
		return known && Date.now() < known.until ? known : undefined;
	}
}
