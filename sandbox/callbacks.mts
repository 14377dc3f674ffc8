import axios from 'axios';
import pLimit from 'p-limit';

import type { Message } from './schemas.mts';
import type { Report } from './reports.mts';

/** More reports than this wait for nobody: the newest are dropped, so that memory stays bounded. */
const MAX_PENDING = 100_000;
const PARALLEL = 20;
const TIMEOUT_MS = 5000;

/** Posts the delivery reports of accepted messages, each after the one before. */
export class Callbacks {
	private readonly limit = pLimit(PARALLEL);

	private readonly timers = new Set<NodeJS.Timeout>();

	/** Reports that were posted, answered outside 2xx or not at all, and dropped. */
	readonly counts = { posted: 0, refused: 0, dropped: 0 };

	/** @param delayMs time from the answer to the first report, and between reports */
	constructor(private readonly delayMs: number) {}

	/** Schedules the reports of a message; `onReport` learns each before it is posted. */
	schedule(
		sid: string,
		message: Message,
		reports: Report[],
		onReport: (report: Report) => void,
	): void {
		this.next(sid, message, reports, onReport);
	}

	/** Cancels what is scheduled. */
	stop(): void {
		this.timers.forEach((timer) => clearTimeout(timer));
		this.timers.clear();
	}

	private next(
		sid: string,
		message: Message,
		[report, ...later]: Report[],
		onReport: (report: Report) => void,
	): void {
		if (!report) return;
		if (this.timers.size + this.limit.pendingCount >= MAX_PENDING) {
			this.counts.dropped += 1;
			return;
		}
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			onReport(report);
			void this.limit(() => this.post(sid, message, report)).then(() =>
				this.next(sid, message, later, onReport),
			);
		}, this.delayMs);
		this.timers.add(timer);
	}

	private async post(sid: string, message: Message, report: Report): Promise<void> {
		if (!message.status_callback) return;
		const body = {
			whatsapp: {
				messages: [
					{
						callback_type: 'dlr',
						sid,
						to: message.to,
						exo_status_code: report.code,
						exo_detailed_status: report.name,
						description: report.description,
						timestamp: istTimestamp(new Date()),
						...(message.custom_data === undefined ? {} : { custom_data: message.custom_data }),
					},
				],
			},
		};
		try {
			await axios.post(message.status_callback, body, { timeout: TIMEOUT_MS, proxy: false });
			this.counts.posted += 1;
		} catch {
			this.counts.refused += 1;
		}
	}
}

/** ISO 8601 with Exotel's offset of +05:30. */
function istTimestamp(date: Date): string {
	const offsetMs = 5.5 * 60 * 60 * 1000;
	return `${new Date(date.getTime() + offsetMs).toISOString().slice(0, -1)}+05:30`;
}
