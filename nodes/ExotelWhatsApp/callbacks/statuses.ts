import { contentFailures } from './contentFailures';
import { deliveryFailures } from './deliveryFailures';
import { row, type StatusRow } from './statusRow';

const sent = row('sent', false);

/** Reports that are no failures; API reference, section 4.3. */
const states: StatusRow[] = [
	sent(30001, 'EX_MESSAGE_SENT', 'No Failure: Sent', 'The message was handed to WhatsApp'),
	sent(null, 'EX_MESSAGE_QUEUED', 'No Failure: Queued at Exotel', 'The message waits at Exotel'),
	sent(
		null,
		'EX_MESSAGE_ACCEPTED',
		'No Failure: Accepted by Exotel',
		'Exotel has taken the message',
	),
	row('delivered', false)(
		30002,
		'EX_MESSAGE_DELIVERED',
		'No Failure: Delivered',
		"The message is on the customer's device",
	),
	row('seen', false)(
		30003,
		'EX_MESSAGE_SEEN',
		'No Failure: Seen',
		'The customer has read the message',
	),
];

/** In the order of Exotel's numbers; what has none comes last. */
const failures = [...contentFailures, ...deliveryFailures].sort(
	(one, other) => (one.code ?? Number.MAX_VALUE) - (other.code ?? Number.MAX_VALUE),
);

/** All kinds of delivery reports. */
export const statusTable: StatusRow[] = [...states, ...failures];

const byName = new Map(statusTable.map((one) => [one.name, one]));
const byCode = new Map(
	statusTable.flatMap((one) => [one.code, ...one.metaCodes].map((code) => [code, one] as const)),
);

/** Words for a status where there is neither name nor number; API reference, section 12.4. */
const WORDS = new Map<string, StatusRow>(
	Object.entries({
		accepted: 'EX_MESSAGE_ACCEPTED',
		queued: 'EX_MESSAGE_QUEUED',
		sent: 'EX_MESSAGE_SENT',
		delivered: 'EX_MESSAGE_DELIVERED',
		read: 'EX_MESSAGE_SEEN',
		seen: 'EX_MESSAGE_SEEN',
		failed: 'EX_UNDELIVERED',
		undelivered: 'EX_UNDELIVERED',
	}).map(([word, name]) => [word, byName.get(name) as StatusRow]),
);

/**
 * The row of a report: by name, else by number, since Exotel's own sample pairs a known name with a
 * number that no list has. The number may be Meta's. Undefined for what is in no list.
 */
export function statusOf(name: string | null, code: number | null): StatusRow | undefined {
	const numbered = code === null ? undefined : byCode.get(code);
	return byName.get(name ?? '') ?? numbered;
}

/** The row of a word for a status; undefined for all other words. */
export const statusOfWord = (word: string | null) => WORDS.get(word ?? '');
