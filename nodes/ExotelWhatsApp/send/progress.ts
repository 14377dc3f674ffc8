import type { Outcome } from './outcome';

/** Time between two reports. */
const INTERVAL_MS = 5000;

/** Counts outcomes, and says every few seconds how far a long send is. */
export class Progress {
	private done = 0;

	private accepted = 0;

	private lastSaid: number;

	constructor(
		private readonly total: number,
		private readonly now: () => number,
		private readonly say: (line: string) => void,
	) {
		this.lastSaid = now();
	}

	add(outcomes: Outcome[]): void {
		this.done += outcomes.length;
		this.accepted += outcomes.filter(({ status }) => status === 'accepted').length;
		if (this.now() - this.lastSaid < INTERVAL_MS || this.done === this.total) return;
		this.lastSaid = this.now();
		this.say(
			`Exotel WhatsApp: ${this.done} of ${this.total} messages done, ${this.accepted} accepted`,
		);
	}
}
