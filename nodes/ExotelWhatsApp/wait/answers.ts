import type { IncomingMessage } from '../callbacks/events';

const always = () => true;
const never = () => false;

/** Whether anything of the customer's came with a message. */
const holdsSomething = ({ text, replyId, media, flowResponse }: IncomingMessage) =>
	[text, replyId, media, flowResponse ?? null].some((part) => part !== null);

/**
 * Whether a customer answers by a message of a type. A file or card that WhatsApp could not pass on is an
 * answer all the same: that it came says enough.
 */
const ANSWERS = new Map<string, (message: IncomingMessage) => boolean>([
	['text', always],
	// What was tapped, or filled into a flow.
	['button', always],
	['interactive', always],
	// Something sent in the place of words.
	['audio', always],
	['contact', always],
	['contacts', always],
	['document', always],
	['image', always],
	['location', always],
	['order', always],
	['sticker', always],
	['video', always],
	['voice', always],
	// A thumbs-up is an answer; without an emoji, it was taken back.
	['reaction', ({ text }) => text !== null],
	// Changes a message that was the answer itself when it came.
	['edit', never],
	['revoke', never],
	// WhatsApp's own words, such as of a changed number.
	['system', never],
	// The chat was opened, and nothing was written yet.
	['request_welcome', never],
	// WhatsApp does not tell what it was. Votes, pins and edits come as this too.
	['unsupported', never],
]);

/** For types that this list does not know: something must have come that can be read. */
const unlisted = (message: IncomingMessage) =>
	message.error === undefined && holdsSomething(message);

/** Whether a message is something that a customer answers with, and no mere notice. */
export function isAnswer(message: IncomingMessage): boolean {
	return (ANSWERS.get(message.type) ?? unlisted)(message);
}
