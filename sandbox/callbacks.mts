import axios from 'axios';
import pLimit from 'p-limit';

import type { Message } from './schemas.mts';
import type { Report } from './reports.mts';

/** More reports than this wait for nobody: the newest are dropped, so that memory stays bounded. */
const MAX_PENDING = 100_000;
const PARALLEL = 20;
const TIMEOUT_MS = 5000;

/** Exotel's pages name four schedules, the soonest after 30 seconds; here all is thirty times faster. */
const REPEATS_MS = [1000, 4000, 20_000];

/** Posts the delivery reports of accepted messages, each after the one before. */
export class Callbacks {
	private readonly limit = pLimit(PARALLEL);

	private readonly timers = new Set<NodeJS.Timeout>();

	private stopped = false;

	/** Reports that were posted, answered outside 2xx or not at all, given up after that, and dropped. */
	readonly counts = { posted: 0, refused: 0, givenUp: 0, dropped: 0 };

	/**
	 * @param delayMs time from the answer to the first report, and between reports
	 * @param copies how often each report is posted
	 */
	constructor(
		private readonly delayMs: number,
		private readonly copies: () => number = () => 1,
	) {}

	/**
	 * Schedules the reports of a message.
	 * @param reportsOf is asked for them when the first one is due
	 * @param onReport learns each before it is posted
	 */
	schedule(
		sid: string,
		message: Message,
		reportsOf: () => Promise<Report[]>,
		onReport: (report: Report) => void,
	): void {
		this.later(this.delayMs, () => {
			void reportsOf().then((reports) => this.report(sid, message, reports, onReport));
		});
	}

	/** Reports that are due later or on their way. */
	get waiting(): number {
		return this.timers.size + this.limit.pendingCount + this.limit.activeCount;
	}

	/** Cancels what is scheduled. */
	stop(): void {
		this.stopped = true;
		this.timers.forEach((timer) => clearTimeout(timer));
		this.timers.clear();
	}

	/** Does something after a while, unless too much is waiting already. */
	private later(ms: number, work: () => void): void {
		// What was under way at the stop must not begin again.
		if (this.stopped) return;
		if (this.timers.size + this.limit.pendingCount >= MAX_PENDING) {
			this.counts.dropped += 1;
			return;
		}
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			work();
		}, ms);
		this.timers.add(timer);
	}

	private report(
		sid: string,
		message: Message,
		[report, ...later]: Report[],
		onReport: (report: Report) => void,
	): void {
		onReport(report);
		const entry = entryOf(sid, message, report);
		const posted = Array.from({ length: this.copies() }, () =>
			this.deliver(message.status_callback, entry, REPEATS_MS),
		);
		void Promise.all(posted).then(() => {
			if (later.length === 0) return;
			this.later(this.delayMs, () => this.report(sid, message, later, onReport));
		});
	}

	/** Posts an entry, and once more after each of these times until it is taken. */
	private async deliver(
		url: string | undefined,
		entry: object,
		[repeatMs, ...repeats]: number[],
	): Promise<void> {
		if (url === undefined) return;
		const status = await this.limit(() => postCallback(url, entry));
		if (status >= 200 && status < 300) {
			this.counts.posted += 1;
			return;
		}
		this.counts.refused += 1;
		if (repeatMs === undefined) this.counts.givenUp += 1;
		else this.later(repeatMs, () => void this.deliver(url, entry, repeats));
	}
}

function entryOf(sid: string, message: Message, report: Report) {
	return {
		callback_type: 'dlr',
		sid,
		to: message.to,
		exo_status_code: report.code,
		exo_detailed_status: report.name,
		description: report.description,
		timestamp: istTimestamp(new Date()),
		...(message.custom_data === undefined ? {} : { custom_data: message.custom_data }),
	};
}

/** Posts one report or message; gives the HTTP status of the answer, 0 where there is none. */
export async function postCallback(url: string | undefined, entry: object): Promise<number> {
	if (url === undefined) return 0;
	const body = { whatsapp: { messages: [entry] } };
	const options = { timeout: TIMEOUT_MS, proxy: false, validateStatus: () => true } as const;
	return await axios.post(url, body, options).then(
		({ status }) => status,
		() => 0,
	);
}

/** ISO 8601 with Exotel's offset of +05:30. */
export function istTimestamp(date: Date): string {
	const offsetMs = 5.5 * 60 * 60 * 1000;
	return `${new Date(date.getTime() + offsetMs).toISOString().slice(0, -1)}+05:30`;
}
