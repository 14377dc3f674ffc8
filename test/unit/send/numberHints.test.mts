import { numberHints } from '../../../nodes/ExotelWhatsApp/send/numberHints';
import type { Draft } from '../../../nodes/ExotelWhatsApp/send/draft';

const content = { type: 'text', text: { body: 'Hello' } };

const drafted = (itemIndex: number, to: string, couldBe?: string): Draft => ({
	itemIndex,
	given: { from: '+918000000000', to },
	message: { from: '+918000000000', to, content },
	...(couldBe && { couldBe }),
});

const doubtful = (itemIndex: number) =>
	drafted(itemIndex, `+91960771234${itemIndex}`, `+960771234${itemIndex}`);

describe('numberHints', () => {
	it('says nothing of numbers that are nothing else', () => {
		expect(numberHints([drafted(0, '+919876543210'), drafted(1, '+6591234567')])).toEqual([]);
	});

	it('names a number that could have a country code already', () => {
		expect(numberHints([drafted(0, '+919876543210'), doubtful(1)])).toEqual([
			{
				type: 'info',
				location: 'outputPane',
				message:
					'1 number without + was taken as one of the Default Country, and could have a country code already: +919607712341, not +9607712341 [item 1]. Write + before those that have one.',
			},
		]);
	});

	it('counts several, and names three', () => {
		const [{ message }] = numberHints([0, 1, 2, 3].map(doubtful));
		expect(message).toMatch(/^4 numbers without \+ were taken as/);
		expect(message).toContain('[item 2]; …. Write');
		expect(message).not.toContain('[item 3]');
	});
});
