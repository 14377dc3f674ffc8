import type { Reply } from '../../../nodes/ExotelWhatsApp/api/reply';
import type { Clock } from '../../../nodes/ExotelWhatsApp/n8n/clock';
import { deliver } from '../../../nodes/ExotelWhatsApp/send/requests';
import type { DeliverySettings } from '../../../nodes/ExotelWhatsApp/send/settings';
import type { Message, sendBody } from '../../../nodes/ExotelWhatsApp/api/sendRequest';
import type { Post } from '../../../nodes/ExotelWhatsApp/send/reply';
import { accepted, envelope } from './answers.mts';

export type Body = ReturnType<typeof sendBody>;

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

export const recipients = ({ whatsapp }: Body) => whatsapp.messages.map(({ to }) => to);

/** Accepts everything; a SID is the recipient's number. */
export const acceptAll = (body: Body) => answered(202, envelope(recipients(body).map(accepted)));

/** A `post` that keeps what it was given, with a reply of its own for some requests. */
export function recorder(replies: Record<number, Reply> = {}) {
	const bodies: Body[] = [];
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

	async wait(ms: number): Promise<void> {
		this.waits.push(ms);
		this.time += ms;
		return Promise.resolve();
	}
}

const SETTINGS: DeliverySettings = {
	messagesPerRequest: 100,
	requestsInParallel: 1,
	messagesPerSecond: 0,
	timeoutMs: 1000,
	sendUncertainAgain: false,
};

/** Delivers with one request at a time and a fake clock, unless told otherwise. */
export async function deliverWith(
	messages: Message[],
	post: Post,
	settings: Partial<DeliverySettings> = {},
	clock = new FakeClock(),
) {
	const told: number[] = [];
	const outcomes = await deliver(messages, post, { ...SETTINGS, ...settings }, clock, (positions) =>
		told.push(...positions),
	);
	return { outcomes, told, clock };
}
