import { counted } from '../shared/sentences';

/** Each unit, and the limit from which people count in it: "24 hours", and "2 days". */
const UNITS = [
	{ name: 'day', ms: 86_400_000, fromMs: 2 * 86_400_000 },
	{ name: 'hour', ms: 3_600_000, fromMs: 3_600_000 },
	{ name: 'minute', ms: 60_000, fromMs: 60_000 },
	{ name: 'second', ms: 1000, fromMs: 0 },
];

/** A time limit as people say it: in the largest unit that counts it whole. */
export function inWords(limitMs: number): string {
	const seconds = UNITS[UNITS.length - 1];
	const { name, ms } =
		UNITS.find((unit) => limitMs >= unit.fromMs && limitMs % unit.ms === 0) ?? seconds;
	return counted(limitMs / ms, name);
}
