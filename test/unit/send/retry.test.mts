import { Problem } from '../../../nodes/ExotelWhatsApp/shared/problem';
import { retryAfterMs, retryDelayMs } from '../../../nodes/ExotelWhatsApp/send/retry';
import { answered } from '../support/delivery.mts';

const NOW = Date.parse('2026-03-01T10:00:00Z');

describe('retryAfterMs', () => {
	it.each<[string | null, number | undefined]>([
		['120', 120_000],
		['0', 0],
		['-5', 0],
		['Sun, 01 Mar 2026 10:01:00 GMT', 60_000],
		['Sun, 01 Mar 2026 09:00:00 GMT', 0],
		['soon', undefined],
		['', undefined],
		[null, undefined],
	])('reads %p as %p ms', (header, ms) => {
		expect(retryAfterMs(header, NOW)).toBe(ms);
	});
});

describe('retryDelayMs', () => {
	const state = { tries: 1, elapsedMs: 0, now: NOW, random: 0, sendUncertainAgain: false };

	it.each([
		[1, 0, 500],
		[1, 1, 1000],
		[3, 0.5, 3000],
	])('backs off after try %i with chance %p by %i ms', (tries, random, delay) => {
		expect(retryDelayMs(answered(429, {}), { ...state, tries, random })).toBe(delay);
	});

	it('tries again where nothing left', () => {
		const problem = new Problem('m', 'd', 'ENOTFOUND');
		expect(retryDelayMs({ kind: 'notSent', problem }, state)).toBe(500);
	});

	it.each([200, 202, 400, 401, 402, 403, 404, 409])('does not try again after %i', (status) => {
		const asked = { ...state, sendUncertainAgain: true };
		expect(retryDelayMs(answered(status, {}), asked)).toBeUndefined();
	});

	it('ends after five tries, and before five minutes are over', () => {
		const reply = answered(429, {});
		expect(retryDelayMs(reply, { ...state, tries: 5 })).toBeUndefined();
		expect(retryDelayMs(reply, { ...state, elapsedMs: 299_501 })).toBeUndefined();
	});
});
