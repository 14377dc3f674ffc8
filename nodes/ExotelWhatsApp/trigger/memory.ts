import type { CallbackEvent } from '../callbacks/events';
import { markOf, PassedOn } from './repeats';

/** As many triggers as a large n8n has; of others, the store alone remembers. */
const MAX_TRIGGERS = 200;

const KEY = 'exotelWhatsAppSeen';

/** A call whose events may start the workflow. */
export interface Call {
	/** n8n's static data of the trigger, as it was when the call came. */
	store: Record<string, unknown>;
	/** Milliseconds since 1970. */
	now: number;
	/** Whether n8n has answered it, well or not. */
	isAnswered(): boolean;
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
	private readonly started = new PassedOn();
	private readonly starting = new Map<Call, PassedOn>();

	/** The events that are to start the workflow. They count as starting until the call is answered. */
	admit(call: Call, events: CallbackEvent[], drops: Drops): CallbackEvent[] {
		this.started.addStored(call.store[KEY], call.now);
		this.forgetFailed();
		const own = new PassedOn();
		const known = [this.started, ...this.starting.values(), own];
		const admitted = events.filter((event) => {
			const mark = markOf(event);
			if (drops.dropRepeats && known.some((one) => one.isRepeat(mark))) return false;
			if (drops.dropStepsBack && known.some((one) => one.isStepBack(mark))) return false;
			own.add(mark, call.now);
			return true;
		});
		if (admitted.length > 0) this.starting.set(call, own);
		return admitted;
	}

	/** Says that the events of a call have started the workflow, here and in the store. */
	confirm(call: Call): void {
		const own = this.starting.get(call);
		if (!own) return;
		this.starting.delete(call);
		this.started.addAll(own, call.now);
		call.store[KEY] = this.started.toStored();
	}

	/** What was answered and not confirmed did not start: its repeat must. */
	private forgetFailed(): void {
		for (const call of this.starting.keys()) {
			if (call.isAnswered()) this.starting.delete(call);
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
