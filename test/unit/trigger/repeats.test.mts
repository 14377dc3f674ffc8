import { eventOf } from '../../../nodes/ExotelWhatsApp/callbacks/events';
import { dedupeKey, markOf } from '../../../nodes/ExotelWhatsApp/trigger/repeats';
import { StartedEvents } from '../../../nodes/ExotelWhatsApp/trigger/startedEvents';
import { routed } from '../../../nodes/ExotelWhatsApp/trigger/outputs';

const NOW = 1_700_000_000_000;
const HOUR = 3_600_000;

type Event = ReturnType<typeof eventOf>;

const report = (exo_status_code: number, sid = 'AbC1') => eventOf({ sid, exo_status_code });
const incoming = (sid: string | undefined, body = 'Hi') =>
	eventOf({ sid, content: { type: 'text', text: { body } } });

/** What n8n keeps of it between two calls. */
const kept = (started: StartedEvents, count = 500) => started.toStored(count);

function readBack(stored: unknown, now = NOW): StartedEvents {
	const started = new StartedEvents();
	started.addStored(stored);
	started.forget(now);
	return started;
}

/** After these events, each in a call of its own. */
function after(events: Event[], now = NOW): StartedEvents {
	return events.reduce((before, event) => {
		before.add(markOf(event), now);
		return readBack(kept(before), now);
	}, new StartedEvents());
}

const isRepeat = (started: StartedEvents, event: Event) => started.isRepeat(markOf(event));

