import type {
	CallbackEvent,
	IncomingMessage,
} from '../../../nodes/ExotelWhatsApp/callbacks/events';
import { newSeal, ownTaps, SEAL_LENGTH, sealed } from '../../../nodes/ExotelWhatsApp/wait/seal';

const SID = 'AbC1';
const seal = newSeal();

const incoming = (more: Partial<IncomingMessage>) =>
	({ event: 'incomingMessage', replyId: null, replyTo: null, ...more }) as IncomingMessage;
const kept = (event: CallbackEvent) => ownTaps([event], seal, SID);

describe('a seal', () => {
	it('is another one each time, of one length', () => {
		const seals = Array.from({ length: 100 }, newSeal);
		expect(new Set(seals).size).toBe(100);
		expect(new Set(seals.map(({ length }) => length))).toEqual(new Set([SEAL_LENGTH]));
	});

	it('stands behind the IDs of buttons, rows and quick replies, and nowhere else', () => {
		const reply = (id: string) => ({ type: 'reply', reply: { id, title: 'id' } });
		const payload = (id: string) => ({
			type: 'button',
			sub_type: 'quick_reply',
			index: '0',
			parameters: [{ type: 'payload', payload: id }],
		});
		const content = (end: string) => ({
			type: 'interactive',
			body: { text: 'id', id: 'untouched' },
			action: {
				buttons: [reply(`a${end}`)],
				sections: [{ rows: [{ id: `b${end}`, title: 'B' }] }],
			},
			components: [payload(`c${end}`), { type: 'body', parameters: [{ type: 'text', text: 'x' }] }],
		});
		expect(sealed(content(''), seal)).toEqual(content(seal));
	});
});

describe('events for a question', () => {
	it('have the IDs that the user knows', () => {
		const tap = incoming({ replyId: `approve${seal}`, replyTo: SID });
		expect(kept(tap)).toEqual([{ ...tap, replyId: 'approve' }]);
	});

	it('keep a tap that does not say what it answers, by its seal', () => {
		expect(kept(incoming({ replyId: `approve${seal}` }))).toEqual([
			incoming({ replyId: 'approve' }),
		]);
	});

	it.each(['approve', `approve${newSeal()}`, `approve${seal}x`])(
		'drop a tap of another seal: %s',
		(replyId) => {
			expect(kept(incoming({ replyId }))).toEqual([]);
			expect(kept(incoming({ replyId, replyTo: 'Other' }))).toEqual([]);
		},
	);

	it('keep a tap on a button without an ID of ours, where it says that it answers us', () => {
		const tap = incoming({ replyId: 'Yes', replyTo: SID });
		expect(kept(tap)).toEqual([tap]);
	});

	it('keep words and reports', () => {
		const words = incoming({ text: 'Yes' });
		const report = { event: 'deliveryReport' } as CallbackEvent;
		expect([...kept(words), ...kept(report)]).toEqual([words, report]);
	});
});
