import { eventOf } from '../../../nodes/ExotelWhatsApp/callbacks/events';
import { dedupeKey, PassedOn } from '../../../nodes/ExotelWhatsApp/trigger/repeats';
import { routed } from '../../../nodes/ExotelWhatsApp/trigger/outputs';

const NOW = 1_700_000_000_000;
const HOUR = 3_600_000;

const report = (exo_status_code: number, sid = 'AbC1') => eventOf({ sid, exo_status_code });
const incoming = (sid: string | undefined, body = 'Hi') =>
	eventOf({ sid, content: { type: 'text', text: { body } } });

/** A store after these events, as n8n keeps it between two calls. */
function storeAfter(events: Array<ReturnType<typeof eventOf>>, now = NOW) {
	const store: Record<string, unknown> = {};
	for (const event of events) {
		const before = new PassedOn(store, now);
		before.add(event);
		before.save();
	}
	return JSON.parse(JSON.stringify(store)) as Record<string, unknown>;
}

describe('PassedOn', () => {
	it('knows a repeat by SID and code', () => {
		const before = new PassedOn(storeAfter([report(30001), report(30002)]), NOW);
		expect(before.isRepeat(report(30001))).toBe(true);
		expect(before.isRepeat(report(30002))).toBe(true);
		expect(before.isRepeat(report(30003))).toBe(false);
		expect(before.isRepeat(report(30001, 'AbC2'))).toBe(false);
	});

	it('knows a repeat of a message, and without a SID by its content', () => {
		const before = new PassedOn(storeAfter([incoming('In1'), incoming(undefined)]), NOW);
		expect(before.isRepeat(incoming('In1'))).toBe(true);
		expect(before.isRepeat(incoming(undefined))).toBe(true);
		expect(before.isRepeat(incoming('In2'))).toBe(false);
		expect(before.isRepeat(incoming(undefined, 'Ho'))).toBe(false);
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
		const before = new PassedOn(storeAfter([report(first)]), NOW);
		expect(before.isStepBack(report(second))).toBe(isBack);
	});

	it('forgets after a day', () => {
		const store = storeAfter([report(30002)]);
		expect(new PassedOn(store, NOW + 23 * HOUR).isRepeat(report(30002))).toBe(true);
		expect(new PassedOn(store, NOW + 25 * HOUR).isRepeat(report(30002))).toBe(false);
	});

	it('keeps the newest 500 messages, in little room', () => {
		const store: Record<string, unknown> = {};
		const before = new PassedOn(store, NOW);
		for (let index = 0; index < 2000; index += 1) before.add(report(30002, `S${index}`));
		before.save();
		expect(JSON.stringify(store).length).toBeLessThan(25_000);
		const after = new PassedOn(store, NOW);
		expect(after.isRepeat(report(30002, 'S1999'))).toBe(true);
		expect(after.isRepeat(report(30002, 'S1500'))).toBe(true);
		expect(after.isRepeat(report(30002, 'S1499'))).toBe(false);
	});

	it('does not mind a store that holds something else', () => {
		expect(new PassedOn({ exotelWhatsAppSeen: 5 }, NOW).isRepeat(report(30002))).toBe(false);
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
