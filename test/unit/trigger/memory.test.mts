import { setTimeout as sleep } from 'node:timers/promises';

import { eventOf } from '../../../nodes/ExotelWhatsApp/callbacks/events';
import {
	memoryOf,
	TriggerMemory,
	type Call,
	type Drops,
} from '../../../nodes/ExotelWhatsApp/trigger/memory';

const NOW = 1_700_000_000_000;
const DAY = 24 * 3_600_000;

const STORE_SIZE = 500;

const [SENT, DELIVERED, SEEN] = [30001, 30002, 30003];

const report = (sid: string, exo_status_code = DELIVERED) => eventOf({ sid, exo_status_code });
const reports = (count: number, code?: number) =>
	Array.from({ length: count }, (_, index) => report(`S${index}`, code));

type Event = ReturnType<typeof eventOf>;

/** n8n's database, as far as a trigger knows it: each call reads it, and writes it whole. */
interface Rows {
	read(): Record<string, unknown>;
	write(store: Record<string, unknown>): void;
}

class Row implements Rows {
	private json = '{}';

	read = () => JSON.parse(this.json) as Record<string, unknown>;

	write(store: Record<string, unknown>): void {
		this.json = JSON.stringify(store);
	}
}

const ALL: Drops = { dropRepeats: true, dropStepsBack: true };
const REPEATS: Drops = { dropRepeats: true, dropStepsBack: false };

/** A call that has come in and is not answered yet. */
function received(memory: TriggerMemory, row: Rows, events: Event[], drops = REPEATS, now = NOW) {
	let isGiven = false;
	let give: () => void;
	const given = new Promise<void>((resolve) => (give = resolve));
	const answer = { isGiven: () => isGiven, given: () => given, soon: () => sleep(0) };
	const call: Call = { store: row.read(), storeSize: STORE_SIZE, now, answer };
	const end = () => {
		isGiven = true;
		give();
	};
	return {
		/** SIDs of the events that are to start the workflow. */
		admitted: memory.admit(call, events, drops).map((event) => ('sid' in event ? event.sid : null)),
		turn: () => memory.turn(call),
		/** n8n has started the execution, and answers once its database has the store, after a while. */
		async save(ms: number) {
			memory.settle(call);
			const saved = structuredClone(call.store);
			await sleep(ms);
			row.write(saved);
			end();
		},
		/** The same, by a database that is fast. */
		succeed() {
			memory.settle(call);
			row.write(call.store);
			end();
		},
		/** n8n could not start the execution, and answers 500. */
		fail: end,
	};
}

/** A call from its beginning to its end; gives the SIDs that started the workflow. */
function call(...given: Parameters<typeof received>) {
	const one = received(...given);
	one.succeed();
	return one.admitted;
}

/** Calls in the same instant, one for each event, answered in another order than they came in. */
function atOnce(memory: TriggerMemory, row: Row, events: Event[], drops = REPEATS, now = NOW) {
	const calls = events.map((event) => received(memory, row, [event], drops, now));
	for (const one of [...calls].reverse()) one.succeed();
	return calls.flatMap(({ admitted }) => admitted);
}

