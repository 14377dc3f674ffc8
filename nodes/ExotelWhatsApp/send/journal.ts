import type { Message } from '../api/sendRequest';
import type { NodeKeys } from '../n8n/nodeKeys';
import { orProblem, Problem } from '../shared/problem';
import type { Identity } from './identity';
import { uncertain, type Outcome } from './outcome';
import type { Outgoing } from './requests';

/** A message that the journal can tell from all others. */
export interface Journaled extends Outgoing {
	draft: { message: Message; sendOnceKey?: string };
	identity: Identity;
}

/** The run of the node whose messages are written down; the same in each retry of the execution. */
export interface JournaledRun {
	/** What the execution and its retries have in common. */
	execution: string;
	number: number;
}

/** What is known of a message that an earlier try has written down. */
type Earlier = 'accepted' | 'unknown';

/**
 * Calls of which one key is written once more with the next. If n8n does not know it any more, another
 * process of its queue mode has written over all keys of that call, since n8n reads and writes in two steps.
 */
const CALLS_CHECKED = 3;

/** So often keys are written that another process writes over, before their messages leave all the same. */
const MAX_CHECKS = 5;

const acceptance = (key: string) => `accepted ${key}`;
const reading = (key: string) => `reading ${key}`;

const OUTCOMES: Record<Earlier, () => Outcome> = {
	accepted: () => ({
		status: 'accepted',
		sid: null,
		code: null,
		requestId: null,
		problem: null,
		sentBefore: true,
	}),
	unknown: () =>
		uncertain(
			new Problem(
				'An earlier try was cut short while it sent this message, or has no certain answer yet, so it was not sent again',
				"Look it up in the Exotel dashboard, or wait for its delivery report. If it did not go out, switch on 'Send Uncertain Messages Again' in the options, save, and retry with the currently saved workflow.",
			),
		),
};

/**
 * What is written down of messages while they are sent, so that a try after a killed n8n knows them:
 * before a request the keys of its messages, and with the next call those that were accepted. The
 * record (`record.ts`) knows more, yet n8n stores it at the end of the execution only.
 */
export class Journal {
	private leaving: string[] = [];

	private accepted: string[] = [];

	private rejected: string[] = [];

	/** The keys that the last calls have added, newest call first. */
	private added: string[][] = [];

	/** The call in which the messages that leave next are written down. */
	private nextCall: Promise<Map<string, Earlier>> | undefined;

	/** Why n8n keeps no journal of this send. */
	problem: Problem | undefined;

	constructor(
		private readonly keys: Pick<
			NodeKeys,
			'add' | 'alone' | 'remove' | 'mayBeShared' | 'noteOthers' | 'settled'
		>,
		private readonly run: JournaledRun,
		private readonly sendUncertainAgain: boolean,
	) {}

	/**
	 * Drops what other executions may have written down of these messages, for an n8n that cannot tell
	 * executions apart.
	 * @param marks of this execution, and of all that have started in the same way
	 */
	async forgetOthers(messages: Journaled[], marks: Record<'execution' | 'start', string>) {
		await this.kept(undefined, async () => {
			const before = await this.keys.add(Object.values(marks));
			if (before.has(marks.execution) || !before.has(marks.start)) return;
			const own = messages.filter(({ draft }) => draft.sendOnceKey === undefined);
			const stale = own.map((one) => this.keyOf(one));
			await this.keys.remove(stale.flatMap((key) => [key, acceptance(key)]));
		});
	}

	/**
	 * Writes down that messages leave. Gives those that do: what an earlier try has sent ends here.
	 * Requests that wait for a call are written down together, in the next one.
	 */
	async leave<T extends Journaled>(together: T[]): Promise<T[]> {
		this.leaving.push(...together.map((one) => this.keyOf(one)));
		this.nextCall ??= this.writeSafely();
		const earlier = await this.nextCall;
		for (const one of together) {
			const known = earlier.get(this.keyOf(one));
			const isToSend = known === undefined || (known === 'unknown' && this.sendUncertainAgain);
			if (!isToSend) one.outcome = OUTCOMES[known]();
		}
		return together.filter(({ outcome }) => outcome === undefined);
	}

