import { statusOf } from '../callbacks/statuses';
import type { Ending } from './ending';

/** WhatsApp's word for a message that is no template, more than 24 hours after the customer wrote. */
const WINDOW_IS_OVER = 'EX_REENGAGEMENT_ERROR';

const OF_TEMPLATE =
	'Ask Exotel why the template was refused: templates may be sent at any time, without the 24-hour window.';

/**
 * The ending with advice that suits what was sent. A report does not say that itself, so its own advice
 * over the 24-hour window has to speak of both.
 * @param type content type of the message
 */
export function withAdviceFor(type: unknown, ending: Ending): Ending {
	const { delivery } = ending;
	if (type !== 'template' || !delivery) return ending;
	if (statusOf(delivery.reason, delivery.code)?.name !== WINDOW_IS_OVER) return ending;
	return { ...ending, delivery: { ...delivery, advice: OF_TEMPLATE } };
}
