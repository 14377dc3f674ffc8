import { Values } from '../../../nodes/ExotelWhatsApp/shared/values';
import { waitAddress } from '../../../nodes/ExotelWhatsApp/wait/address';
import { checkCount, waitSettings } from '../../../nodes/ExotelWhatsApp/wait/settings';

const settings = (given: Record<string, unknown>) => waitSettings(new Values(given));
const HOUR = 3_600_000;

describe('waitSettings', () => {
	it.each([undefined, null, 'continue'])('is no wait for %p', (afterSending) => {
		expect(settings({ afterSending, timeLimit: 5 })).toBeUndefined();
	});

	it.each([
		['waitForDelivery', HOUR],
		['waitForSeen', 24 * HOUR],
		['waitForReply', 24 * HOUR],
	])('%s has a limit of its own', (afterSending, limitMs) => {
		expect(settings({ afterSending })).toEqual({ awaited: afterSending, limitMs });
	});

	it.each([
		[90, 'seconds', 90_000],
		[1.5, 'minutes', 90_000],
		['2', 'hours', 2 * HOUR],
		[3650, 'days', 3650 * 24 * HOUR],
		[0, 'days', 0],
	])('takes %p %s', (timeLimit, timeLimitUnit, limitMs) => {
		const given = { afterSending: 'waitForReply', timeLimit, timeLimitUnit };
		expect(settings(given)).toEqual({ awaited: 'waitForReply', limitMs });
	});

	it.each([
		['WAITFORSEEN', 'Hours'],
		['Wait Until Seen', 'HOURS'],
		['wait for seen', ' hours '],
	])('takes %p and %p', (afterSending, timeLimitUnit) => {
		const given = { afterSending, timeLimit: 2, timeLimitUnit };
		expect(settings(given)).toEqual({ awaited: 'waitForSeen', limitMs: 2 * HOUR });
	});

	it('refuses a unit that it does not know', () => {
		const given = { afterSending: 'waitForSeen', timeLimitUnit: 'weeks' };
		expect(() => settings(given)).toThrow(
			'Time Limit Unit must be one of Days, Hours, Minutes, Seconds, and was given "weeks"',
		);
	});

	it.each([
		[-1, 'hours', 'Time Limit must be a number, 0 to 87600, and was given "-1"'],
		['soon', 'hours', 'Time Limit must be a number, 0 to 87600, and was given "soon"'],
		[3651, 'days', 'Time Limit must be a number, 0 to 3650, and was given "3651"'],
	])('refuses %p %s', (timeLimit, timeLimitUnit, message) => {
		const given = { afterSending: 'waitForSeen', timeLimit, timeLimitUnit };
		expect(() => settings(given)).toThrow(message);
	});

	it('refuses a mode that it does not know', () => {
		expect(() => settings({ afterSending: 'waitForever' })).toThrow(
			'After Sending must be one of Continue, Wait for Delivery, Wait for Reply, Wait Until Seen, and was given "waitForever"',
		);
	});
});

describe('checkCount', () => {
	it('names both ways to send several', () => {
		expect(() => checkCount(1)).not.toThrow();
		expect(() => checkCount(20)).toThrow(
			"'After Sending' can wait for one message at a time, and 20 items came in",
		);
		try {
			checkCount(2);
		} catch (error) {
			expect(error).toMatchObject({ advice: expect.stringContaining('Loop Over Items') });
			expect(error).toMatchObject({ advice: expect.stringContaining('sub-workflow') });
		}
	});
});

describe('waitAddress', () => {
	it('adds a key that differs each time, and keeps what n8n has put there', () => {
		const resumeUrl = 'https://n8n.example.com/sub/webhook-waiting/12?signature=abc';
		const [one, two] = [waitAddress(resumeUrl), waitAddress(resumeUrl)];
		const url = new URL(one.url);
		expect(url.pathname).toBe('/sub/webhook-waiting/12');
		expect(url.searchParams.get('signature')).toBe('abc');
		expect(url.searchParams.get('key')).toBe(one.key);
		expect(one.key).toMatch(/^[\w-]{32}$/);
		expect(one.key).not.toBe(two.key);
	});
});
