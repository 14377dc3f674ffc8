import type { CallbackEvent } from '../callbacks/events';
import type { AskedQuestion } from './question';
import { ownTaps } from './seal';

/** A reaction is too little to approve or to choose by: nobody knows what 👍 says yes to. */
const isReaction = (event: CallbackEvent) =>
	event.event === 'incomingMessage' && event.type === 'reaction';

/** What a question hears of the events of a call: all else is passed over, and it waits on. */
export function eventsFor(
	{ responseType, seal }: AskedQuestion,
	events: CallbackEvent[],
	sid: string,
): CallbackEvent[] {
	const heard = ownTaps(events, seal, sid);
	return responseType === 'freeText' ? heard : heard.filter((event) => !isReaction(event));
}