describe('TriggerMemory', () => {
	it('starts 40 executions for 40 reports at once that all come again', () => {
		const [memory, row] = [new TriggerMemory(), new Row()];
		expect(atOnce(memory, row, reports(40))).toHaveLength(40);
		expect(atOnce(memory, row, reports(40), REPEATS, NOW + 2000)).toEqual([]);
		expect(atOnce(memory, row, reports(41), REPEATS, NOW + 2000)).toEqual(['S40']);
	});

	it('writes a burst whole, for the process after it', () => {
		const row = new Row();
		atOnce(new TriggerMemory(), row, reports(40));
		expect(atOnce(new TriggerMemory(), row, reports(41))).toEqual(['S40']);
	});

	it('starts one execution for five copies in the same instant, and for two in one call', () => {
		const [memory, row] = [new TriggerMemory(), new Row()];
		expect(atOnce(memory, row, Array<Event>(5).fill(report('S1')))).toEqual(['S1']);
		expect(call(memory, row, [report('S2'), report('S2'), report('S1')])).toEqual(['S2']);
	});

	it('starts again what n8n could not start', () => {
		const [memory, row] = [new TriggerMemory(), new Row()];
		const failing = received(memory, row, reports(2));
		expect(failing.admitted).toHaveLength(2);
		expect(received(memory, row, reports(2)).admitted).toEqual([]);
		failing.fail();
		expect(call(memory, row, reports(2))).toEqual(['S0', 'S1']);
		expect(call(memory, row, reports(2))).toEqual([]);
	});

	it('writes nothing before n8n has started the execution', () => {
		const [memory, row] = [new TriggerMemory(), new Row()];
		received(memory, row, [report('S1')]);
		call(memory, row, [report('S2')]);
		expect(call(new TriggerMemory(), row, [report('S1'), report('S2')])).toEqual(['S1']);
	});

	it('drops late reports of a burst, those of the same instant too', () => {
		const [memory, row] = [new TriggerMemory(), new Row()];
		const delivered = reports(40);
		expect(atOnce(memory, row, [...delivered, ...reports(40, SENT)], ALL)).toHaveLength(40);
		expect(atOnce(memory, row, reports(40, SENT), ALL)).toEqual([]);
		expect(atOnce(memory, row, reports(40, SEEN), ALL)).toHaveLength(40);
		expect(atOnce(memory, row, delivered, ALL)).toEqual([]);
		expect(atOnce(new TriggerMemory(), row, reports(40, SENT), ALL)).toEqual([]);
	});

	it('holds no late report against one that n8n could not start', () => {
		const [memory, row] = [new TriggerMemory(), new Row()];
		received(memory, row, [report('S1', SEEN)], ALL).fail();
		expect(call(memory, row, [report('S1', DELIVERED)], ALL)).toEqual(['S1']);
	});

	it('drops only what it is told to', () => {
		const [memory, row] = [new TriggerMemory(), new Row()];
		const stepsBack = { dropRepeats: false, dropStepsBack: true };
		expect(call(memory, row, [report('S1'), report('S1')], stepsBack)).toEqual(['S1', 'S1']);
		expect(call(memory, row, [report('S1', SENT)], stepsBack)).toEqual([]);
		expect(call(memory, row, [report('S1', SENT)], REPEATS)).toEqual(['S1']);
	});

	it('forgets after a day, however busy it is', () => {
		const [memory, row] = [new TriggerMemory(), new Row()];
		call(memory, row, reports(1));
		for (let hour = 1; hour < 24; hour += 1) {
			const now = NOW + (hour * DAY) / 24;
			expect(call(memory, row, [report('S0'), report(`H${hour}`)], REPEATS, now)).toHaveLength(1);
		}
		expect(call(memory, row, [report('S0'), report('H1')], REPEATS, NOW + DAY)).toEqual(['S0']);
	});

	it('knows more messages than the store, and takes a burst of more', () => {
		const [memory, row] = [new TriggerMemory(), new Row()];
		expect(atOnce(memory, row, reports(700))).toHaveLength(700);
		expect(call(memory, row, reports(1500), REPEATS, NOW + 1)).toHaveLength(800);
		expect(call(memory, row, reports(2000), REPEATS, NOW + 2)).toHaveLength(500);
		const newest = reports(2000).slice(-STORE_SIZE);
		expect(call(new TriggerMemory(), row, newest)).toEqual([]);
		expect(call(memory, row, reports(2000))).toEqual([]);
		expect(call(new TriggerMemory(), row, reports(1))).toEqual(['S0']);
	});

	it('starts a report once in each of two processes at most', () => {
		const row = new Row();
		const [one, other] = [new TriggerMemory(), new TriggerMemory()];
		const sameInstant = reports(40).map((event) =>
			[one, other].map((memory) => received(memory, row, [event])),
		);
		expect(sameInstant.flat().flatMap(({ admitted }) => admitted)).toHaveLength(80);
		for (const call of sameInstant.flat()) call.succeed();
		for (const memory of [one, other, one]) expect(atOnce(memory, row, reports(40))).toEqual([]);
	});

	it('knows what another process has written', () => {
		const row = new Row();
		const [one, other] = [new TriggerMemory(), new TriggerMemory()];
		call(one, row, reports(20));
		expect(call(other, row, reports(40))).toHaveLength(20);
		expect(call(one, row, reports(41))).toEqual(['S40']);
	});

	it('writes again what another process has overwritten, by a new report and by a repeat', () => {
		for (const next of [report('next'), report('one')]) {
			const row = new Row();
			const [one, other] = [new TriggerMemory(), new TriggerMemory()];
			const slow = received(other, row, [report('other')]);
			call(one, row, [report('one')]);
			slow.succeed();
			expect(received(new TriggerMemory(), row, [report('one')]).admitted).toEqual(['one']);
			call(one, row, [next]);
			expect(call(new TriggerMemory(), row, [report('one'), report('other')])).toEqual([]);
		}
	});

	it('writes again what came to the database too late, by a repeat', () => {
		const [memory, row] = [new TriggerMemory(), new Row()];
		const calls = reports(40).map((event) => received(memory, row, [event]));
		const late = calls.splice(20, 1)[0];
		late.succeed();
		const old = row.read();
		for (const one of calls) one.succeed();
		row.write(old);
		call(memory, row, reports(1));
		expect(call(new TriggerMemory(), row, reports(40))).toEqual([]);
	});

	it('leaves the store alone when all is in it', () => {
		const [memory, row] = [new TriggerMemory(), new Row()];
		call(memory, row, [report('S0', SENT), report('S0'), report('S1')]);
		const reading = { read: () => Object.freeze(row.read()), write: () => undefined };
		expect(call(memory, reading, [report('S0')])).toEqual([]);
		expect(() => call(memory, reading, [report('S2')])).toThrow(TypeError);
		const starting = new TriggerMemory();
		received(starting, new Row(), [report('S0')]);
		const empty = { read: () => Object.freeze({}), write: () => undefined };
		expect(call(starting, empty, [report('S0')])).toEqual([]);
	});

	it('lets n8n 1 save one store after another, as its database mixes up those of one instant', async () => {
		const [memory, row] = [new TriggerMemory(), new Row()];
		const calls = reports(10).map((event) => received(memory, row, [event]));
		await Promise.all(
			calls.map(async ({ turn, save }, index) => {
				await turn();
				await save(5 * (10 - index));
			}),
		);
		expect(call(new TriggerMemory(), row, reports(11))).toEqual(['S10']);
	});

	it('keeps no call waiting while n8n 2 starts the execution of another', async () => {
		const [memory, row] = [new TriggerMemory(), new Row()];
		const [slow, next] = reports(2).map((event) => received(memory, row, [event]));
		await slow.turn();
		await next.turn();
		await next.save(1);
		await slow.save(1);
		expect(call(new TriggerMemory(), row, reports(3))).toEqual(['S2']);
	});

	it('does not mind what else is in the store', () => {
		const row = new Row();
		row.write({ exotelWhatsAppSeen: 'x', mine: 1 });
		expect(call(new TriggerMemory(), row, reports(1))).toEqual(['S0']);
		expect(row.read()).toMatchObject({ mine: 1 });
	});

	it('goes on with what an older version has left in the store', () => {
		const row = new Row();
		row.write({ exotelWhatsAppSeen: { '+HmAyIqTwzwB': [NOW, 2, '30001', '30002'] } });
		const memory = new TriggerMemory();
		expect(call(memory, row, [report('S0'), report('S0', SENT), report('S0', SEEN)])).toEqual([
			'S0',
		]);
		const after = `+HmAyIqTwzwB ${NOW.toString(36)} 3 30001 30002 30003`;
		expect(row.read()).toEqual({ exotelWhatsAppSeen: after });
	});
});

describe('memoryOf', () => {
	it('is one memory for each trigger of each workflow', () => {
		expect(memoryOf('w1', 'Trigger')).toBe(memoryOf('w1', 'Trigger'));
		const others = [
			memoryOf('w2', 'Trigger'),
			memoryOf('w1', 'Trigger 2'),
			memoryOf('w1,', 'Trigger'),
		];
		expect(new Set([memoryOf('w1', 'Trigger'), ...others]).size).toBe(4);
	});

	it('keeps those of the 200 triggers that were called last', () => {
		const [often, seldom] = [memoryOf('often', 'Trigger'), memoryOf('seldom', 'Trigger')];
		for (let index = 0; index < 199; index += 1) {
			memoryOf(`w${index}`, 'Trigger');
			expect(memoryOf('often', 'Trigger')).toBe(often);
		}
		expect(memoryOf('seldom', 'Trigger')).not.toBe(seldom);
	});
});
