import { inWords } from '../../../nodes/ExotelWhatsApp/wait/limitWords';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

describe('a time limit in words', () => {
	it.each([
		[24 * HOUR, '24 hours'],
		[48 * HOUR, '2 days'],
		[49 * HOUR, '49 hours'],
		[HOUR, '1 hour'],
		[1.5 * HOUR, '90 minutes'],
		[60 * SECOND, '1 minute'],
		[90 * SECOND, '90 seconds'],
		[0, '0 seconds'],
		[1500, '1.5 seconds'],
	])('of %i ms is %s', (ms, words) => {
		expect(inWords(ms)).toBe(words);
	});
});
