import type { CallbackEvent } from '../callbacks/events';
import type { WebhookAnswer } from '../n8n/webhookAnswer';
import { markOf } from './repeats';
import { StartedEvents } from './startedEvents';

/** As many triggers as a large n8n has; of others, the store alone remembers. */
const MAX_TRIGGERS = 200;

const KEY = 'exotelWhatsAppSeen';

/** A call whose events may start the workflow. */
export interface Call {
	/** n8n's static data of the trigger, as it was when the call came. */
	store: Record<string, unknown>;
	/** So many messages are to be in it, the newest ones. */
	storeSize: number;
	/** Milliseconds since 1970. */
	now: number;
	answer: WebhookAnswer;
}

/** Options of the trigger. */
export interface Drops {
	dropRepeats: boolean;
	dropStepsBack: boolean;
}

/**
 * What one trigger has passed on. n8n reads the store before a call and writes it whole after it, so
 * of calls at the same time the last one wins: within a process, this memory knows of them all. The
 * store is for what outlives the process, and for other processes.
 */
export class TriggerMemory {
	private readonly started = new StartedEvents();
	private readonly starting = new Map<Call, StartedEvents>();
	private lastTurn: Promise<void> = Promise.resolve();
	/** What was read from the store or written to it last. */
	private lastStored: unknown;

	/** The events that are to start the workflow. They count as starting until the call is settled. */
	admit(call: Call, events: CallbackEvent[], drops: Drops): CallbackEvent[] {
		this.read(call);
		this.started.forget(call.now);
		this.forgetFailed();
		const own = new StartedEvents();
		this.starting.set(call, own);
		const known = [this.started, ...this.starting.values()];
		return events.filter((event) => {
			const mark = markOf(event);
			if (drops.dropRepeats && known.some((one) => one.isRepeat(mark))) return false;
			if (drops.dropStepsBack && known.some((one) => one.isStepBack(mark))) return false;
			own.add(mark, call.now);
			return true;
		});
	}

	/** Resolves when a call may go on: its store must come to n8n's database after those before it. */
	async turn(call: Call): Promise<void> {
		const before = this.lastTurn;
		this.lastTurn = before.then(async () => await this.saved(call));
		await before;
	}

	/**
	 * Says that n8n answers a call, which it does when the events have started the workflow. The store
	 * gets all that it lacks, as another process or a node of the workflow may have set it back.
	 */
	settle(call: Call): void {
		const own = this.starting.get(call);
		if (!own) return;
		this.starting.delete(call);
		this.started.addAll(own);
		this.started.forget(call.now);
		this.lastStored = this.started.toStored(call.storeSize);
		if ((call.store[KEY] ?? '') !== this.lastStored) call.store[KEY] = this.lastStored;
	}

	/** Another process may have written what is new here. */
	private read({ store }: Call): void {
		if (store[KEY] === this.lastStored) return;
		this.lastStored = store[KEY];
		this.started.addStored(this.lastStored);
	}

	/**
	 * n8n 1 saves the store before it starts the execution, and its SQLite takes writes of the same time
	 * in any order, so that an older store could stay. n8n 2 starts the execution first, which may take
	 * long; it has SQLite take writes in turn.
	 */
	private async saved(call: Call): Promise<void> {
		await call.answer.soon();
		if (!this.starting.has(call)) await call.answer.given();
	}

	/** What was answered without being settled did not start: its repeat must. */
	private forgetFailed(): void {
		for (const call of this.starting.keys()) {
			if (call.answer.isGiven()) this.starting.delete(call);
		}
	}
}

/** Of the triggers in this process, the one that was called last at the end. */
const memories = new Map<string, TriggerMemory>();

/**
 * The memory of a trigger in this process.
 * @param node its name, which is what n8n keeps its store by: IDs may come twice in a workflow
 */
export function memoryOf(workflowId: string, node: string): TriggerMemory {
	const key = JSON.stringify([workflowId, node]);
	const memory = memories.get(key) ?? new TriggerMemory();
	memories.delete(key);
	memories.set(key, memory);
	const [oldest] = memories.keys();
	if (memories.size > MAX_TRIGGERS) memories.delete(oldest);
	return memory;
}
