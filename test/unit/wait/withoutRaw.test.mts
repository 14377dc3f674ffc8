import type { Ending } from '../../../nodes/ExotelWhatsApp/wait/ending';
import { withoutRaw } from '../../../nodes/ExotelWhatsApp/wait/withoutRaw';

const raw = { content: {} };

describe('how a wait ended, for a model', () => {
	it('is all but what was posted word for word', () => {
		const delivery = { event: 'deliveryReport', sid: 'AbC1', raw };
		const reply = { event: 'incomingMessage', text: 'Yes', raw };
		const ending = { waitResult: 'replied', delivery, reply } as unknown as Ending;
		expect(withoutRaw(ending)).toEqual({
			waitResult: 'replied',
			delivery: { event: 'deliveryReport', sid: 'AbC1' },
			reply: { event: 'incomingMessage', text: 'Yes' },
		});
		expect(ending.reply).toHaveProperty('raw');
	});

	it('leaves what there is none of', () => {
		const nothing: Ending = { waitResult: 'failed', delivery: null, reply: null };
		expect(withoutRaw(nothing)).toEqual(nothing);
	});
});
