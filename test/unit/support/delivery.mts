import type { Reply } from '../../../nodes/ExotelWhatsApp/api/reply';
import type { Clock } from '../../../nodes/ExotelWhatsApp/n8n/clock';
import type { Outcome } from '../../../nodes/ExotelWhatsApp/send/outcome';
import { sendAll, type Outgoing, type Post } from '../../../nodes/ExotelWhatsApp/send/requests';
import type { SendSettings } from '../../../nodes/ExotelWhatsApp/send/settings';
import type { Message, SendBody } from '../../../nodes/ExotelWhatsApp/api/sendRequest';
import { accepted, envelope } from './answers.mts';

export const messagesOf = (count: number): Message[] =>
	Array.from({ length: count }, (_, index) => ({
		from: '+918000000000',
		to: `+91${9000000000 + index}`,
		content: { type: 'text', text: { body: `message ${index}` } },
	}));

export const answered = (
	statusCode: number,
	body: unknown,
	retryAfter: string | null = null,
): Reply => ({ kind: 'answered', answer: { statusCode, body, retryAfter } });

export const recipients = ({ whatsapp }: SendBody) => whatsapp.messages.map(({ to }) => to);

/** Accepts everything; a SID is the recipient's number. */
export const acceptAll = (body: SendBody) =>
	answered(202, envelope(recipients(body).map(accepted)));

/** A `post` that keeps what it was given, with a reply of its own for some requests. */
export function recorder(replies: Record<number, Reply> = {}) {
	const bodies: SendBody[] = [];
	const post: Post = async (body) => {
		bodies.push(body);
		return Promise.resolve(replies[bodies.length - 1] ?? acceptAll(body));
	};
	return { bodies, post };
}

/** A clock whose time passes by waiting alone. */
export class FakeClock implements Clock {
	time = 1_700_000_000_000;

	readonly waits: number[] = [];

	cancelled = false;

	/** How often n8n could do its other work. */
	breaths = 0;

	now = () => this.time;

	random = () => 1;

	isCancelled = () => this.cancelled;

	async breathe(): Promise<void> {
		this.breaths += 1;
		return Promise.resolve();
	}

	async wait(ms: number): Promise<void> {
		this.waits.push(ms);
		this.time += ms;
		return Promise.resolve();
	}
}

const SETTINGS: SendSettings = {
	messagesPerRequest: 100,
	requestsInParallel: 1,
	messagesPerSecond: 0,
	timeoutMs: 1000,
	sendUncertainAgain: false,
};

const HELD: Outcome = {
	status: 'accepted',
	sid: null,
	code: null,
	requestId: null,
	problem: null,
	sentBefore: true,
};

/**
 * Sends with one request at a time and a fake clock, unless told otherwise.
 * @param isHeld which of the messages have ended when they are about to leave
 */
export async function sendWith(
	messages: Message[],
	post: Post,
	settings: Partial<SendSettings> = {},
	clock = new FakeClock(),
	isHeld: (position: number) => boolean = () => false,
) {
	const told: number[] = [];
	const asked: number[] = [];
	const outgoing: Array<Outgoing & { position: number }> = messages.map((message, position) => ({
		message,
		position,
	}));
	await sendAll(outgoing, post, { ...SETTINGS, ...settings }, clock, {
		async onLeaving(together) {
			asked.push(...together.map(({ position }) => position));
			for (const one of together) if (isHeld(one.position)) one.outcome = HELD;
			return Promise.resolve(together.filter(({ outcome }) => !outcome));
		},
		onEnded: (ended) => told.push(...ended.map(({ position }) => position)),
	});
	const outcomes = outgoing.map(({ outcome }) => outcome as Outcome);
	return { outcomes, told, asked, clock };
}
