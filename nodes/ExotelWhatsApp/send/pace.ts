import type { Clock } from '../n8n/clock';

/** When requests may start: not faster than the limit, and not while Exotel asks to wait. */
export class Pace {
	/** Time at which the limit lets the next request start. */
	private nextStart = 0;

	private heldUntil = 0;

	/** @param messagesPerSecond 0 for no limit */
	constructor(
		private readonly messagesPerSecond: number,
		private readonly clock: Clock,
	) {}

	/** Lets no request start for so long. */
	hold(ms: number): void {
		this.heldUntil = Math.max(this.heldUntil, this.clock.now() + ms);
	}

	/** Waits for the turn of a request with so many messages; returns at once when cancelled. */
	async turn(messages: number): Promise<void> {
		const start = Math.max(this.clock.now(), this.nextStart);
		if (this.messagesPerSecond > 0) {
			this.nextStart = start + (messages / this.messagesPerSecond) * 1000;
		}
		let waitMs = Math.max(start, this.heldUntil) - this.clock.now();
		while (waitMs > 0 && !this.clock.isCancelled()) {
			await this.clock.wait(waitMs);
			waitMs = this.heldUntil - this.clock.now();
		}
	}
}
