import type {
	CallbackEvent,
	IncomingMessage,
} from '../../../nodes/ExotelWhatsApp/callbacks/events';
import type { AskedQuestion, ResponseType } from '../../../nodes/ExotelWhatsApp/wait/question';
import { eventsFor } from '../../../nodes/ExotelWhatsApp/wait/questionEvents';

const incoming = (more: Partial<IncomingMessage>) =>
	({ event: 'incomingMessage', replyId: null, replyTo: 'AbC1', ...more }) as IncomingMessage;

const reaction = incoming({ type: 'reaction', text: '👍' });
const words = incoming({ type: 'text', text: 'Yes' });
const foreignTap = incoming({ type: 'interactive', replyId: 'approve', replyTo: null });
const report = { event: 'deliveryReport' } as CallbackEvent;

const heard = (responseType: ResponseType) => {
	const question = { responseType, seal: '~s' } as AskedQuestion;
	return eventsFor(question, [reaction, words, foreignTap, report], 'AbC1');
};

describe('what a question hears', () => {
	it.each<ResponseType>(['approval', 'choice'])('is no reaction for %s', (responseType) => {
		expect(heard(responseType)).toEqual([words, report]);
	});

	it('is a reaction too where any words do', () => {
		expect(heard('freeText')).toEqual([reaction, words, report]);
	});
});