	/** Takes note of how messages ended, for the next call. */
	end(ended: Array<Journaled & { outcome: Outcome }>): void {
		for (const one of ended) {
			const { status } = one.outcome;
			if (status === 'accepted') this.accepted.push(acceptance(this.keyOf(one)));
			if (status === 'rejected') this.rejected.push(this.keyOf(one));
		}
	}

	/** Writes down how the last messages ended. */
	async close(): Promise<void> {
		if (this.accepted.length + this.rejected.length === 0) return;
		await this.kept(undefined, async () => {
			await this.write();
		});
		await this.secure(this.added.flat());
	}

	private async writeSafely(): Promise<Map<string, Earlier>> {
		let written: string[] = [];
		const earlier = await this.kept(new Map<string, Earlier>(), async () => {
			this.nextCall = undefined;
			const found = await this.write();
			[written] = this.added;
			return found;
		});
		await this.secure(written);
		return earlier;
	}

	/**
	 * Looks whether keys are still there, and writes them again until they are: if this process is killed
	 * then, they are all that the next try has. It takes time, so that it is done only where another process
	 * may write keys of the same node.
	 */
	private async secure(keys: string[]): Promise<void> {
		for (let checks = 0; this.keys.mayBeShared() && checks < MAX_CHECKS; checks += 1) {
			await this.keys.settled();
			const areThere = await this.kept(true, async () => {
				const before = await this.keys.add(keys);
				return keys.every((key) => before.has(key));
			});
			this.keys.noteOthers(!areThere);
			if (areThere) return;
		}
	}

	private keyOf({ draft: { message, sendOnceKey }, identity }: Journaled): string {
		const { execution, number } = this.run;
		const { fingerprint, copy } = identity;
		return sendOnceKey === undefined
			? JSON.stringify(['run', execution, number, fingerprint, copy])
			: JSON.stringify(['once', sendOnceKey, message.to]);
	}

	/** Writes down all that there is, and gives what is known of the messages that leave. */
	private async write(): Promise<Map<string, Earlier>> {
		const { leaving, accepted, rejected } = this;
		[this.leaving, this.accepted, this.rejected] = [[], [], []];
		if (rejected.length > 0) await this.keys.remove(rejected);
		const gone = new Set(rejected);
		const added = this.added.map((keys) => keys.filter((key) => !gone.has(key)));
		const written = [...accepted, ...leaving];
		const before = await this.keys.add([...written, ...added.flatMap((keys) => keys.slice(0, 1))]);
		const lost = added.filter(([key]) => key && !before.has(key)).flat();
		if (lost.length > 0) this.keys.noteOthers(true);
		await this.keys.add(lost);
		const isNew = written.filter((key) => !before.has(key));
		this.added = [isNew, ...added].slice(0, CALLS_CHECKED);
		const known = leaving.filter((key) => before.has(key));
		return known.length > 0 ? await this.read(known) : new Map<string, Earlier>();
	}

	/**
	 * Which of the messages were accepted. n8n can be asked for a key only by adding it, so that what
	 * was not there is taken out again. A second key says that this is going on: if n8n is killed in
	 * the middle, the next try knows that an acceptance may be the one added here.
	 */
	private async read(keys: string[]): Promise<Map<string, Earlier>> {
		const before = await this.keys.add(keys.flatMap((key) => [reading(key), acceptance(key)]));
		const isAccepted = (key: string) => before.has(acceptance(key)) && !before.has(reading(key));
		const uncertainKeys = keys.filter((key) => !isAccepted(key));
		await this.keys.remove([...keys.map(reading), ...uncertainKeys.map(acceptance)]);
		return new Map(keys.map((key) => [key, isAccepted(key) ? 'accepted' : 'unknown']));
	}

	/** Runs a task at the keys. Where n8n cannot keep them, messages are sent without. */
	private async kept<T>(otherwise: T, task: () => Promise<T>): Promise<T> {
		if (this.problem) return otherwise;
		const result = await orProblem(async () => await this.keys.alone(task));
		if (!(result instanceof Problem)) return result;
		this.problem ??= result;
		return otherwise;
	}
}
