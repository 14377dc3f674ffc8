import type { CallbackEvent, DeliveryReport, IncomingMessage } from '../callbacks/events';
import type { WaitSettings } from './settings';

/** The message that is waited for. */
export interface Awaited {
	awaited: WaitSettings['awaited'];
	sid: string;
	/** The customer, in E.164. */
	to: string;
	/** When only a tap on one of these ends the wait. */
	replyIds: string[] | null;
}

/** How a wait ended. */
export interface Ending {
	waitResult: 'delivered' | 'failed' | 'replied' | 'seen';
	/** The report that ended it; null when a reply did. */
	delivery: DeliveryReport | null;
	reply: IncomingMessage | null;
}

/** Statuses of reports that end each wait. A failure ends all. */
const ENDING_STATUSES: Record<Awaited['awaited'], string[]> = {
	waitForDelivery: ['delivered', 'seen', 'failed'],
	waitForSeen: ['seen', 'failed'],
	waitForReply: ['failed'],
};

function isEndingReport(event: CallbackEvent, { awaited, sid }: Awaited): event is DeliveryReport {
	return (
		event.event === 'deliveryReport' &&
		event.sid === sid &&
		ENDING_STATUSES[awaited].includes(event.status)
	);
}

const digits = (number: string) => number.replace(/\D/g, '');

/**
 * Whether a message answers ours. Which message it answers is often not said, and then its sender
 * has to do; API reference, section 5.4.
 */
function isReply(
	event: CallbackEvent,
	{ awaited, sid, to, replyIds }: Awaited,
): event is IncomingMessage {
	if (awaited !== 'waitForReply' || event.event !== 'incomingMessage') return false;
	if (event.replyTo !== null && event.replyTo !== sid) return false;
	if (event.from !== null && digits(event.from) !== digits(to)) return false;
	return replyIds === null || (event.replyId !== null && replyIds.includes(event.replyId));
}

/** What the events of one call mean for the wait; undefined when it goes on. */
export function endingOf(events: CallbackEvent[], wait: Awaited): Ending | undefined {
	const reply = events.find((event) => isReply(event, wait));
	const report = events.find((event) => isEndingReport(event, wait));
	if (reply) return { waitResult: 'replied', delivery: report ?? null, reply };
	if (!report) return undefined;
	const waitResult = report.status as 'delivered' | 'failed' | 'seen';
	return { waitResult, delivery: report, reply: null };
}