describe('StartedEvents', () => {
	it('knows a repeat by SID and code', () => {
		const before = after([report(30001), report(30002)]);
		expect(isRepeat(before, report(30001))).toBe(true);
		expect(isRepeat(before, report(30002))).toBe(true);
		expect(isRepeat(before, report(30003))).toBe(false);
		expect(isRepeat(before, report(30001, 'AbC2'))).toBe(false);
	});

	it('knows a repeat of a message, and without a SID by its content', () => {
		const before = after([incoming('In1'), incoming(undefined)]);
		expect(isRepeat(before, incoming('In1'))).toBe(true);
		expect(isRepeat(before, incoming(undefined))).toBe(true);
		expect(isRepeat(before, incoming('In2'))).toBe(false);
		expect(isRepeat(before, incoming(undefined, 'Ho'))).toBe(false);
	});

	it('forgets the oldest of many reports of one message, and no other message for them', () => {
		const reports = Array.from({ length: 1000 }, (_, code) => report(code));
		const before = after([report(30002, 'AbC2'), ...reports]);
		expect(JSON.stringify(kept(before)).length).toBeLessThan(500);
		expect(isRepeat(before, report(999))).toBe(true);
		expect(isRepeat(before, report(0))).toBe(false);
		expect(isRepeat(before, report(30002, 'AbC2'))).toBe(true);
	});

	it.each([
		[30002, 30001, true],
		[30003, 30002, true],
		[30018, 30001, true],
		[30001, 30002, false],
		[30002, 30018, false],
		[30002, 30002, false],
		[30002, 99999, false],
	])('after %i, a %i is a step back: %p', (first, second, isBack) => {
		expect(after([report(first)]).isStepBack(markOf(report(second)))).toBe(isBack);
	});

	it('takes no incoming message for a step back', () => {
		expect(after([report(30003)]).isStepBack(markOf(incoming('AbC1')))).toBe(false);
	});

	it('forgets after a day', () => {
		const stored = kept(after([report(30002)]));
		expect(isRepeat(readBack(stored, NOW + 23 * HOUR), report(30002))).toBe(true);
		expect(isRepeat(readBack(stored, NOW + 25 * HOUR), report(30002))).toBe(false);
	});

	/** One report of each message, a millisecond after another. */
	function many(count: number): StartedEvents {
		const started = new StartedEvents();
		for (let index = 0; index < count; index += 1) {
			started.add(markOf(report(30002, `S${index}`)), NOW + index);
		}
		return started;
	}

	it('stores as many messages as it is told, the newest, in little room', () => {
		const stored = kept(many(2000));
		expect(stored.length).toBeLessThan(16_000);
		const newest = readBack(stored);
		expect(isRepeat(newest, report(30002, 'S1999'))).toBe(true);
		expect(isRepeat(newest, report(30002, 'S1500'))).toBe(true);
		expect(isRepeat(newest, report(30002, 'S1499'))).toBe(false);
	});

	it('knows the newest 50,000 messages', () => {
		const newest = new StartedEvents();
		newest.addAll(many(60_000));
		newest.forget(NOW);
		expect(isRepeat(newest, report(30002, 'S59999'))).toBe(true);
		expect(isRepeat(newest, report(30002, 'S10000'))).toBe(true);
		expect(isRepeat(newest, report(30002, 'S9999'))).toBe(false);
	});

	it('counts a message as new when another of its events comes', () => {
		const started = many(50_000);
		started.add(markOf(report(30003, 'S0')), NOW + 50_000);
		started.add(markOf(report(30002, 'next')), NOW + 50_001);
		started.forget(NOW + 50_001);
		expect(isRepeat(started, report(30002, 'S0'))).toBe(true);
		expect(isRepeat(started, report(30002, 'S1'))).toBe(false);
	});

	it('stores the newest by time, in whatever order they were told', () => {
		const full = many(500);
		full.addStored(kept(after([report(30002, 'old')], NOW - HOUR)));
		const stored = readBack(kept(full));
		expect(isRepeat(stored, report(30002, 'old'))).toBe(false);
		expect(isRepeat(stored, report(30002, 'S0'))).toBe(true);
	});

	it('stores the same text, in whatever order the events were told', () => {
		const [one, other] = [new StartedEvents(), new StartedEvents()];
		const marks = ['a', 'b', 'c'].map((sid) => markOf(report(30002, sid)));
		for (const mark of marks) one.add(mark, NOW);
		for (const mark of [...marks].reverse()) other.add(mark, NOW);
		expect(kept(one)).toBe(kept(other));
	});

	it('knows a repeat whose code is a text of any kind', () => {
		const odd = eventOf({ sid: 'AbC1', exo_detailed_status: 'odd; one 1 2' });
		const before = after([odd, report(30001, 'AbC2')]);
		expect(isRepeat(before, odd)).toBe(true);
		expect(isRepeat(before, report(30001, 'AbC2'))).toBe(true);
		expect(kept(before).split(';')).toHaveLength(2);
	});

	it('unites what two of them know of one message', () => {
		const one = after([report(30003), report(30001, 'AbC2')], NOW - HOUR);
		one.addStored(kept(after([report(30001)])));
		expect(isRepeat(one, report(30003))).toBe(true);
		expect(isRepeat(one, report(30001))).toBe(true);
		expect(isRepeat(one, report(30001, 'AbC2'))).toBe(true);
		expect(one.isStepBack(markOf(report(30002)))).toBe(true);
		const later = readBack(kept(one), NOW + 23.5 * HOUR);
		expect(isRepeat(later, report(30003))).toBe(true);
		expect(isRepeat(later, report(30001, 'AbC2'))).toBe(false);
	});

	it.each([
		[5],
		[null],
		[[1, 2]],
		[{ a: 5 }],
		[{ a: [] }],
		[{ a: ['x', 'y'] }],
		['x'],
		['x;y 1;;'],
		['x y z'],
		['x lsxk2p1a 1 odd,code'],
	])('does not mind a store that holds %j', (stored) => {
		expect(kept(readBack(stored))).toBe('');
	});
});

describe('dedupeKey', () => {
	it('is the same for a repeat, and differs by SID, code and content', () => {
		const events = [
			report(30001),
			report(30002),
			report(30001, 'AbC2'),
			incoming('AbC1'),
			incoming(undefined),
			incoming(undefined, 'Ho'),
		];
		expect(new Set(events.map(dedupeKey)).size).toBe(events.length);
		expect(dedupeKey(report(30001))).toBe(dedupeKey(report(30001)));
	});
});

describe('routed', () => {
	const unknown = eventOf({ hello: 1 });
	const events = [report(30018), incoming('In1'), report(30002), unknown];

	it('keeps all in one output unless told otherwise', () => {
		expect(routed(events, false)).toEqual([events]);
	});

	it('splits reports, failures and incoming messages', () => {
		expect(routed(events, true)).toEqual([[events[2], unknown], [events[0]], [events[1]]]);
	});
});
