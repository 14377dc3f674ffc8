import { isWhatsAppId } from '../callbacks/context';
import type { CallbackEvent, DeliveryReport, IncomingMessage } from '../callbacks/events';
import { isAnswer } from './answers';
import { mayBeSameSubscriber } from './sameSubscriber';
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

/**
 * Whether a message answers ours. It came to an address whose key only this message has, and Exotel
 * posts nothing there but its reports and the replies to it; so a message is refused only when it speaks
 * against that itself. The SID of ours in its context is the proof, whatever its sender looks like. The
 * SID of another message says that it answers that one: it may have come here since Exotel does not say
 * which message it takes a reply for. Without a SID there is the sender alone; API reference, sections
 * 5.1 and 5.4.
 */
function isToOurs({ replyTo, from }: IncomingMessage, { sid, to }: Awaited): boolean {
	if (replyTo !== null && !isWhatsAppId(replyTo)) return replyTo === sid;
	return from === null || mayBeSameSubscriber(from, to);
}

/** Types by which a tap on a button, row or product, or the end of a flow, comes in. */
const TAPS = ['button', 'interactive', 'order'];

/**
 * Whether a message comes from a button or row of ours, by its ID. A flow or cart may come without one,
 * and then the message that it answers tells it. The plain buttons of a template have no ID that a send
 * knows, so there any tap has to do.
 */
function isOwnTap(reply: IncomingMessage, replyIds: string[], sid: string): boolean {
	const { type, replyId, flowResponse, replyTo } = reply;
	const id = replyId ?? flowResponse?.flow_token;
	if (replyIds.some((own) => own === id)) return true;
	return TAPS.includes(type) && (replyIds.length === 0 || (replyId === null && replyTo === sid));
}

function isReply(event: CallbackEvent, wait: Awaited): event is IncomingMessage {
	const { awaited, sid, replyIds } = wait;
	if (awaited !== 'waitForReply' || event.event !== 'incomingMessage') return false;
	if (!isAnswer(event) || !isToOurs(event, wait)) return false;
	return replyIds === null || isOwnTap(event, replyIds, sid);
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
