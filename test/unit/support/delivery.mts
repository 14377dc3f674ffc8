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

	now = () => this.time;

	random = () => 1;

	isCancelled = () => this.cancelled;

	breaths = 0;

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

/** Sends with one request at a time and a fake clock, unless told otherwise. */
export async function sendWith(
	messages: Message[],
	post: Post,
	settings: Partial<SendSettings> = {},
	clock = new FakeClock(),
) {
	const told: number[] = [];
	const outgoing = messages.map((message, position) => ({ message, position }));
	await sendAll(outgoing, post, { ...SETTINGS, ...settings }, clock, {
		onLeaving: async (together) => Promise.resolve(together),
		onEnded: (ended) => told.push(...ended.map(({ position }) => position)),
	});
	const outcomes = outgoing.map((one) => (one as Outgoing).outcome as Outcome);
	return { outcomes, told, clock };
}
